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
import type { StatedRules } from './stated-rules.ts';
import { withinCapacity } from './within-capacity.ts';
import { UndoLog } from './undo-log.ts';

const probes: readonly MakeProbe[] = [
  answeredOnce,
  ticketsEndOnce,
  toldWhileInvolved,
  onePlace,
  followsFlows,
  pathsEnd,
  attachedSize,
  withinCapacity,
];

/** How far the properties were when a step had ended. */
interface Mark {
  readonly changes: number;
  readonly found: number;
  readonly phases: number;
}

const nobody: readonly BuiltInProbe[] = [];

const unmarked: Mark = { changes: 0, found: 0, phases: 0 };

/** What a run is judged from. */
export interface JudgedFrom {
  readonly sight: Sight;
  readonly phases: PassedPhase[];
  readonly stepsBefore: number;
  readonly rules: StatedRules;
}

/**
 * The properties that every run is held against. A search keeps them from run to run: the steps with which a run begins as
 * the one before it did have been judged, and the properties are taken back to where the two part.
 */
export class BuiltInProperties implements ProbeSight {
  #log!: UndoLog;
  #probes!: readonly BuiltInProbe[];
  readonly #marks: Mark[] = [];
  readonly #isKept: boolean;
  /** Whether a step is in hand of which something was told. */
  #isInStep = false;
  #sight: Sight | undefined;
  #rules: StatedRules | undefined;
  #phases: readonly PassedPhase[] = [];
  #found = 0;
  /** So many steps are still the ones of the run before. */
  #judged = 0;

  constructor(isKept: boolean) {
    this.#isKept = isKept;
    this.#makeAnew();
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

  get rules(): StatedRules {
    return this.#rules!;
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
  begin({ sight, phases, stepsBefore, rules }: JudgedFrom): void {
    this.#rules = rules;
    // A limit has ended the run before in the midst of a step, which they still have in hand.
    if (this.#isInStep) this.#makeAnew();
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
    sight.bus.hear('sent', (message) => {
      for (const probe of this.#told()) probe.sent?.(message);
    });
    sight.bus.hear('messages', (message) => {
      for (const probe of this.#told()) probe.delivered?.(message);
    });
    sight.bus.hear('broken', (connection) => {
      for (const probe of this.#told()) probe.broken?.(connection);
    });
    sight.store.changes.subscribe((change) => {
      for (const probe of this.#told()) probe.changed?.(change);
    });
  }

  stepEnded(): void {
    if (this.#judged > 0) {
      if (--this.#judged === 0) for (const probe of this.#probes) probe.goesOn?.();
      return;
    }
    for (const probe of this.#probes) probe.stepEnded?.();
    this.#isInStep = false;
    if (this.#isKept) this.#marks.push({ changes: this.#log.length, found: this.#found, phases: this.#phases.length });
  }

  runEnded(how: { readonly quiet: boolean }): void {
    for (const probe of this.#probes) probe.runEnded?.(how);
  }

  #makeAnew(): void {
    this.#log = new UndoLog(this.#isKept);
    this.#probes = probes.map((make) => make(this, this.#log));
    this.#marks.length = 0;
    this.#isInStep = false;
  }

  /** Who is told what goes on: nobody of what was judged before. */
  #told(): readonly BuiltInProbe[] {
    if (this.#judged > 0) return nobody;
    this.#isInStep = true;
    return this.#probes;
  }
}
