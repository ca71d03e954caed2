import { comparison } from '../../simulate/compare-simulations.ts';
import { simulationDocument } from '../../simulate/simulation-document.ts';
import type { SimulationShard } from '../../simulate/simulation-shard.ts';
import type { SimulationShown } from '../../page/page-document.ts';
import { exitCodeOf } from '../../process/exit-codes.ts';
import type { SimulationsDocument } from './documents.ts';
import { print, printJson } from '../../process/print.ts';
import { simulationCsv } from '../text/simulation-csv.ts';
import { comparisonText } from '../text/comparison-text.ts';
import { splitComparisonText } from '../text/split-comparison-text.ts';
import { goalText } from '../text/goal-text.ts';
import { simulationText, sweepText, type NamedSimulation } from '../text/simulation-text.ts';

/** Simulations of one call of `simulate`, and what they are to be held against. */
export interface SimulationsDone {
  readonly parts: readonly { readonly name: string; readonly part: SimulationShard }[];
  /** Which of them are held against which. */
  readonly pairs: readonly (readonly [before: number, after: number])[];
  /** A service level in percent. */
  readonly goal?: number | undefined;
  /** By what the results were asked to be split. */
  readonly by: readonly string[];
}

/** Prints simulations as they were asked for, and tells the shell how they turned out; gives them as a page shows them. */
export function simulationReport(
  { parts, pairs, goal, by }: SimulationsDone,
  { json, csv, isReported }: { readonly json?: boolean; readonly csv?: boolean; readonly isReported?: boolean },
): SimulationShown {
  const simulations: NamedSimulation[] = parts.map(({ name, part }) => ({ name, document: simulationDocument(part) }));
  const comparisons = pairs.map(([before, after]) => comparison(parts[before]!, parts[after]!));
  const reached = goal === undefined ? undefined : goalText(simulations, goal);
  if (json)
    printJson(
      simulations.length === 1
        ? simulations[0]!.document
        : ({ simulations, comparisons, goal: reached } satisfies SimulationsDocument),
    );
  else if (csv) print(simulationCsv(simulations));
  else if (!isReported) {
    print(simulations.length === 1 ? simulationText(simulations[0]!, by.map(tidySplit)) : sweepText(simulations));
    if (comparisons.length > 0) print(comparisonText(comparisons) + splitComparisonText(comparisons));
    if (reached !== undefined) print(reached);
  }
  const verdicts = simulations.map(({ document }) => document.verdict);
  process.exitCode = exitCodeOf(verdicts);
  const [verdict] = verdicts.toSorted((one, other) => exitCodeOf([other]) - exitCodeOf([one]));
  const name = simulations.map((each) => each.name).join(', ');
  return { kind: 'simulation', name, verdict: verdict!, simulations, comparisons };
}

/** As the document calls it. */
const tidySplit = (split: string): string =>
  split
    .split(',')
    .map((each) => each.trim())
    .join();
