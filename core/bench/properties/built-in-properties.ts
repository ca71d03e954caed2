import { attachedSize } from './attached-size.ts';
import { toldWhileInvolved } from './told-while-involved.ts';
import { ticketsEndOnce } from './tickets-end-once.ts';
import { pathsEnd } from './paths-end.ts';
import { onePlace } from './one-place.ts';
import { followsFlows } from './flows/follows-flows.ts';
import { answeredOnce } from './answered-once.ts';
import type { Reported } from '../../contract/finding.ts';
import type { Sight } from '../../contract/plugin.ts';
import type { BuiltInProbe, MakeProbe, ProbeSight } from './built-in-probe.ts';
import type { PassedPhase } from './passed-phase.ts';
import { UndoLog } from './undo-log.ts';

const probes: readonly MakeProbe[] = [
  answeredOnce,
  ticketsEndOnce,
  toldWhileInvolved,
  onePlace,
  followsFlows,
  pathsEnd,
  attachedSize,
];

/** How far the properties were when a step had ended. */
interface Mark {
  readonly changes: number;
  readonly found: number;
  readonly phases: number;
}

const unmarked: Mark = { changes: 0, found: 0, phases: 0 };

/** What a run is judged from. */
export interface JudgedFrom {
  readonly sight: Sight;
  readonly phases: PassedPhase[];
  readonly stepsBefore: number;
}

/**
 * The properties that every run is held against. A search keeps them from run to run: the steps with which a run begins as
 * the one before it did have been judged, and the properties are taken back to where the two part.
 */
export class BuiltInProperties implements ProbeSight {
  readonly #log: UndoLog;
  readonly #probes: readonly BuiltInProbe[];
  readonly #marks: Mark[] = [];
  #sight: Sight | undefined;
  #phases: readonly PassedPhase[] = [];
  #found = 0;
  /** So many steps are still the ones of the run before. */
  #judged = 0;

  constructor(isKept: boolean) {
    this.#log = new UndoLog(isKept);
    this.#probes = probes.map((make) => make(this, this.#log));
  }

  get store(): Sight['store'] {
    return this.#sight!.store;
  }

  get options(): Sight['options'] {
    return this.#sight!.options;
  }

  get handled(): Sight['handled'] {
    return this.#sight!.handled;
  }

  strategyOf(queue: string): ReturnType<Sight['strategyOf']> {
    return this.#sight!.strategyOf(queue);
  }

  passed(flow: string, interaction: string): void {
    this.#sight!.passed(flow, interaction);
  }

  finding(finding: Reported): void {
    this.#found++;
    this.#sight!.finding(finding);
  }

  /** A run begins, its first so many steps as those of the run before; its phases grow. */
  begin({ sight, phases, stepsBefore }: JudgedFrom): void {
    const last = this.#marks[stepsBefore - 1];
    // What was found has to be found again, in its place among other findings.
    const mark = last?.found === 0 ? last : unmarked;
    this.#judged = mark === unmarked ? 0 : stepsBefore;
    this.#marks.length = this.#judged;
    this.#log.backTo(mark.changes);
    phases.push(...this.#phases.slice(0, mark.phases));
    this.#phases = phases;
    this.#found = 0;
    this.#sight = sight;
    const all = this.#probes;
    sight.bus.sent.subscribe((message) => {
      if (this.#judged === 0) for (const probe of all) probe.sent?.(message);
    });
    sight.bus.messages.subscribe((message) => {
      if (this.#judged === 0) for (const probe of all) probe.delivered?.(message);
    });
    sight.bus.broken.subscribe((connection) => {
      if (this.#judged === 0) for (const probe of all) probe.broken?.(connection);
    });
    sight.store.changes.subscribe((change) => {
      if (this.#judged === 0) for (const probe of all) probe.changed?.(change);
    });
  }

  stepEnded(): void {
    if (this.#judged > 0) {
      if (--this.#judged === 0) for (const probe of this.#probes) probe.goesOn?.();
      return;
    }
    for (const probe of this.#probes) probe.stepEnded?.();
    if (this.#log.isKept)
      this.#marks.push({ changes: this.#log.length, found: this.#found, phases: this.#phases.length });
  }

  runEnded(how: { readonly quiet: boolean }): void {
    for (const probe of this.#probes) probe.runEnded?.(how);
  }
}
