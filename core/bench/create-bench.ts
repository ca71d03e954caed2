import type { Container } from 'inversify';
import { Bus } from '../bus/bus.ts';
import { Trace } from '../bus/trace.ts';
import type { Finding } from '../contract/finding.ts';
import type { Plugin, Sight } from '../contract/plugin.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { ActorClock } from '../kernel/actor-clock.ts';
import { onBench } from '../kernel/bench-context.ts';
import { inOrder } from '../kernel/choices.ts';
import type { Clock } from '../kernel/clock.ts';
import { installGuard } from '../kernel/guard.ts';
import { limitsWith } from '../kernel/limits.ts';
import { seconds, type Milliseconds } from '../kernel/time.ts';
import { serverOptions } from '../protocol/server-options.ts';
import type { Note } from '../report/note.ts';
import type { StoreView } from '../store/store-view.ts';
import type { BenchOptions } from './bench-options.ts';
import { checkScenario } from './check-scenario.ts';
import { Findings } from './findings.ts';
import { hearRejections } from './hear-rejections.ts';
import { Kits } from './kit.ts';
import { orderPlugins } from './order-plugins.ts';
import { placesOf } from './places-of.ts';
import { Judge, type JudgedRun } from './judge.ts';
import { substitution } from './substitution.ts';
import { OnScheduler } from './on-scheduler.ts';
import { serviceOf, wire, type Parts, type Services } from './wiring.ts';

export type { BenchOptions };

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
  /** What code of the scenario wrote to the console, where the console is the bench's: in `routeproof run`. */
  readonly notes: readonly Note[];
  /** The phases of the chapters Conference and Stop Processing that the run went through. */
  readonly phases: readonly PassedPhase[];
  /** What the run says about the scenario's own properties. */
  readonly judged: JudgedRun;
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
  const outer = options.scheduler && new OnScheduler(options.scheduler, options.races);
  const made = onBench(findings, () => (typeof given === 'function' ? given() : given));
  const scenario = outer?.withoutPromises(made) ?? made;
  checkScenario(scenario);
  const plugins = orderPlugins(scenario.plugins);
  const judge = new Judge(findings, scenario.properties ?? []);
  const { services, server, codecFor, strategyOf } = compose(scenario, plugins, options, findings, judge);
  const { clock, bus, store, network, random, choices } = services;
  options.watchClock?.(clock);
  findings.now = () => clock.now();
  findings.actor = () => clock.current?.name;
  const lean = options.lean ?? false;
  const trace = new Trace(lean ? new Bus() : bus);
  findings.messages = () => trace.messages.length;
  const phases: PassedPhase[] = [];
  const sight: Sight = {
    bus,
    store,
    trace,
    options: server,
    strategyOf,
    passed: (flow, interaction) => void phases.push({ flow, interaction, at: clock.now() }),
    finding: (finding) => findings.add(finding),
  };
  const synchronous = options.synchronous ?? outer !== undefined;
  const service = serviceOf(services);
  const workshop = { network, clock, random, choices, findings, strategyOf, service, synchronous };
  const kits = new Kits(workshop, scenario);
  onBench(findings, () => {
    services.server.listen(network, codecFor);
    judge.watch(sight, { builtIn: !lean });
    for (const plugin of plugins) plugin.observe?.(sight);
    for (const plugin of plugins) plugin.setup?.(kits.kitFor(plugin));
    kits.checkScenario();
  });
  outer?.drive(clock, findings);
  options.onTurn?.('actor');
  return benchOf(scenario, { clock, bus, store, trace, services, findings, phases, judge, onTurn: options.onTurn });
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
  const interactionOf = (id: string) => services.store.interaction(id)?.properties;
  const { encode, codecFor } = substitution(plugins, server, interactionOf);
  const onStep = () => {
    options.onTurn?.('judge');
    judge.stepEnded();
    options.onTurn?.('actor');
  };
  const parts: Parts = {
    choices: options.choices ?? inOrder(),
    seed: options.seed ?? 1,
    clock: {
      raceWindow: options.races === true ? (scenario.raceWindow ?? defaultRaceWindow) : undefined,
      limits,
      onError: (error, actor) => findings.threw(error, actor.name),
      onStep: judgesSteps(scenario, options) ? onStep : undefined,
    },
    delays: scenario.links ?? {},
    options: server,
    places,
    limits,
    encode,
  };
  const services = wire(parts, plugins);
  return { services, server, codecFor, strategyOf };
}

/** Nobody need look at the steps of a lean bench whose scenario has no properties. */
const judgesSteps = ({ properties = [] }: Scenario, { lean, onTurn }: BenchOptions): boolean =>
  !lean || onTurn !== undefined || properties.length > 0;

/** By how much an event may be late when orders are explored, where a scenario does not say. */
const defaultRaceWindow = seconds(1);

interface Running {
  readonly clock: Clock;
  readonly bus: Bus;
  readonly store: StoreView;
  readonly trace: Trace;
  readonly services: Services;
  readonly findings: Findings;
  readonly phases: readonly PassedPhase[];
  readonly judge: Judge;
  readonly onTurn: BenchOptions['onTurn'];
}

function benchOf(scenario: Scenario, running: Running): Bench {
  const { clock, bus, store, trace, services, findings, phases, judge, onTurn } = running;
  // A bench without code that awaits has run when the call returns; the promise is for the others.
  const run = (how: { until?: Milliseconds | undefined; quiet?: boolean }, then?: () => void): Promise<void> => {
    const turns = onBench(findings, () => clock.run(how));
    if (turns !== undefined) return hearRejections(findings, turns).then(then);
    then?.();
    return Promise.resolve();
  };
  return {
    scenario,
    bus,
    store,
    clock: clock.actor('bench'),
    trace,
    judged: judge,
    get container() {
      return services.container;
    },
    phases,
    get findings() {
      return findings.list;
    },
    get notes() {
      return findings.notes;
    },
    runFor: (time) => run({ until: clock.now() + time }),
    runUntilQuiet: () =>
      run({ until: scenario.until, quiet: true }, () => {
        onTurn?.('judge');
        judge.runEnded({ quiet: clock.live === 0 });
      }),
  };
}
