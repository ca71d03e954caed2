import { errors } from '../kernel/errors.ts';
import { seconds } from '../kernel/time.ts';
import { loadFile } from '../loader/load-file.ts';
import { thrownByAuthor } from '../loader/thrown-by-author.ts';
import { leastStaffing } from '../simulate/staffing/least-staffing.ts';
import { mostTrials } from '../simulate/staffing/trials.ts';
import { staffingReport } from './output/staffing-report.ts';
import { countOfVariants, makerOf, variantsOf } from './play/variant.ts';
import type { SimulateCommandOptions } from './options/simulate-options.ts';
import { SimulationPool } from './workers/simulation-pool.ts';

/** More replications than these are not played for one staffing. */
const mostReplications = 5000;

/** `routeproof simulate FILE --staff`: how many agents each half-hour needs. */
export async function staffFile(files: readonly string[], options: SimulateCommandOptions): Promise<void> {
  const { seed, replications, within, goal = 80 } = options;
  const refuse = (problem: string): Error => errors.badCommand('routeproof simulate', problem);
  const [file] = files;
  if (file === undefined || files.length > 1) throw refuse('--staff is for one file; call it once for each of them');
  if (countOfVariants(options) > 1) throw refuse('--staff is for one value of each --set, such as --set patience=60');
  if (replications > mostReplications)
    throw refuse(`--staff plays ${mostTrials} staffings at most, each with ${mostReplications} replications at most`);
  const [variant] = variantsOf(file, options);
  const loaded = await loadFile(file);
  const pool = new SimulationPool((mostTrials + 1) * replications, { ...options, isBound: true });
  try {
    const given = {
      ...{ seed, replications, goal: goal / 100 },
      within: Object.fromEntries(Object.entries(within).map(([medium, time]) => [medium, seconds(time)])),
    };
    const runner = (staff: readonly number[]) =>
      pool.runnerFor({ ...variant!, staff }, loaded.sources, { samples: false });
    const answer = await thrownByAuthor(() => leastStaffing(makerOf(loaded, variant!), given, runner, pool.workers));
    staffingReport(answer, options);
  } finally {
    await pool.close();
  }
}
