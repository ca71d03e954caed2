import { found } from '../../contract/found.ts';
import { pluginAt, type Plugin } from '../../contract/plugin.ts';
import { problemOf as sentenceOf } from '../../kernel/author/problem-of.ts';
import { problemOf, type Message } from '../../protocol/catalogue.ts';
import type { Findings } from '../findings/findings.ts';

/** What the substitutions of one kind of clients put on the wire: it is told where their protocol has no such message. */
export class WordsOnWire {
  readonly #findings: Pick<Findings, 'add'>;
  readonly #plugins: Plugin[] = [];

  constructor(findings: Pick<Findings, 'add'>) {
    this.#findings = findings;
  }

  add(plugin: Plugin): void {
    this.#plugins.push(plugin);
  }

  /** Looks at what leaves for a message. */
  leaves(meant: Message, wire: Message): void {
    const problem = problemIn(wire);
    if (problem === undefined) return;
    const plugin = this.#plugins.find(
      ({ substitution }) =>
        substitution?.pairs.some(({ standsFor, as }) => standsFor === meant.type && as === wire.type) === true,
    );
    const name = plugin?.name ?? 'the bench';
    this.#findings.add({
      ...found.substitutionOffProtocol(name, meant.type, `${wire.type} (${wire.protocol})`, problem),
      interaction: meant.interaction,
      where: plugin && pluginAt(plugin),
    });
  }
}

/** What is wrong with a message in its protocol, in a sentence. */
function problemIn(wire: Message): string | undefined {
  try {
    return problemOf(wire)?.error.message;
  } catch (error) {
    // The protocol has no message of this name.
    return sentenceOf(error);
  }
}
