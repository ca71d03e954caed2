import type { Plugin } from '../contract/plugin.ts';
import type { RunEnd } from '../contract/verdict.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { AuthorCode } from '../kernel/author/author-code.ts';
import { inOrder } from '../kernel/choices.ts';
import { limitsWith } from '../kernel/limits.ts';
import { seconds } from '../kernel/time.ts';
import { serverOptions } from '../protocol/server-options.ts';
import type { BenchOptions, SearchedBenchOptions } from './bench-options.ts';
import type { Findings } from './findings/findings.ts';
import type { OnScheduler } from './on-scheduler.ts';
import { placesOf } from './places-of.ts';
import type { Judge } from './properties/judge.ts';
import { replacements } from './replacements.ts';
import type { RunSettings } from './run-settings.ts';
import { substitution } from './substitution/substitution.ts';
import { wire } from './wiring.ts';

/** What is put on the table, and where it was defined. */
export interface Given {
  readonly scenario: Scenario;
  readonly line: () => string | undefined;
  readonly options: SearchedBenchOptions;
  readonly code: AuthorCode;
  readonly findings: Findings;
  readonly outer: OnScheduler | undefined;
}

/** Reads the scenario, and has its services composed. */
export function compose(
  { scenario, options, code, findings }: Given,
  plugins: readonly Plugin[],
  judge: Judge,
  endings: ((end: RunEnd) => void)[],
) {
  const server = serverOptions(scenario.server);
  const limits = limitsWith(scenario.limits);
  const { places, strategyOf } = placesOf(scenario.centre ?? {}, scenario.strategy, server);
  const interactionOf = (id: string) => services.store.interaction(id)?.properties;
  const memory = () => services.store.memory;
  const codecsFor = substitution(plugins, { options: server, interactionOf, memory, findings });
  const { onControl } = code;
  const onStep = () => {
    onControl?.('judge');
    judge.stepEnded();
    onControl?.('actor');
  };
  const settings: RunSettings = {
    choices: options.choices ?? inOrder(),
    seed: options.seed ?? 1,
    clock: {
      raceWindow: options.races === true ? (scenario.raceWindow ?? defaultRaceWindow) : undefined,
      limits,
      onError: (error, actor) => findings.threw(error, actor.name),
      onStep: judgesSteps(scenario, options, code) ? onStep : undefined,
    },
    delays: scenario.links ?? {},
    options: server,
    places,
    limits,
    replacements: replacements(plugins, { findings, endings, options: server }),
  };
  const services = wire(settings, plugins);
  return { services, server, codecsFor, strategyOf };
}

/** Nobody need look at the steps of a lean bench whose scenario has no properties. */
const judgesSteps = ({ properties = [] }: Scenario, { lean }: BenchOptions, code: AuthorCode): boolean =>
  !lean || code.onControl !== undefined || properties.length > 0;

/** By how much an event may be late when orders are explored, where a scenario does not say. */
const defaultRaceWindow = seconds(1);
