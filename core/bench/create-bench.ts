import type { Container } from 'inversify';
import type { Bus } from '../bus/bus.ts';
import { Trace } from '../bus/trace.ts';
import type { Finding } from '../contract/finding.ts';
import type { Plugin, Sight } from '../contract/plugin.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { ActorClock } from '../kernel/actor-clock.ts';
import { onBench } from '../kernel/bench-context.ts';
import { inOrder, type Choices } from '../kernel/choices.ts';
import type { Clock } from '../kernel/clock.ts';
import { installGuard } from '../kernel/guard.ts';
import { limitsWith } from '../kernel/limits.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { serverOptions } from '../protocol/server-options.ts';
import type { StoreView } from '../store/store-view.ts';
import { Findings } from './findings.ts';
import { Kits } from './kit.ts';
import { orderPlugins } from './order-plugins.ts';
import { placesOf } from './places-of.ts';
import { Judge } from './judge.ts';
import { substitution } from './substitution.ts';
import { network, Token, wire } from './wiring.ts';

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

/** A contact centre on the table, and a clock that obeys. */
export interface Bench {
  readonly scenario: Scenario;
  readonly bus: Bus;
  readonly store: StoreView;
  /** Time as the bench sees it; an RxJS scheduler. */
  readonly clock: ActorClock;
  readonly trace: Trace;
  readonly findings: readonly Finding[];
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
  const plugins = orderPlugins(scenario.plugins);
  const server = serverOptions(scenario.server);
  const limits = limitsWith(scenario.limits);
  const { places, strategyOf } = placesOf(scenario.centre ?? {}, scenario.strategy, server);
  const { encode, codecFor } = substitution(plugins, server);
  const judge = new Judge(findings, scenario.properties ?? []);
  const container = wire(
    {
      choices: options.choices ?? inOrder(),
      seed: options.seed ?? 1,
      clock: {
        raceWindow: options.races ? (scenario.raceWindow ?? 1000) : undefined,
        limits,
        onError: (error, actor) => findings.threw(error, actor.name),
        onStep: () => judge.stepEnded(),
      },
      delays: scenario.links ?? {},
      options: server,
      places,
      limits,
      encode,
    },
    plugins,
  );

  const clock = container.get(Token.Clock);
  const bus = container.get(Token.Bus);
  const store = container.get(Token.Store);
  const links = container.get(network);
  findings.now = () => clock.now();
  findings.actor = () => clock.current?.name;
  const trace = new Trace(bus);
  const sight: Sight = { bus, store, trace, options: server, finding: (finding) => findings.add(finding) };
  const kits = new Kits(
    {
      network: links,
      clock,
      random: container.get(Token.Random),
      choices: container.get(Token.Choices),
      findings,
      strategyOf,
      synchronous: options.synchronous ?? false,
    },
    scenario,
  );
  onBench(findings, () => {
    container.get(Token.InteractionServer).listen(links, codecFor);
    judge.watch(sight);
    for (const plugin of plugins) plugin.observe?.(sight);
    setUp(plugins, kits);
    kits.checkScenario();
  });
  return benchOf(scenario, { clock, bus, store, trace, container, findings, judge });
}

function setUp(plugins: readonly Plugin[], kits: Kits): void {
  for (const plugin of plugins) plugin.setup?.(kits.kitFor(plugin));
}

interface Running {
  readonly clock: Clock;
  readonly bus: Bus;
  readonly store: StoreView;
  readonly trace: Trace;
  readonly container: Container;
  readonly findings: Findings;
  readonly judge: Judge;
}

function benchOf(scenario: Scenario, running: Running): Bench {
  const { clock, bus, store, trace, container, findings, judge } = running;
  // A bench without code that awaits has run when the call returns; the promise is for the others.
  const run = (how: { until?: Milliseconds | undefined; quiet?: boolean }, then?: () => void): Promise<void> => {
    const turns = onBench(findings, () => clock.run(how));
    if (turns !== undefined) return turns.then(then);
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
    get findings() {
      return findings.list;
    },
    runFor: (time) => run({ until: clock.now() + time }),
    runUntilQuiet: () => run({ until: scenario.until, quiet: true }, () => judge.runEnded({ quiet: clock.live === 0 })),
  };
}
