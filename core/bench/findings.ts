import type { Trace } from '../bus/trace.ts';
import type { Finding } from '../contract/finding.ts';
import { authorLine } from '../kernel/author-line.ts';
import type { BenchContext } from '../kernel/bench-context.ts';
import type { Clock } from '../kernel/clock.ts';
import { BenchError } from '../kernel/errors.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Note } from '../report/note.ts';

/** What the bench hears of before, or instead of, the one who catches what was thrown. */
const offences = ['real-time', 'machine-setting', 'outside-bench', 'endless-loop'];

/** Collects what goes wrong in a run, from wherever it comes, each thing once; and what the author's code writes. */
export class Findings implements BenchContext {
  readonly #list: Finding[] = [];
  readonly #notes: Note[] = [];
  #clock: Clock | undefined;
  #trace: Trace | undefined;

  /** From now on there is a clock that says when something is found and in whose step, and a trace to find it in. */
  standOn(clock: Clock, trace: Trace): void {
    this.#clock = clock;
    this.#trace = trace;
  }

  get list(): readonly Finding[] {
    return this.#list;
  }

  get notes(): readonly Note[] {
    return this.#notes;
  }

  /** The author's code wrote something to the console. */
  note(text: string): void {
    this.#notes.push({ at: this.#now(), actor: this.#actor(), text, after: this.#trace?.length ?? 0 });
  }

  add(finding: Omit<Finding, 'at'>): void {
    const { kind, sentence, interaction, where } = finding;
    if (this.#tellsAlready(finding)) return;
    const offence = this.#list.findIndex(
      (each) =>
        isOffence(each) &&
        (each.interaction ?? interaction) === interaction &&
        (where === undefined || each.where === undefined || each.where === where) &&
        sentence.includes(each.sentence),
    );
    // A strategy that asks for real time, or does not end, also throws: that is one finding, about one interaction.
    if (offence >= 0)
      this.#list[offence] = { ...definedOnly({ where }), ...this.#list[offence]!, ...definedOnly({ interaction }) };
    else this.#list.push({ kind, sentence, at: this.#now(), ...definedOnly({ interaction, where }) });
  }

  /** The same thing again, or a path that ends badly when it is known already what it ended with. */
  #tellsAlready({ kind, sentence, interaction }: Omit<Finding, 'at'>): boolean {
    return this.#list.some(
      (each) =>
        each.interaction === interaction &&
        ((each.kind === kind && each.sentence === sentence) ||
          (kind === 'path-without-end' && interaction !== undefined) ||
          (kind === 'path-ends-without-decision' && each.kind === 'refusal-unheard' && each.at === this.#now())),
    );
  }

  /** Code on the bench asked for real time or real chance, or did not end; RxJS may have swallowed what was thrown. */
  offence(error: BenchError): void {
    this.add({ kind: kindOf(error), sentence: error.message, where: authorLine(error) });
  }

  /** A subscriber threw, or an observable failed that nobody listens to. */
  unhandled(error: unknown): void {
    this.threw(error, this.#actor());
  }

  /** Code of an actor threw in a step. */
  threw(error: unknown, actor: string | undefined): void {
    const problem = error instanceof Error ? error.message : String(error);
    if (this.#list.some((each) => isOffence(each) && each.sentence === problem)) return;
    const kind = error instanceof BenchError ? kindOf(error) : 'threw';
    const sentence = error instanceof BenchError ? problem : `${actor ?? 'Something on the bench'} threw: ${problem}.`;
    this.add({ kind, sentence, where: authorLine(error) });
  }

  #now(): Milliseconds {
    return this.#clock?.now() ?? 0;
  }

  #actor(): string | undefined {
    return this.#clock?.current?.name;
  }
}

/** `RP_REAL_TIME` as a word to grep for: `real-time`. */
const kindOf = ({ code }: BenchError): string => code.slice(3).toLowerCase().replaceAll('_', '-');

const isOffence = ({ kind }: Finding): boolean => offences.includes(kind);

const definedOnly = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
