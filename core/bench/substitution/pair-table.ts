import { found } from '../../contract/found.ts';
import { pluginAt, type Plugin } from '../../contract/plugin.ts';
import type { Decoded, Known, SubstitutePair } from '../../contract/substitution.ts';
import { catalogue, namesInteraction, type Message } from '../../protocol/catalogue.ts';
import { valueInWords } from '../../protocol/key-values/key-value-problem.ts';
import { sealedBody } from '../../protocol/key-values/sealed.ts';
import type { Protocol } from '../../protocol/values.ts';
import type { Findings } from '../findings/findings.ts';
import { lost } from './lost.ts';
import { WordsOnWire } from './words-on-wire.ts';

/** A pair, and whose it is. */
interface Row extends SubstitutePair {
  readonly plugin: Plugin;
  /** The protocol of what it stands for. */
  readonly from: Protocol;
  /** Whether what travels names its interaction. */
  readonly namesInteraction: boolean;
}

/** The pairs of one plugin, by the type that they begin from. */
interface Layer {
  readonly encoding: ReadonlyMap<string, readonly Row[]>;
  readonly decoding: ReadonlyMap<string, readonly Row[]>;
}

/** All pairs for the connections of one kind of clients: those of a later plugin begin from what an earlier one gives. */
export class PairTable {
  readonly #findings: Pick<Findings, 'add' | 'threw'>;
  readonly #layers: Layer[] = [];
  readonly #protocols = new Set<Protocol>();
  readonly #words: WordsOnWire;

  constructor(findings: Pick<Findings, 'add' | 'threw'>) {
    this.#findings = findings;
    this.#words = new WordsOnWire(findings);
  }

  /** The protocol of the wire, where it is one that no sender speaks. */
  get protocol(): Protocol | undefined {
    return this.#protocols.size === 1 ? [...this.#protocols][0] : undefined;
  }

  add(plugin: Plugin, pairs: readonly SubstitutePair[]): void {
    const rows = pairs.map((pair): Row => ({
      ...pair,
      plugin,
      from: catalogue[pair.standsFor][0]!.protocol,
      namesInteraction: namesInteraction({ type: pair.as, protocol: pair.protocol }),
    }));
    for (const { protocol, from } of rows) if (protocol !== from) this.#protocols.add(protocol);
    this.#words.add(plugin);
    this.#layers.push({ encoding: grouped(rows, 'standsFor'), decoding: grouped(rows, 'as') });
  }

  /** What travels in place of a message. */
  encode(message: Message, known: Known): Message {
    let travels = message;
    for (const { encoding } of this.#layers) travels = this.#encoded(encoding, travels, known);
    return travels;
  }

  #encoded(encoding: Layer['encoding'], message: Message, known: Known): Message {
    for (const row of encoding.get(message.type) ?? []) {
      if (row.from !== message.protocol) continue;
      const body = this.#said(row, message, () => row.encode?.(message as never, known));
      if (body === undefined) continue;
      const interaction = row.namesInteraction ? message.interaction : undefined;
      // What travels is out of the reach of whoever made it, and what it was made from stays as it is.
      const own = Object.freeze(closed(body === message.body ? { ...body } : body));
      const { protocol, as: type } = row;
      return Object.freeze({ protocol, type, ref: message.ref, interaction, body: own }) as Message;
    }
    return message;
  }

  /** A message leaves an end: what it has no words for is told, but for an answer to what had none; and so are words that the wire's protocol has not. */
  leaves(message: Message, wire: Message, { client, asked }: Known): void {
    if (wire !== message) this.#words.leaves(message, wire);
    const { type, ref, interaction } = message;
    const { protocol } = this;
    if (protocol === undefined || wire.protocol === protocol) return;
    const isAnswer = ref !== undefined && !type.startsWith('Request');
    if (isAnswer && asked(ref)?.wire.protocol !== protocol) return;
    this.#findings.add({
      ...found.substitutionHasNoWords(type, client.name, protocol),
      interaction,
      cause: `${client.name} ${type}`,
    });
  }

  /** What the receiver reads. What was meant and is not read is a finding. */
  decode(wire: Message, meant: Message | undefined, known: Known): Message {
    const drops: string[] = [];
    const alone = withoutMark(wire);
    let read = alone;
    for (let index = this.#layers.length - 1; index >= 0; index--)
      read = this.#decoded(this.#layers[index]!.decoding, read, { known, drops });
    if (read === alone) read = wire;
    if (meant !== undefined) this.#compare(wire, meant, read, drops);
    return read;
  }

  #decoded(decoding: Layer['decoding'], wire: Message, { known, drops }: { known: Known; drops: string[] }): Message {
    for (const row of decoding.get(wire.type) ?? []) {
      if (row.protocol !== wire.protocol) continue;
      const given = this.#said<Decoded>(row, wire, () => row.decode?.(wire as never, known));
      if (given === undefined) continue;
      drops.push(...(row.drops ?? []));
      const { interaction, body } = given;
      return { protocol: row.from, type: row.standsFor, ref: wire.ref, interaction, body: closed(body) } as Message;
    }
    return wire;
  }

  /** What a pair gives; what is no such thing, and what it throws, is a finding, and it counts as nothing. */
  #said<R extends object>(row: Row, { type, interaction }: Message, say: () => R | undefined): R | undefined {
    const { plugin } = row;
    try {
      const given: unknown = say();
      if (given === undefined || isBody(given)) return given as R | undefined;
      // It is told as a promise, whatever becomes of it.
      if (given instanceof Promise) given.catch(() => undefined);
      this.#findings.add({
        ...found.notAMessage(plugin.name, type, valueInWords(given)),
        interaction,
        where: pluginAt(plugin),
        cause: `${plugin.name} gives ${valueInWords(given)}`,
      });
    } catch (error) {
      this.#findings.threw(error, `Plugin '${plugin.name}'`, pluginAt(plugin));
    }
    return undefined;
  }

  #compare(wire: Message, meant: Message, read: Message, drops: readonly string[]): void {
    const gone = lost(meant, read, drops);
    if (gone === undefined) return;
    const row = this.#layers
      .flatMap(({ encoding }) => encoding.get(meant.type) ?? [])
      .find(({ as, protocol }) => as === wire.type && protocol === wire.protocol);
    const forms = { meant: written(gone.meant), read: written(gone.read), wire: written(wire.body) };
    this.#findings.add({
      ...found.substitutionLossy(meant.type, wire.type, gone.what, forms),
      interaction: meant.interaction,
      where: row === undefined ? undefined : pluginAt(row.plugin),
      cause: `${meant.type} ${wire.type} ${gone.what}`,
    });
  }
}

function grouped(rows: readonly Row[], key: 'standsFor' | 'as'): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
  return groups;
}

/** Without the bench's mark of the interaction, where the protocol has none. */
const withoutMark = (wire: Message): Message =>
  wire.interaction === undefined || namesInteraction(wire) ? wire : ({ ...wire, interaction: undefined } as Message);

const isBody = (given: unknown): given is object =>
  typeof given === 'object' && given !== null && !Array.isArray(given) && !('then' in given);

/** What is on the wire, and what is read from it, nobody writes to. */
function closed(body: object): object {
  for (const name in body) {
    const value: unknown = body[name as keyof typeof body];
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) return sealedBody(body);
  }
  return body;
}

const written = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
