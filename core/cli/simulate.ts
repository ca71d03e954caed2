import { Command, Option } from 'commander';
import { errors } from '../kernel/errors.ts';
import { seconds } from '../kernel/time.ts';
import { visibleJson } from '../kernel/visible.ts';
import { type LoadedFile, sourcesHash } from '../loader/evaluate-file.ts';
import { loadFile } from '../loader/load-file.ts';
import { thrownByAuthor } from '../loader/thrown-by-author.ts';
import { traceDocument } from '../report/trace-document.ts';
import type { TraceLine } from '../report/trace-line.ts';
import { simulateShard, type Runner, type SimulateOptions } from '../simulate/simulate.ts';
import type { SimulationShard } from '../simulate/simulation-shard.ts';
import type { SampledInteraction } from '../simulate/probe/trace-sample.ts';
import { bounded, shardOf, type Shard, agentRange, addNamedRange, thresholds } from './options/bounds.ts';
import { repeatable } from './options/refuse.ts';
import { OutputFile, outputKinds } from './output/output-file.ts';
import { printShard, type ShardHead } from './output/shard-file.ts';
import { simulationReport, type SimulationsDone } from './output/simulation-report.ts';
import { countOfVariants, makerOf, variantName, variantsOf, type Swept, type Variant } from './play/variant.ts';
import { SimulationPool } from './workers/simulation-pool.ts';

interface Options extends Swept {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly seed: number;
  readonly replications: number;
  readonly within: Readonly<Record<string, number>>;
  readonly by: readonly string[];
  readonly warmUp?: number;
  readonly goal?: number;
  readonly shard?: Shard;
  readonly workers?: number;
  readonly trace?: string;
  readonly force?: boolean;
}

/** What `--shard` prints, for `routeproof merge`. */
export interface SimulationShardDocument extends ShardHead, SimulationsDone {
  readonly part: 'simulation';
}

/** Of all simulations of one call, with one for each that finds its warm-up. */
const mostRuns = 1_000_000;

/** `routeproof simulate FILE…`: a day of traffic through the strategy, in numbers. */
export const simulate = (): Command =>
  new Command('simulate')
    .description('Sends the traffic of a scenario through its strategy and measures what comes of it.')
    .argument('<FILES...>', 'scenarios with traffic; of several, each is compared with the first')
    .option('--json', 'print one JSON document and nothing else')
    .addOption(new Option('--csv', 'print CSV: a line for each measure of each part').conflicts('json'))
    .option('--seed <N>', 'seed of all chance', bounded('seed'), 1)
    .option('--replications <N>', 'independent runs', bounded('replications'), 20)
    .addOption(
      new Option(
        '--within <SECONDS>',
        "answered within this time counts for the service level; by medium: 'chat=30,email=14400'",
      )
        .argParser(thresholds)
        .default({ all: 20 }, '20'),
    )
    .addOption(splits())
    .option(
      '--warm-up <SECONDS>',
      'leave out the beginning (default: found by MSER-5 where rates are steady)',
      bounded('warm-up'),
    )
    .option('--agents <RANGE>', "so many agents, or each number of a range: '10..20'", agentRange)
    .addOption(parameters())
    .option('--goal <PERCENT>', 'say which simulation is the first to reach this service level', bounded('goal'))
    .addOption(
      new Option('--shard <I/N>', 'only every n-th replication, for `routeproof merge`')
        .argParser(shardOf)
        .conflicts(['json', 'csv', 'trace']),
    )
    .option('--workers <N>', 'threads (default: as many as there are cores)', bounded('workers'))
    .option('--trace <FILE>', 'write every message of a sample and of the worst waits')
    .option('--force', 'overwrite a file that is not from here; your sources never')
    .addHelpText(
      'after',
      '\nExamples:\n  routeproof simulate scenario.ts --agents 10..20 --goal 80\n  routeproof simulate scenario.ts --by stream --by stream,interval --within chat=30,email=14400\n  routeproof simulate scenario.ts --agents 10..20:5 --set patience=60..180:60 --set widensAfter=20\n\nExit: 0 pass, 1 fail, 2 inconclusive, 3 could not run.',
    )
    .action(simulateFiles);

