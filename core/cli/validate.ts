import { Command } from 'commander';
import { availableParallelism } from 'node:os';
import { queueingModels } from 'routeproof/plugins';
import { exitCodeOf, worstOf } from '../process/exit-codes.ts';
import { print, printJson } from '../process/print.ts';
import { WorkerPool } from '../process/threads/worker-pool.ts';
import { holdAgainstTheory, type HeldAgainstTheory, type ModelRunner } from '../simulate/hold-against-theory.ts';
import { falseAlarms } from '../simulate/judge-value.ts';
import type { Replication } from '../simulate/run-replication.ts';
import { bounded } from './options/bounds.ts';
import type { ValidateDocument } from './output/documents.ts';
import { progressBar } from './text/progress.ts';
import { judgedText, theoryText } from './text/theory-text.ts';
import type { ModelTask } from './workers/validate-worker.ts';

interface Options {
  readonly json?: boolean;
  readonly full?: boolean;
  readonly seed: number;
  readonly workers: number;
}

const seedsOfAModel = 20;
/** Half of an interval, as a part of the value, where `--full` is asked for. */
const widest = 0.02;

/** `routeproof validate`: the whole machine against queueing theory. */
export const validate = (): Command =>
  new Command('validate')
    .description(
      'Plays queues of which theory knows the numbers through the whole protocol, and lays theory beside measurement.',
    )
    .option('--json', 'print one JSON document and nothing else')
    .option('--full', 'as many arrivals as bring every interval to 2 % of its value')
    .option('--seed <N>', `the first of ${seedsOfAModel} seeds`, bounded('seed'), 1)
    .option('--workers <N>', 'threads', bounded('workers'), availableParallelism())
    .addHelpText(
      'after',
      `\nOne run in ${1 / falseAlarms} fails where everything is right.\n\nExample:\n  routeproof validate\n\nExit: 0 theory and bench agree, 1 they do not, 2 an interval stayed too wide.`,
    )
    .action(async (options: Options) => {
      const { json = false, full = false, seed, workers } = options;
      const module = new URL('./workers/validate-worker.js', import.meta.url);
      const pool = new WorkerPool({ module, threads: workers });
      const seeds = Array.from({ length: seedsOfAModel }, (_, index) => seed + index);
      const held: HeldAgainstTheory[] = [];
      const values = queueingModels.reduce((sum, { theory }) => sum + theory().length, 0);
      for (const model of queueingModels) {
        const { run, stop } = runnerOn(pool);
        const how = full ? { arrivals: model.arrivals / seedsOfAModel, widest } : { arrivals: model.quickly };
        const one = await holdAgainstTheory(model, { ...how, seeds, run, values });
        stop();
        held.push(one);
        if (!json) print(theoryText(one));
      }
      await pool.destroy();
      const verdicts = held.map(({ verdict }) => verdict);
      if (json) printJson({ verdict: worstOf(verdicts), falseAlarms, values, models: held } satisfies ValidateDocument);
      else print(judgedText(held));
      process.exitCode = exitCodeOf(verdicts);
    });

/** Runs a model's seeds on all cores, and shows how far they are. */
function runnerOn(pool: WorkerPool): { readonly run: ModelRunner; readonly stop: () => void } {
  let [asked, done] = [0, 0];
  const { stop } = progressBar(() => ({ done, of: asked, interactions: done }));
  const run: ModelRunner = async ({ id }, arrivals, options) => {
    asked += arrivals;
    const task: ModelTask = { id, arrivals, options };
    const replication = (await pool.run(task, { name: 'validateInWorker' })) as Replication;
    done += arrivals;
    return replication;
  };
  return { run, stop };
}
