import type { ServiceIdentifier } from 'inversify';
import type { Bus } from '../bus/bus.ts';
import type { Trace } from '../bus/trace.ts';
import type { Finding, Reported } from '../contract/finding.ts';
import type { Kit } from '../contract/plugin.ts';
import type { RunEnd } from '../contract/verdict.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { AuthorCode } from '../kernel/author/author-code.ts';
import type { ActorClock } from '../kernel/clock/actor-clock.ts';
import type { RunOptions } from '../kernel/clock/clock-options.ts';
import { onBench } from '../kernel/guard/bench-context.ts';
import { rowsFiredOn, type RowsFired } from '../kernel/guard/rows-fired.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { RuleCounts, type RulesFired } from '../report/rules-fired.ts';
import type { Note } from '../report/trace-line.ts';
import type { StoreView } from '../store/store-view.ts';
import type { Findings } from './findings/findings.ts';
import { hearRejections } from './hear-rejections.ts';
import type { Judge, JudgedRun } from './properties/judge.ts';
import type { PassedPhase } from './properties/passed-phase.ts';
import type { Services } from './services.ts';

/** A scenario that is set up, with its bus, its store and its clock: time moves when `runFor` or `runUntilQuiet` says so. */
export interface Bench {
  /** What is on the bench, as the function that makes it gave it. */
  readonly scenario: Scenario;
  /** Every message, when it is sent and when it is delivered. */
  readonly bus: Bus;
  /** What the Interaction Server knows now. */
  readonly store: StoreView;
  /** Time as the bench sees it; an RxJS scheduler. */
  readonly clock: ActorClock;
  /** What has been delivered so far; empty on a lean bench. */
  readonly trace: Trace;
  /** What was found so far. */
  readonly findings: readonly Finding[];
  /** What code of the scenario wrote to the console, where the console is the bench's: in `routeproof run`. */
  readonly notes: readonly Note[];
  /** The phases of the chapters Conference and Stop Processing that the run went through. */
  readonly phases: readonly PassedPhase[];
  /** What the run says about the scenario's own properties. */
  readonly judged: JudgedRun;
  /** Which rows of rule tables have fired so far; empty where none was asked. */
  readonly rules: readonly RulesFired[];
  /** The service that this run has for a token, its own or what a module has put in its place. */
  readonly get: Kit['get'];
  /** Moves time by so much. The promise is needed only when code of the scenario awaits. */
  runFor(time: Milliseconds): Promise<void>;
  /** Runs until nothing but upkeep is left, or to the scenario's `until`; then the properties are judged for the whole run. */
  runUntilQuiet(): Promise<void>;
}

/** What stands on the table of one bench. */
interface Composition {
  readonly scenario: Scenario;
  readonly services: Services;
  readonly trace: Trace;
  readonly phases: readonly PassedPhase[];
  readonly findings: Findings;
  readonly judge: Judge;
  /** What is done when the run has ended. */
  readonly endings: readonly ((end: RunEnd) => void)[];
  readonly onControl: AuthorCode['onControl'];
}

/** A bench whose plugins are set up. */
export class ComposedBench implements Bench {
  readonly #composition: Composition;
  readonly clock: ActorClock;

  constructor(composition: Composition) {
    this.#composition = composition;
    this.clock = composition.services.clock.actor('bench');
  }

  get scenario(): Scenario {
    return this.#composition.scenario;
  }

  get bus(): Bus {
    return this.#composition.services.bus;
  }

  get store(): StoreView {
    return this.#composition.services.store;
  }

  get trace(): Trace {
    return this.#composition.trace;
  }

  get findings(): readonly Finding[] {
    return this.#composition.findings.list;
  }

  get notes(): readonly Note[] {
    return this.#composition.findings.notes;
  }

  get phases(): readonly PassedPhase[] {
    return this.#composition.phases;
  }

  get judged(): JudgedRun {
    return this.#composition.judge;
  }

  get rules(): readonly RulesFired[] {
    const counts = new RuleCounts();
    counts.take(this.rows);
    return counts.list;
  }

  /** The same as it is counted. */
  get rows(): RowsFired {
    return rowsFiredOn(this.#composition.findings);
  }

  /** A stream of chance from which two plugins draw, as far as is known yet. */
  get sharedStream(): string | undefined {
    return this.#composition.services.sharedStream;
  }

  get<T>(service: ServiceIdentifier<T>): T {
    return this.#composition.services.get(service);
  }

  runFor(time: Milliseconds): Promise<void> {
    return this.#run({ until: this.#composition.services.clock.now() + time }) ?? Promise.resolve();
  }

  runUntilQuiet(): Promise<void> {
    return this.toQuiet() ?? Promise.resolve();
  }

  /** The same, without a promise where nothing awaits: exploring plays thousands of runs a second. */
  toQuiet(): void | Promise<void> {
    const { scenario, services, judge, endings, onControl } = this.#composition;
    return this.#run({ until: scenario.until, quiet: true }, () => {
      onControl?.('judge');
      judge.runEnded({ quiet: services.clock.live === 0 });
      for (const look of endings) look({ isCut: false });
    });
  }

  /** The run is played no further, as its day is over: what is told when a run has ended is told, but for what is still under way. */
  isCut(): void {
    for (const look of this.#composition.endings) look({ isCut: true });
  }

  /** The run has come round to where it was before. */
  roundBegins(): void {
    this.#composition.judge.roundBegins();
  }

  /** The run goes round for ever, and is not played any further: it is judged as far as that can be. */
  goesRound(reported: Reported): void {
    const { judge, findings, onControl } = this.#composition;
    findings.add(reported);
    onControl?.('judge');
    judge.goesRound();
  }

  /** Without code that awaits, the bench has run when the call returns; the promise is for the others. */
  #run(how: RunOptions, then?: () => void): void | Promise<void> {
    const { findings, services, onControl } = this.#composition;
    const atRest = () => onControl?.('bench');
    let turns: void | Promise<void> = undefined;
    try {
      turns = onBench(findings, () => services.clock.run(how));
      if (turns === undefined) then?.();
    } finally {
      if (turns === undefined) atRest();
    }
    if (turns !== undefined) return hearRejections(turns).then(then).finally(atRest);
  }
}