const parameters = (): Option =>
  givenAgain(
    new Option(
      '--set <NAME=RANGE>',
      "a parameter of the scenario's function: 'patience=10..60:10'; of several, each value with each",
    ).argParser(addNamedRange),
  );

const splits = (): Option =>
  givenAgain(
    new Option(
      '--by <SPLIT>',
      'split the results: stream, queue, virtual-queue, medium, interval, agent, group, skill, a key of the user data, or two with a comma; may be repeated',
    )
      .argParser((text: string, before: readonly string[]) => [...before, text])
      .default([], 'none'),
  );

function givenAgain(option: Option): Option {
  repeatable.add(option);
  return option;
}

async function simulateFiles(files: readonly string[], options: Options): Promise<void> {
  const runs = runsOf(files.length * countOfVariants(options), options);
  const variants = files.flatMap((file) => variantsOf(file, options));
  const { trace, force } = options;
  const traceFile = trace === undefined ? undefined : new OutputFile(trace, outputKinds.trace, force);
  const authors: string[] = [];
  const pool = new SimulationPool(runs, options);
  const samples: SampledInteraction[] = [];
  const parts: { readonly name: string; readonly part: SimulationShard }[] = [];
  const sources: string[] = [];
  const known = new Map<string, LoadedFile>();
  try {
    for (const variant of variants) {
      const loaded = await (known.get(variant.file)?.again() ?? loadFile(variant.file));
      known.set(variant.file, loaded);
      parts.push({
        name: variantName(variant, files),
        part: await thrownByAuthor(() => simulated(loaded, variant, options, pool, samples)),
      });
      sources.push(sourcesHash(loaded));
      authors.push(...loaded.sources.files);
    }
  } finally {
    await pool.close();
  }
  const done: SimulationsDone = { parts, compares: files.length > 1, goal: options.goal, by: options.by };
  if (options.shard === undefined) {
    // Shown before anything is written: what cannot be written is not to keep it back.
    simulationReport(done, options);
    return traceFile?.write(samples.flatMap(({ messages }) => messages.map(lineOf)).join(''), authors);
  }
  const shard: SimulationShardDocument = { part: 'simulation', shard: options.shard, sources, ...done };
  printShard(shard);
}

function runsOf(simulations: number, { replications, agents, set = [] }: Options): number {
  if (agents !== undefined && set.some(({ name }) => name === 'agents'))
    throw errors.badCommand('routeproof simulate', '--agents and --set agents=… say the same; give one of them');
  const runs = simulations * (replications + 1);
  if (runs > mostRuns)
    throw errors.badCommand(
      'routeproof simulate',
      `${simulations} simulations of ${replications} replications are too many: ${mostRuns} replications are the most, in all`,
    );
  return runs;
}

const lineOf = (message: TraceLine): string => `${visibleJson(JSON.stringify(traceDocument(message)))}\n`;

async function simulated(
  loaded: LoadedFile,
  variant: Variant,
  options: Options,
  pool: SimulationPool,
  samples: SampledInteraction[],
): Promise<SimulationShard> {
  const run = pool.runnerFor(variant, loaded.sources, { samples: options.trace !== undefined });
  const keeping: Runner = async (replication, how) => {
    const done = await run(replication, how);
    samples.push(...(done.sample ?? []));
    return done;
  };
  const given: SimulateOptions = {
    seed: options.seed,
    replications: options.replications,
    within: Object.fromEntries(Object.entries(options.within).map(([medium, time]) => [medium, seconds(time)])),
    by: options.by,
    ...(options.warmUp !== undefined && { warmUp: seconds(options.warmUp) }),
    ...(options.shard !== undefined && { shard: options.shard }),
  };
  return simulateShard(makerOf(loaded, variant), given, keeping, pool.workers);
}
