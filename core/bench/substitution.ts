import type { Codec, Codecs } from '../bus/codec.ts';
import type { CodecsFor } from '../bus/network.ts';
import type { Plugin } from '../contract/plugin.ts';
import { ConnectionEnd, type ServerSide } from './connection-end.ts';
import type { Findings } from './findings.ts';
import { PairTable } from './pair-table.ts';

/** What substitutions look into, and where they say what is wrong. */
export interface Substituting extends ServerSide {
  readonly findings: Pick<Findings, 'add' | 'threw'>;
}

/** The substitutions of a bench, as the connections of its server use them. */
export function substitution(plugins: readonly Plugin[], { findings, ...server }: Substituting): CodecsFor {
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
    end.crossed(message, wire);
    table.asked(message, wire, end);
  },
  decode: (wire, meant) => {
    const read = table.decode(wire, meant, end);
    end.crossed(read, wire);
    return read;
  },
});
