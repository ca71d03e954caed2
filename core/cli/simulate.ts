import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { errors } from '../kernel/errors.ts';
import { seconds } from '../kernel/time.ts';
import { compareSimulations, type Comparison } from '../runs/simulate/compare-simulations.ts';
import { simulatePart, type Runner, type SimulateOptions } from '../runs/simulate/simulate.ts';
import { simulationDocument } from '../runs/simulate/simulation-document.ts';
import type { SimulationPart } from '../runs/simulate/simulation-part.ts';
import type { SampledInteraction } from '../runs/simulate/trace-sample.ts';
import { exitCodeOf } from './exit-codes.ts';
import { loadFile } from './load-file.ts';
import { namedRange, parameterRange } from './parameter-range.ts';
import { print, printJson } from './print.ts';
import { problemOf } from './problem-of.ts';
import { makerOf, type Variant } from './simulate-worker.ts';
import { SimulationPool } from './simulation-pool.ts';
import {
  comparisonText,
  meanIn,
  simulationCsv,
  simulationText,
  sweepText,
  type NamedSimulation,
} from './simulation-text.ts';
import { wholeNumber } from './whole-number.ts';

interface Options {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly seed: number;
  readonly replications: number;
  readonly within: number;
  readonly warmUp?: number;
  readonly agents?: readonly number[];
  readonly set?: { readonly name: string; readonly values: readonly number[] };
  readonly goal?: number;
  readonly shard?: { readonly index: number; readonly of: number };
  readonly workers?: number;
  readonly trace?: string;
}

/** `routeproof simulate FILE…`: a day of traffic through the strategy, in numbers. */
export const simulate = (): Command =>
  new Command('simulate')
    .description('Sends the traffic of a scenario through its strategy and measures what comes of it.')
    .argument('<FILES...>', 'scenarios with traffic; of several, each is compared with the first')
    .option('--json', 'print one JSON document and nothing else')
    .option('--csv', 'print one line of CSV for each simulation')
    .option('--seed <N>', 'seed of all chance', wholeNumber, 1)
    .option('--replications <N>', 'independent runs', atLeastOne, 20)
    .option('--within <SECONDS>', 'answered within this time counts for the service level', wholeNumber, 20)
    .option(
      '--warm-up <SECONDS>',
      'leave out the beginning (default: found by MSER-5 where rates are steady)',
      wholeNumber,
    )
    .option('--agents <RANGE>', "so many agents, or each number of a range: '10..20'", parameterRange)
    .option('--set <NAME=RANGE>', "a parameter of the scenario's function: 'patience=10..60:10'", namedRange)
    .option('--goal <PERCENT>', 'say which simulation is the first to reach this service level', wholeNumber)
    .option('--shard <I/N>', 'only every n-th replication, for `routeproof merge`', shardOf)
    .option('--workers <N>', 'threads (default: as many as there are cores)', atLeastOne)
    .option('--trace <FILE>', 'write every message of a sample and of the worst waits')
    .addHelpText(
      'after',
      '\nExample:\n  routeproof simulate scenario.ts --agents 10..20 --goal 80\n\nExit: 0 pass, 1 fail, 2 inconclusive, 3 could not run.',
    )
    .action(async (files: readonly string[], options: Options) => {
      const variants = files.flatMap((file) => variantsOf(file, options));
      const pool = new SimulationPool(variants.length * (options.replications + 1), options);
      const samples: SampledInteraction[] = [];
      const parts: { readonly name: string; readonly part: SimulationPart }[] = [];
      try {
        for (const variant of variants)
          parts.push({ name: nameOf(variant, files), part: await simulated(variant, options, pool, samples) });
      } finally {
        await pool.close();
      }
      if (options.trace !== undefined) writeTrace(options.trace, samples);
      if (options.shard !== undefined) return printJson(parts.length === 1 ? parts[0]!.part : parts);
      report(parts, files.length > 1, options);
    });

async function simulated(
  variant: Variant,
  options: Options,
  pool: SimulationPool,
  samples: SampledInteraction[],
): Promise<SimulationPart> {
  const loaded = await loadFile(variant.file);
  const run = pool.runnerFor(variant, { samples: options.trace !== undefined });
  const keeping: Runner = async (replication, how) => {
    const done = await run(replication, how);
    samples.push(...(done.sample ?? []));
    return done;
  };
  const given: SimulateOptions = {
    seed: options.seed,
    replications: options.replications,
    within: seconds(options.within),
    ...(options.warmUp !== undefined && { warmUp: seconds(options.warmUp) }),
    ...(options.shard !== undefined && { shard: options.shard }),
  };
  return simulatePart(makerOf(loaded, variant), given, keeping, pool.workers);
}

function report(
  parts: readonly { readonly name: string; readonly part: SimulationPart }[],
  compares: boolean,
  options: Options,
): void {
  const simulations: NamedSimulation[] = parts.map(({ name, part }) => ({ name, document: simulationDocument(part) }));
  const [first, ...others] = parts;
  const comparisons: readonly Comparison[] = compares ? compareSimulations(first!, others) : [];
  const goal = options.goal === undefined ? undefined : goalSentence(simulations, options.goal, options.within);
  if (options.json) printJson(simulations.length === 1 ? simulations[0]!.document : { simulations, comparisons, goal });
  else if (options.csv) print(simulationCsv(simulations));
  else {
    print(simulations.length === 1 ? simulationText(simulations[0]!) : sweepText(simulations));
    if (compares) print(comparisonText(comparisons));
    if (goal !== undefined) print(goal);
  }
  process.exitCode = exitCodeOf(simulations.map(({ document }) => document.verdict));
}

/** The first simulation whose whole interval is above the goal. */
function goalSentence(simulations: readonly NamedSimulation[], goal: number, within: number): string {
  const reached = simulations.find(({ document }) => (meanIn(document, 'serviceLevel').low ?? 0) * 100 >= goal);
  return reached === undefined
    ? `None of these reaches ${goal} % within ${within} s.`
    : `${reached.name} is the first to reach ${goal} % within ${within} s.`;
}

function variantsOf(file: string, { agents, set }: Options): readonly Variant[] {
  const counts: readonly (number | undefined)[] = agents ?? [undefined];
  return counts.flatMap((count) =>
    (set?.values ?? [undefined]).map((value) => ({
      file,
      ...(count !== undefined && { agents: count }),
      parameters: value === undefined ? {} : { [set!.name]: value },
    })),
  );
}

function nameOf({ file, agents, parameters }: Variant, files: readonly string[]): string {
  const said = [
    ...(agents === undefined ? [] : [`${agents} agents`]),
    ...Object.entries(parameters).map(([name, value]) => `${name} ${value}`),
  ];
  return [...(files.length > 1 || said.length === 0 ? [file] : []), ...said].join(', ');
}

function writeTrace(file: string, samples: readonly SampledInteraction[]): void {
  try {
    writeFileSync(
      file,
      samples.flatMap(({ messages }) => messages.map((message) => `${JSON.stringify(message)}\n`)).join(''),
    );
  } catch (error) {
    throw errors.fileNotWritten(file, problemOf(error));
  }
}

function atLeastOne(text: string): number {
  const value = wholeNumber(text);
  if (value === 0) throw new InvalidArgumentError('It must be at least 1');
  return value;
}

function shardOf(text: string): { readonly index: number; readonly of: number } {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (index === undefined || of === undefined || index < 1 || index > of)
    throw new InvalidArgumentError("It must say which of how many, such as '2/3'");
  return { index, of };
}
