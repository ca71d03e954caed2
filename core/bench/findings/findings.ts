import { type Finding, type Reported, findingOf } from '../../contract/finding.ts';
import { found } from '../../contract/found.ts';
import { InteractionGone } from '../../contract/strategy.ts';
import { pluginAt, type Told } from '../../contract/plugin.ts';
import { authorLine } from '../../kernel/author/author-line.ts';
import { problemOf } from '../../kernel/author/problem-of.ts';
import { readable } from '../../kernel/author/readable.ts';
import type { RepeatedLines } from '../../kernel/author/repeated-lines.ts';
import { thrownInTeardown } from '../../kernel/author/thrown-in-teardown.ts';
import { BenchError } from '../../kernel/errors.ts';
import { onBench, type BenchContext, type Listener } from '../../kernel/guard/bench-context.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { Note } from '../../report/trace-line.ts';
import { AuthoredCode } from './authored-code.ts';
import type { FindingsPlace } from './findings-place.ts';
import { FoundCause } from './found-cause.ts';
import { ProbesAtWork } from './probes-at-work.ts';

/** Collects what goes wrong in a run, from wherever it comes, each cause once with its count; and what the author's code writes. */
export class Findings implements BenchContext {
  readonly probes = new ProbesAtWork();
  readonly #list: Finding[] = [];
  /** The causes of the list, in its order. */
  readonly #causes: FoundCause[] = [];
  readonly #notes: Note[] = [];
  #place: FindingsPlace | undefined;
  readonly #onWait: (() => void)[] = [];
  #waits = false;
  /** Who is told what the code leaves behind that runs now. */
  #told: Told | undefined;
  #keepsLines = true;
  readonly #lines: RepeatedLines | undefined;

  /** `lines` are those of a scenario that is put on the bench many times. */
  constructor(lines?: RepeatedLines) {
    this.#lines = lines;
  }

  /** From now on nothing is kept of where things are made: there may be very many. */
  keepNoLines(): void {
    this.#keepsLines = false;
  }

  lineHere(place: () => Error): Error | undefined {
    if (!this.#keepsLines) return undefined;
    return this.#lines === undefined ? place() : this.#lines.next(place);
  }

  /** Calls when code that may await runs on the bench, where nobody could say before whether it would. */
  onWait(listener: () => void): void {
    if (this.#waits) listener();
    else this.#onWait.push(listener);
  }

  waits(): void {
    if (this.#waits) return;
    this.#waits = true;
    for (const listener of this.#onWait) listener();
  }

  /** From now on it is known when, in whose step and where something is found. */
  standOn(place: FindingsPlace): void {
    this.#place = place;
  }

  get list(): readonly Finding[] {
    return this.#list;
  }

  get notes(): readonly Note[] {
    return this.#notes;
  }

  /** The author's code wrote something to the console. */
  note(text: string): void {
    this.#notes.push({
      at: this.#now(),
      actor: this.#place?.clock.current?.name,
      text,
      after: this.#crossed() ?? 0,
    });
  }

  /** What an author reports without a line is on the line that reports it; what else has none is on that of the scenario. */
  add(given: Reported): void {
    const at = this.#now();
    const isAuthors = given.code === undefined && given.where === undefined;
    const { whereOrdersRace: severity } = given;
    const reported = {
      ...given,
      ...(isAuthors && { where: authorLine(new Error('reported here')) }),
      ...(severity !== undefined && this.#place?.racing === true && { severity }),
    };
    if (this.#place?.clock.current !== undefined) this.#place.follower?.found();
    if (this.#explains(reported, at)) return;
    // A strategy that asks for real time, or does not end, also throws: that is one finding, about one interaction.
    const index = this.#causes.findIndex((cause) => cause.isOffenceIn(reported) || cause.isOf(reported));
    const cause = this.#causes[index] ?? new FoundCause(reported, { at, after: this.#crossed(), line: this.#line() });
    if (index < 0) {
      this.#causes.push(cause);
      this.#list.push(cause.finding);
      return;
    }
    cause.comesAgain(reported, at);
    this.#list[index] = cause.finding;
  }

  /** A path that ends badly, when it is known already what it ended with. */
  #explains({ kind, interaction }: Reported, at: Milliseconds): boolean {
    if (kind === 'path-without-end' && interaction !== undefined)
      return this.#causes.some((cause) => cause.isFailureOf(interaction));
    if (kind !== 'path-ends-without-decision') return false;
    return this.#causes.some((cause) => cause.finding.kind === 'refusal-unheard' && cause.cameTo(interaction, at));
  }

  /** Code on the bench asked for real time or real chance, or did not end; RxJS may have swallowed what was thrown. */
  offence(error: BenchError): void {
    this.add({ ...findingOf(error), where: authorLine(error) });
  }

  /** A subscriber threw, or an observable failed that nobody listens to. */
  unhandled(thrown: unknown, told = this.#told): void {
    const error = readable(thrown);
    if (error instanceof InteractionGone) return;
    const { plugin } = this.probes;
    if (told !== undefined && plugin === undefined) return told.threw(error);
    this.threw(error, this.#actor(), plugin && pluginAt(plugin));
  }

  named<T>(listener: Listener<T>): Listener<T> {
    return this.probes.named(listener);
  }

  unheard(given: unknown): void {
    const error = readable(given);
    if (error instanceof InteractionGone) return;
    if (this.#told !== undefined && this.probes.plugin === undefined) return this.#told.unheard(error);
    const who = this.#actor() ?? 'Something on the bench';
    const thrown = thrownInTeardown(error);
    const reported =
      thrown === undefined ? found.errorUnheard(who, problemOf(error)) : found.teardownThrew(who, problemOf(thrown));
    this.add({ ...reported, where: authorLine(thrown ?? error) ?? this.#line() });
  }

  rejected(reason: unknown): void {
    const who = this.#actor() ?? 'Something on the bench';
    this.add({ ...found.unawaitedRejection(who, problemOf(reason)), where: authorLine(reason) ?? this.#line() });
  }

  /** Runs code of an author's; what it leaves to reject, or to fail unheard, is told to whoever runs it. */
  authored<R>(work: () => R, told: Told, awaits: boolean): R {
    const before = this.#told;
    this.#told = told;
    try {
      return awaits ? onBench(new AuthoredCode(this, told), work) : work();
    } finally {
      this.#told = before;
    }
  }

  /** Code of an actor threw in a step; `where` is its line if the error has none. */
  threw(thrown: unknown, actor: string | undefined, where?: string): void {
    const error = readable(thrown);
    const problem = error instanceof BenchError ? error.message : problemOf(error);
    if (thrownInTeardown(error) !== undefined) return this.unheard(error);
    const line = authorLine(error) ?? where ?? this.#line();
    if (this.#causes.some((cause) => cause.isOffence && cause.finding.sentence === problem)) return;
    if (error instanceof BenchError) this.add({ ...findingOf(error), where: line });
    else this.add({ ...found.threw(actor ?? 'Something on the bench', problem), where: line });
  }

  #now(): Milliseconds {
    return this.#place?.clock.now() ?? 0;
  }

  /** Before the bench stands, nothing has crossed it. */
  #crossed(): number | undefined {
    return this.#place === undefined ? 0 : this.#place.crossed();
  }

  #actor(): string | undefined {
    const { plugin } = this.probes;
    return plugin === undefined ? this.#place?.clock.current?.name : `Plugin '${plugin.name}'`;
  }

  #line(): string | undefined {
    return this.#place?.line();
  }
}
