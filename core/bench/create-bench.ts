import { Bus } from '../bus/bus.ts';
import { crossedIn, Trace } from '../bus/trace.ts';
import type { Plugin, Sight } from '../contract/plugin.ts';
import type { RunEnd } from '../contract/verdict.ts';
import { checkedOptions } from '../contract/checked-options.ts';
import { checkedScenario } from '../contract/checked-scenario.ts';
import { scenarioAt, type GivenScenario, type Scenario, type ScenarioFunction } from '../contract/scenario.ts';
import { definedAt } from '../contract/strategy.ts';
import { watchedAuthorCode, type AuthorCode } from '../kernel/author/author-code.ts';
import { followerIn } from '../kernel/clock/schedule-follower.ts';
import { offBench, onBench } from '../kernel/guard/bench-context.ts';
import { errors } from '../kernel/errors.ts';
import { hearStopped, installGuard } from '../kernel/guard/guard.ts';
import { RepeatedLines } from '../kernel/author/repeated-lines.ts';
import { benchOptionKinds, type BenchOptions, type SearchedBenchOptions } from './bench-options.ts';
import { compose, type Given } from './compose.ts';
import { ComposedBench, type Bench } from './composed-bench.ts';
import { checkScenario } from './checks/check-scenario.ts';
import { checkedFinding } from './findings/checked-finding.ts';
import { Findings } from './findings/findings.ts';
import { Kits } from './kit.ts';
import { orderPlugins } from './order-plugins.ts';
import type { PassedPhase } from './properties/passed-phase.ts';
import { BuiltInProperties } from './properties/built-in-properties.ts';
import { statedRulesOf } from './properties/stated-rules.ts';
import { Judge } from './properties/judge.ts';
import { OnScheduler } from './on-scheduler.ts';
import { saidByScenario } from './findings/said-by-scenario.ts';

export type { Bench, BenchOptions };

/**
 * Puts a scenario on the bench: composes it, sets up every plugin, and waits to be told to run. Throws a `BenchError` where the
 * scenario cannot be played.
 */
export function createBench<S extends Scenario | ScenarioFunction>(
  given: GivenScenario<S>,
  options?: BenchOptions,
): Bench;
export function createBench(given: Scenario | (() => Scenario), options: BenchOptions = {}): Bench {
  if (options.isChecked !== true) checkedOptions('`createBench`', options, benchOptionKinds);
  return composedBench(given, options);
}

/** The same, for those of the bench's own engines that need more of it. */
export function composedBench(given: Scenario | (() => Scenario), options: SearchedBenchOptions): ComposedBench {
  if (options.isChecked !== true) checkedScenario('`createBench`', given);
  installGuard();
  hearStopped();
  const code = codeIn(options);
  code.onControl?.('judge');
  const findings = new Findings(
    options.races === true && typeof given === 'function' ? RepeatedLines.of(given) : undefined,
  );
  const outer = options.scheduler && new OnScheduler(options.scheduler, options.races);
  // To enter the bench once costs less than to enter it for each part.
  return onBench(findings, () => {
    const made = typeof given === 'function' ? given() : given;
    const scenario = outer?.withoutPromises(made) ?? made;
    const line = () => scenarioAt(given);
    return saidByScenario(scenario, line, () => onTable({ scenario, line, options, code, findings, outer }));
  });
}

function onTable(given: Given): ComposedBench {
  const { scenario, line, options, code, findings, outer } = given;
  if (options.isChecked !== true) checkScenario(scenario, line);
  const plugins = orderPlugins(scenario.plugins);
  const lean = options.lean ?? false;
  const judge = new Judge(
    findings,
    scenario.properties ?? [],
    lean ? undefined : (options.builtIn ?? new BuiltInProperties(false)),
  );
  const endings: ((end: RunEnd) => void)[] = [];
  const { services, server, codecsFor, strategyOf } = compose(given, plugins, judge, endings);
  const { clock, bus, store, network, random, choices } = services;
  options.watchClock?.(clock);
  const trace = new Trace(lean ? new Bus() : bus, () => kits);
  findings.standOn({
    clock,
    crossed: () => (lean ? undefined : crossedIn(trace)),
    ...{ racing: options.races === true, follower: followerIn(choices) },
    line: () => line() ?? definedAt(scenario.strategy),
  });
  const phases: PassedPhase[] = [];
  const sight: Sight = {
    bus,
    store,
    trace,
    options: server,
    handled: new Set(plugins.flatMap(({ handles = {} }) => Object.keys(handles))),
    strategyOf,
    passed: (flow, interaction) => void phases.push({ flow, interaction, at: clock.now() }),
    finding: (finding) => findings.add(finding),
  };
  const sightOf = ({ name }: Plugin): Sight => ({
    ...sight,
    finding: (finding) => findings.add(checkedFinding(finding, name)),
  });
  const { synchronous, onControl } = code;
  const kits = new Kits(
    { network, clock, random, choices, findings, endings, strategyOf, services, synchronous },
    scenario,
  );
  services.server.listen(network, codecsFor);
  const stepsBefore = isOverheard(plugins) ? 0 : (options.stepsBefore ?? 0);
  const rules = statedRulesOf(scenario.centre ?? {});
  judge.watch({ sight, phases, stepsBefore, rules }, store.memory);
  for (const plugin of plugins) {
    if (plugin.observe === undefined) continue;
    const watched = findings.probes.observing(plugin, () => plugin.observe?.(sightOf(plugin)));
    refusePromise(plugin, 'observe', watched);
  }
  for (const plugin of plugins) refusePromise(plugin, 'setup', plugin.setup?.(kits.kitFor(plugin)));
  kits.checkScenario(line);
  const outside = { bus, options: server, restartServer: () => services.server.restart() };
  for (const plugin of plugins) refusePromise(plugin, 'disturb', plugin.disturb?.(kits.faultKitFor(plugin, outside)));
  if (lean || options.races === true) findings.keepNoLines();
  if (outer !== undefined) offBench(() => outer.drive(clock, findings));
  onControl?.('actor');
  return new ComposedBench({ scenario, services, trace, phases, findings, judge, endings, onControl });
}

/** In a test nobody says what the code does: whoever has loaded it hears of it, and says when it may await. */
function codeIn({ code, synchronous, scheduler }: BenchOptions): AuthorCode {
  if (code?.onControl !== undefined) return code;
  const watched = watchedAuthorCode();
  const usual = watched?.synchronous ?? scheduler !== undefined;
  return { synchronous: code?.synchronous ?? synchronous ?? usual, onControl: watched?.onControl };
}

/** What a plugin does later, when its bench runs already, would be lost, and so would what goes wrong in it. */
function refusePromise({ name }: Plugin, method: string, given: unknown): void {
  if (typeof given !== 'object' || given === null || !('then' in given)) return;
  void Promise.resolve(given as PromiseLike<unknown>).catch(() => {});
  throw errors.pluginAwaits(name, method);
}

/** Whether anybody but the bench looks at a run, who would see that a part of it is not judged. */
const isOverheard = (plugins: readonly Plugin[]): boolean =>
  plugins.some(({ observe, modules = [] }) => observe !== undefined || modules.length > 0);
