import { type Finding, findingOf } from '../contract/finding.ts';
import { scenarioAt, type Scenario } from '../contract/scenario.ts';
import { definedAt } from '../contract/strategy.ts';
import { verdictOn, type Verdict } from '../contract/verdict.ts';
import { keptOn } from '../kernel/clock/step.ts';
import { BenchError } from '../kernel/errors.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { InteractionStateName } from '../protocol/states.ts';
import type { KeyValues, Workbin } from '../protocol/values.ts';
import type { Coverage } from '../report/coverage.ts';
import type { RulesFired } from '../report/rules-fired.ts';
import { Outcomes, type Outcome } from '../report/outcomes.ts';
import type { StoreHistory } from '../report/store-history.ts';
import { traceLine, type TraceLine, type Note } from '../report/trace-line.ts';
import type { InteractionView } from '../store/store-view.ts';
import { createBench, type Bench, type BenchOptions } from './create-bench.ts';
import { WentRound } from './rounds/rounds.ts';
import { lineOfLimit } from './findings/line-of-limit.ts';

/** What became of one interaction. */
export interface PlayedInteraction {
  /** The InteractionId. */
  readonly id: string;
  /** Where its life has got to: `queued`, `handling`, `stopped`. */
  readonly state: InteractionStateName;
  /** Where it waits or came from; absent when agents have it or it is stopped. */
  readonly queue?: string;
  /** The workbin it lies in, with its owner. */
  readonly workbin?: Workbin;
  /** The strategy that is deciding about it. */
  readonly strategy?: string;
  /** Names of the agents who are parties, in the order they joined. */
  readonly agents: readonly string[];
  /** How often it was handed to URS. */
  readonly routingAttempts: number;
  /** What is attached to it. */
  readonly userData: KeyValues;
}

/** One run and its verdict; what `run --json` prints, what the author's code wrote, and how long it took in virtual time. */
export interface Played {
  /** `inconclusive` where a limit ended the run before anything failed. */
  readonly verdict: Verdict;
  /** Name of the scenario. */
  readonly scenario: string;
  /** Name of the scenario's default strategy. */
  readonly strategy: string | undefined;
  /** In the order in which they were seen; each cause once, with its count. */
  readonly findings: readonly Finding[];
  /** All that were submitted, stopped ones too. */
  readonly interactions: readonly PlayedInteraction[];
  /** What became of each, with waits and who had it in hand; in the order in which they came. */
  readonly outcomes: readonly Outcome[];
  /** Which rows of rule tables fired; absent where none was asked. */
  readonly rules?: readonly RulesFired[];
  /** The trace, in the order of delivery. */
  readonly messages: readonly TraceLine[];
  /** What code of the scenario wrote to the console, where the console is the bench's: in `routeproof run`. */
  readonly notes: readonly Note[];
  /** Virtual time from the start of the run to its end. */
  readonly duration: Milliseconds;
  /** What the run has shown, where it was asked for. */
  readonly coverage?: Coverage;
  /** What each step changed in the store, where it was asked for. */
  readonly history?: StoreHistory;
}

/** Plays a scenario to its end. A limit that is reached ends it earlier, with all that was seen until then. `watch` is given the bench before it runs. */
export async function playOnce(
  scenario: Scenario | (() => Scenario),
  options: BenchOptions = {},
  watch?: (bench: Bench) => void,
): Promise<Played> {
  const bench = createBench(scenario, options);
  watch?.(bench);
  const last = new Map<string, PlayedInteraction>();
  const outcomes = new Outcomes();
  bench.bus.hear('messages', (message) => outcomes.delivered(message));
  bench.bus.hear('broken', () => outcomes.broken());
  bench.store.changes.subscribe((change) => {
    outcomes.changed(change);
    if (change.kind === 'interaction') last.set(change.interaction.id, summary(change.interaction));
  });
  const limit = await runToEnd(bench, () => scenarioAt(scenario));
  const findings = limit === undefined ? bench.findings : [...bench.findings, limit];
  for (const interaction of bench.store.interactions) last.set(interaction.id, summary(interaction));
  return {
    verdict: verdictOf(bench.findings, limit),
    scenario: bench.scenario.name,
    strategy: bench.scenario.strategy?.name,
    findings,
    interactions: [...last.values()],
    outcomes: outcomes.at(bench.clock.now()),
    ...(bench.rules.length > 0 && { rules: bench.rules }),
    messages: bench.trace.messages.map(traceLine),
    notes: bench.notes,
    duration: bench.clock.now(),
  };
}

async function runToEnd(bench: Bench, line: () => string | undefined): Promise<Finding | undefined> {
  try {
    await bench.runUntilQuiet();
    return undefined;
  } catch (error) {
    if (error instanceof WentRound) return undefined;
    if (!(error instanceof BenchError && error.code === 'RP_LIMIT_REACHED')) throw error;
    const { scenario, store, trace } = bench;
    const where =
      lineOfLimit({ scenario, actor: keptOn(error), interactions: store.interactions, messages: trace.messages }) ??
      line() ??
      definedAt(scenario.strategy);
    const found = { ...findingOf(error), severity: 'failure', at: bench.clock.now(), after: trace.length } as const;
    return { ...found, ...(where !== undefined && { where }), count: 1 };
  }
}

function verdictOf(findings: readonly Finding[], limit: Finding | undefined): Verdict {
  const verdict = verdictOn(findings);
  return verdict === 'fail' || limit === undefined ? verdict : 'inconclusive';
}

const summary = ({ id, state, place, parties, attempts, properties }: InteractionView): PlayedInteraction => ({
  id,
  state,
  ...('queue' in place && state !== 'stopped' && { queue: place.queue }),
  ...('workbin' in place && state !== 'stopped' && { workbin: place.workbin }),
  ...('strategy' in place && state !== 'stopped' && { strategy: place.strategy }),
  agents: parties.map(({ agent }) => agent),
  routingAttempts: attempts,
  userData: properties.UserData,
});
