import type { Finding } from '../contract/finding.ts';
import { authorLine } from '../kernel/author-line.ts';
import type { BenchContext } from '../kernel/bench-context.ts';
import { BenchError } from '../kernel/errors.ts';
import type { Milliseconds } from '../kernel/time.ts';

/** Collects what goes wrong in a run, from wherever it comes, each thing once. */
export class Findings implements BenchContext {
  readonly #list: Finding[] = [];
  /** Says what time it is; set when there is a clock. */
  now: () => Milliseconds = () => 0;
  /** Says whose step is in hand. */
  actor: () => string | undefined = () => undefined;

  get list(): readonly Finding[] {
    return this.#list;
  }

  add(finding: Omit<Finding, 'at'>): void {
    const { kind, sentence, interaction, where } = finding;
    if (this.#tellsAlready(finding)) return;
    const offence = this.#list.findIndex((each) => each.kind === 'real-time' && sentence.includes(each.sentence));
    // A strategy that asks for real time also throws: that is one finding, about one interaction.
    if (offence >= 0) this.#list[offence] = { ...this.#list[offence]!, ...definedOnly({ interaction }) };
    else this.#list.push({ kind, sentence, at: this.now(), ...definedOnly({ interaction, where }) });
  }

  /** The same thing again, or a path without an end when it is known already what ended it. */
  #tellsAlready({ kind, sentence, interaction }: Omit<Finding, 'at'>): boolean {
    return this.#list.some(
      (each) =>
        each.interaction === interaction &&
        ((each.kind === kind && each.sentence === sentence) ||
          (kind === 'path-without-end' && interaction !== undefined)),
    );
  }

  /** Code on the bench asked for real time or real chance; RxJS may have swallowed what was thrown. */
  offence(error: BenchError): void {
    this.add({ kind: 'real-time', sentence: error.message, where: authorLine(error) });
  }

  /** A subscriber threw, or an observable failed that nobody listens to. */
  unhandled(error: unknown): void {
    this.threw(error, this.actor());
  }

  /** Code of an actor threw in a step. */
  threw(error: unknown, actor: string | undefined): void {
    const problem = error instanceof Error ? error.message : String(error);
    if (this.#list.some(({ kind, sentence }) => kind === 'real-time' && sentence === problem)) return;
    const kind = error instanceof BenchError ? error.code.slice(3).toLowerCase().replaceAll('_', '-') : 'threw';
    const sentence = error instanceof BenchError ? problem : `${actor ?? 'Something on the bench'} threw: ${problem}.`;
    this.add({ kind, sentence, where: authorLine(error) });
  }
}

const definedOnly = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
