import { Command } from 'commander';
import { errors } from '../kernel/errors.ts';
import { seconds } from '../kernel/time.ts';
import { visibleJson } from '../kernel/visible.ts';
import { type LoadedFile, sourcesHash } from '../loader/evaluate-file.ts';
import { loadFile } from '../loader/load-file.ts';
import { thrownByAuthor } from '../loader/thrown-by-author.ts';
import { traceDocument } from '../report/trace-document.ts';
import type { TraceLine } from '../report/trace-line.ts';
import type { Runner } from '../simulate/replications-of.ts';
import { simulateShard, type SimulateOptions } from '../simulate/simulate.ts';
import type { SimulationShard } from '../simulate/simulation-shard.ts';
import type { SampledInteraction } from '../simulate/probe/trace-sample.ts';
import { simulateOptions, type SimulateCommandOptions } from './options/simulate-options.ts';
import { refuseSameFile } from './options/refuse.ts';
import { htmlOut, toldOnPage } from './output/html-out.ts';
import { OutputFile, outputKinds } from './output/output-file.ts';
import { reportOut } from './output/report-out.ts';
import { simulationCase } from './output/reporters/simulation-case.ts';
import { printShard, type ShardHead } from './output/shard-file.ts';
import { simulationReport, type SimulationsDone } from './output/simulation-report.ts';
import { countOfVariants, makerOf, pairsOf, variantName, variantsOf, type Variant } from './play/variant.ts';
import { staffFile } from './staff-file.ts';
import { SimulationPool } from './workers/simulation-pool.ts';

/** What `--shard` prints, for `routeproof merge`. */
export interface SimulationShardDocument extends ShardHead, SimulationsDone {
  readonly part: 'simulation';
}

/** Of all simulations of one call. */
const mostRuns = 1_000_000;

/** `routeproof simulate FILE…`: a day of traffic through the strategy, in numbers. */
export const simulate = (): Command =>
  simulateOptions(new Command('simulate'))
    .description('Sends the traffic of a scenario through its strategy and measures what comes of it.')
    .argument('<FILES...>', 'scenarios with traffic; of several, each is compared with the first')
    .addHelpText(
      'after',
      '\nExample:\n  routeproof simulate scenario.ts --agents 10..20 --goal 80\n  routeproof simulate scenario.ts --staff --goal 80 --within 20\n  routeproof simulate scenario.ts --by stream --by stream,interval --within chat=30,email=14400\n  routeproof simulate scenario.ts --until-precise 2%\n  routeproof simulate scenario.ts --agents 10..20:5 --set patience=60..180:60 --set widensAfter=20\n\nExit: 0 pass, 1 fail, 2 inconclusive, 3 could not run.',
    )
    .action(simulateFiles);

async function simulateFiles(files: readonly string[], options: SimulateCommandOptions): Promise<void> {
  if (options.staff) return staffFile(files, options);
  const runs = runsOf(files.length * countOfVariants(options), options);
  const variants = files.flatMap((file) => variantsOf(file, options));
  const { trace, html, force } = options;
  refuseSameFile('routeproof simulate', { '--trace': trace, '--html': html });
  const page = htmlOut(html, force);
  const report = await reportOut('routeproof simulate', options);
  const traceFile = trace === undefined ? undefined : new OutputFile(trace, outputKinds.trace, force);
  const authors: string[] = [];
  const pool = new SimulationPool(runs, options);
  const samples: SampledInteraction[] = [];
  const parts: { readonly name: string; readonly part: SimulationShard }[] = [];
  const sources: string[] = [];
  const known = new Map<string, LoadedFile>();
  try {
    for (const variant of variants) {
      const work = async () => {
        const again = await (known.get(variant.file)?.again() ?? loadFile(variant.file));
        return { loaded: again, part: await thrownByAuthor(() => simulated(again, variant, options, pool, samples)) };
      };
      const { loaded, part } = await toldOnPage(page, variant.file, () => report.during(variant.file, work));
      known.set(variant.file, loaded);
      parts.push({ name: variantName(variant, files), part });
      sources.push(sourcesHash(loaded));
      authors.push(...loaded.sources.files);
    }
  } finally {
    await pool.close();
  }
  const done: SimulationsDone = { parts, pairs: pairsOf(files.length, options), goal: options.goal, by: options.by };
  if (options.shard === undefined) {
    // Shown before anything is written: what cannot be written is not to keep it back.
    const part = simulationReport(done, { ...options, isReported: report.isPrinted });
    report.give(
      part.simulations.map((each, index) => simulationCase(each, variants[index]!.file)),
      authors,
    );
    traceFile?.write(samples.flatMap(({ messages }) => messages.map(lineOf)).join(''), authors);
    return page(files.join(', '), [part], authors);
  }
  const shard: SimulationShardDocument = { part: 'simulation', shard: options.shard, sources, ...done };
  printShard(shard);
}

function runsOf(
  simulations: number,
  { replications, agents, set = [], most, untilPrecise }: SimulateCommandOptions,
): number {
  if (most !== undefined && untilPrecise === undefined)
    throw errors.badCommand('routeproof simulate', '--most says when --until-precise stops at last; give both');
  if (most !== undefined && most < replications)
    throw errors.badCommand(
      'routeproof simulate',
      `--most ${most} is less than the ${replications} --replications that are played at first; give fewer of these, or more with --most`,
    );
  if (agents !== undefined && set.some(({ name }) => name === 'agents'))
    throw errors.badCommand('routeproof simulate', '--agents and --set agents=… say the same; give one of them');
  const runs = simulations * replications;
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
  options: SimulateCommandOptions,
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
    ...(options.untilPrecise && { untilPrecise: options.untilPrecise }),
    ...(options.most !== undefined && { most: options.most }),
    ...(options.warmUp !== undefined && { warmUp: seconds(options.warmUp) }),
    ...(options.shard !== undefined && { shard: options.shard }),
  };
  return simulateShard(makerOf(loaded, variant), given, keeping, pool.workers);
}
