import type { Container } from 'inversify';
import type { Bus } from '../bus/bus.ts';
import { Trace } from '../bus/trace.ts';
import type { Finding } from '../contract/finding.ts';
import { InteractionGone } from '../contract/interaction-gone.ts';
import type { Plugin, Sight } from '../contract/plugin.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { ActorClock } from '../kernel/actor-clock.ts';
import { onBench } from '../kernel/bench-context.ts';
import { inOrder, type Choices } from '../kernel/choices.ts';
import type { Clock } from '../kernel/clock.ts';
import { installGuard } from '../kernel/guard.ts';
import { limitsWith } from '../kernel/limits.ts';
import { seconds, type Milliseconds } from '../kernel/time.ts';
import { serverOptions } from '../protocol/server-options.ts';
import type { StoreView } from '../store/store-view.ts';
import { checkScenario } from './check-scenario.ts';
import { Findings } from './findings.ts';
import { Kits } from './kit.ts';
import { orderPlugins } from './order-plugins.ts';
import { placesOf } from './places-of.ts';
import { Judge } from './judge.ts';
import { substitution } from './substitution.ts';
import { network, serviceOf, Token, wire, type Parts } from './wiring.ts';

/** How a scenario is put on the bench. */
export interface BenchOptions {
  /** Answers the open questions of the run. Default: first come, first served. */
  readonly choices?: Choices;
  /** Seed of all chance. Default: 1. */
  readonly seed?: number;
  /** Lets events race within the scenario's race window; without it what is due first comes first. */
  readonly races?: boolean;
  /** Whether the scenario's code is known never to await; then running it needs no `await` either. Default: false. */
  readonly synchronous?: boolean;
}

/** A phase of the manual's chapters, recognised in a run by what the server was asked and by what it said. */
export interface PassedPhase {
  /** Its id: `conference/invitation-accepted`. */
  readonly flow: string;
  readonly interaction: string;
  readonly at: Milliseconds;
}

/** A contact centre on the table, and a clock that obeys. */
export interface Bench {
  readonly scenario: Scenario;
  readonly bus: Bus;
  readonly store: StoreView;
  /** Time as the bench sees it; an RxJS scheduler. */
  readonly clock: ActorClock;
  readonly trace: Trace;
  readonly findings: readonly Finding[];
  /** The phases of the chapters Conference and Stop Processing that the run went through. */
  readonly phases: readonly PassedPhase[];
  /** For those who rebind services. */
  readonly container: Container;
  /** Moves time by so much. The promise is needed only when code of the scenario awaits. */
  runFor(time: Milliseconds): Promise<void>;
  /** Runs until nothing but upkeep is left, or to the scenario's `until`; then the properties are judged for the whole run. */
  runUntilQuiet(): Promise<void>;
}

/** Puts a scenario on the bench: composes it, sets up every plugin, and waits to be told to run. */
export function createBench(given: Scenario | (() => Scenario), options: BenchOptions = {}): Bench {
  installGuard();
  const findings = new Findings();
  const scenario = onBench(findings, () => (typeof given === 'function' ? given() : given));
  checkScenario(scenario);
  const plugins = orderPlugins(scenario.plugins);
  const judge = new Judge(findings, scenario.properties ?? []);
  const { container, server, codecFor, strategyOf } = compose(scenario, plugins, options, findings, judge);
  const clock = container.get(Token.Clock);
  const bus = container.get(Token.Bus);
  const store = container.get(Token.Store);
  const links = container.get(network);
  findings.now = () => clock.now();
  findings.actor = () => clock.current?.name;
  const trace = new Trace(bus);
  const phases: PassedPhase[] = [];
  const sight: Sight = {
    bus,
    store,
    trace,
    options: server,
    strategyOf,
    passed: (flow, interaction) => phases.push({ flow, interaction, at: clock.now() }),
    finding: (finding) => findings.add(finding),
  };
  const [random, choices] = [container.get(Token.Random), container.get(Token.Choices)];
  const synchronous = options.synchronous ?? false;
  const service = serviceOf(container);
  const workshop = { network: links, clock, random, choices, findings, strategyOf, service, synchronous };
  const kits = new Kits(workshop, scenario);
  onBench(findings, () => {
    container.get(Token.InteractionServer).listen(links, codecFor);
    judge.watch(sight);
    for (const plugin of plugins) plugin.observe?.(sight);
    for (const plugin of plugins) plugin.setup?.(kits.kitFor(plugin));
    kits.checkScenario();
  });
  return benchOf(scenario, { clock, bus, store, trace, container, findings, phases, judge });
}

/** Reads the scenario, and has its services composed. */
function compose(
  scenario: Scenario,
  plugins: readonly Plugin[],
  options: BenchOptions,
  findings: Findings,
  judge: Judge,
) {
  const server = serverOptions(scenario.server);
  const limits = limitsWith(scenario.limits);
  const { places, strategyOf } = placesOf(scenario.centre ?? {}, scenario.strategy, server);
  const interactionOf = (id: string) => container.get(Token.Store).interaction(id)?.properties;
  const { encode, codecFor } = substitution(plugins, server, interactionOf);
  const parts: Parts = {
    choices: options.choices ?? inOrder(),
    seed: options.seed ?? 1,
    clock: {
      raceWindow: options.races === true ? (scenario.raceWindow ?? defaultRaceWindow) : undefined,
      limits,
      onError: (error, actor) => findings.threw(error, actor.name),
      onStep: () => judge.stepEnded(),
    },
    delays: scenario.links ?? {},
    options: server,
    places,
    limits,
    encode,
  };
  const container = wire(parts, plugins);
  return { container, server, codecFor, strategyOf };
}

/** By how much an event may be late when orders are explored, where a scenario does not say. */
const defaultRaceWindow = seconds(1);

/** A promise that nobody awaits may reject in code that awaits: a finding, unless it only says that an interaction is gone. */
async function hearingRejections(findings: Findings, turns: Promise<void>): Promise<void> {
  const hear = (reason: unknown) => {
    if (!(reason instanceof InteractionGone)) findings.unhandled(reason);
  };
  process.on('unhandledRejection', hear);
  try {
    await turns;
  } finally {
    process.off('unhandledRejection', hear);
  }
}

interface Running {
  readonly clock: Clock;
  readonly bus: Bus;
  readonly store: StoreView;
  readonly trace: Trace;
  readonly container: Container;
  readonly findings: Findings;
  readonly phases: readonly PassedPhase[];
  readonly judge: Judge;
}

function benchOf(scenario: Scenario, running: Running): Bench {
  const { clock, bus, store, trace, container, findings, phases, judge } = running;
  // A bench without code that awaits has run when the call returns; the promise is for the others.
  const run = (how: { until?: Milliseconds | undefined; quiet?: boolean }, then?: () => void): Promise<void> => {
    const turns = onBench(findings, () => clock.run(how));
    if (turns !== undefined) return hearingRejections(findings, turns).then(then);
    then?.();
    return Promise.resolve();
  };
  return {
    scenario,
    bus,
    store,
    clock: clock.actor('bench'),
    trace,
    container,
    phases,
    get findings() {
      return findings.list;
    },
    runFor: (time) => run({ until: clock.now() + time }),
    runUntilQuiet: () => run({ until: scenario.until, quiet: true }, () => judge.runEnded({ quiet: clock.live === 0 })),
  };
}
