import { availableParallelism } from 'node:os';
import CliTable from 'cli-table3';
import { Command } from 'commander';
import { Piscina } from 'piscina';
import { queueingModels } from 'routeproof/plugins';
import { holdAgainstTheory, type HeldAgainstTheory, type ModelRunner } from '../runs/simulate/hold-against-theory.ts';
import type { Replication } from '../runs/simulate/run-replication.ts';
import { exitCodeOf } from './exit-codes.ts';
import { print, printJson } from './print.ts';
import type { ModelTask } from './validate-worker.ts';
import { countOf, verdictText } from './verdict-text.ts';
import { wholeNumber } from './whole-number.ts';

interface Options {
  readonly json?: boolean;
  readonly full?: boolean;
  readonly seed: number;
  readonly workers: number;
}

const seedsOfAModel = 20;
/** Arrivals of one run where nothing else is asked for: enough to see a fault, in a minute or two. */
const quick = 10_000;
const narrowEnough = 0.02;

/** `routeproof validate`: the whole machine against queueing theory. */
export const validate = (): Command =>
  new Command('validate')
    .description(
      'Plays queues of which theory knows the numbers through the whole protocol, and lays theory beside measurement.',
    )
    .option('--json', 'print one JSON document and nothing else')
    .option('--full', 'as many arrivals as bring every interval to 2 % of its value')
    .option('--seed <N>', `the first of ${seedsOfAModel} seeds`, wholeNumber, 1)
    .option('--workers <N>', 'threads', wholeNumber, availableParallelism())
    .addHelpText('after', '\nExample:\n  routeproof validate\n\nExit: 0 theory and bench agree, 1 they do not.')
    .action(async (options: Options) => {
      const { json = false, full = false, seed, workers } = options;
      const filename = new URL('./validate-worker.js', import.meta.url).href;
      const pool = new Piscina({ filename, maxThreads: Math.max(1, workers) });
      const run: ModelRunner = async ({ id }, arrivals, how) =>
        (await pool.run({ id, arrivals, options: how } satisfies ModelTask, {
          name: 'validateInWorker',
        })) as Replication;
      const seeds = Array.from({ length: seedsOfAModel }, (_, index) => seed + index);
      const held: HeldAgainstTheory[] = [];
      for (const model of queueingModels) {
        const arrivals = full ? model.arrivals / seedsOfAModel : quick;
        const one = withWidth(await holdAgainstTheory(model, { arrivals, seeds, run }), full);
        held.push(one);
        if (!json) print(textOf(one));
      }
      await pool.destroy();
      const code = exitCodeOf(held.map(({ verdict }) => verdict));
      if (json) printJson({ verdict: code === 0 ? 'pass' : 'fail', models: held });
      process.exitCode = code;
    });

/** Where a narrow interval was asked for, a wide one proves nothing. */
const withWidth = (held: HeldAgainstTheory, full: boolean): HeldAgainstTheory =>
  full && held.verdict === 'pass' && held.rows.some(({ halfWidth }) => halfWidth > narrowEnough)
    ? { ...held, verdict: 'inconclusive' }
    : held;

function textOf({ title, verdict, runs, interactions, rows, againstLittle, withFindings }: HeldAgainstTheory): string {
  const table = new CliTable({
    head: ['', 'theory', 'measured', 'standard errors away', '95 % half-width'],
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  for (const { measure, theory, measured, standardError, halfWidth, agrees } of rows)
    table.push([
      measure,
      theory.toPrecision(6),
      measured.toPrecision(6),
      `${((measured - theory) / standardError).toFixed(2)}${agrees ? '' : '  !'}`,
      `${(halfWidth * 100).toFixed(2)} %`,
    ]);
  const notes = [
    ...(againstLittle > 0 ? [`Little's law does not hold in ${countOf(againstLittle, 'run')}.`] : []),
    ...(withFindings > 0 ? [`Something was found in ${countOf(withFindings, 'run')}.`] : []),
  ];
  const heading = `${verdictText(verdict)}  ${title}: ${countOf(interactions, 'interaction')} in ${runs} runs`;
  return [heading, table.toString(), ...notes, ''].join('\n');
}
