import type { Codec, Codecs } from '../../bus/codec.ts';
import type { CodecsFor } from '../../bus/network.ts';
import type { Plugin } from '../../contract/plugin.ts';
import { Calls } from './calls.ts';
import { ConnectionEnd, type ServerSide } from './connection-end.ts';
import { sealed } from '../../protocol/key-values/sealed.ts';
import type { Findings } from '../findings/findings.ts';
import { PairTable } from './pair-table.ts';

/** What substitutions look into, and where they say what is wrong. */
export interface Substituting extends Omit<ServerSide, 'calls'> {
  readonly findings: Pick<Findings, 'add' | 'threw'>;
}

/** The substitutions of a bench, as the connections of its server use them. */
export function substitution(plugins: readonly Plugin[], { findings, ...live }: Substituting): CodecsFor {
  // What a substitution is shown is its own copy: the server's records are nobody's to write into.
  const server: ServerSide = { ...live, calls: new Calls(), interactionOf: (id) => sealed(live.interactionOf(id)) };
  const tables = new Map<string, PairTable>();
  for (const plugin of plugins) {
    const { substitution: given } = plugin;
    if (given === undefined) continue;
    const table = tables.get(given.of) ?? new PairTable(findings);
    table.add(plugin, given.pairs);
    tables.set(given.of, table);
  }
  return (client): Codecs | undefined => {
    const table = tables.get(client.role);
    if (table === undefined) return undefined;
    return {
      client: codecAt(table, new ConnectionEnd(client)),
      server: codecAt(table, new ConnectionEnd(client, server)),
    };
  };
}

const codecAt = (table: PairTable, end: ConnectionEnd): Codec => ({
  encode: (message) => table.encode(message, end),
  leaves: (message, wire) => {
    table.leaves(message, wire, end);
    end.crossed(message, wire);
  },
  decode: (wire, meant) => {
    Object.freeze(wire.body);
    const read = table.decode(wire, meant, end);
    end.crossed(read, wire);
    return read;
  },
});
