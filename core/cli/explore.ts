import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { BenchError, errors } from '../kernel/errors.ts';
import { authorLine } from '../kernel/author-line.ts';
import { gapsText } from '../report/gaps-text.ts';
import { explore as exploreRuns } from '../runs/explore.ts';
import type { Explored } from '../runs/explored.ts';
import type { ExploreOptions } from '../runs/explore-options.ts';
import { coverageDocument } from '../runs/coverage/coverage-document.ts';
import { savedScenario } from '../runs/saved-scenario.ts';
import { coverageOut, type CoverageOption } from './coverage-out.ts';
import { exitCodes } from './exit-codes.ts';
import { exploredText } from './explored-text.ts';
import { loadFile } from './load-file.ts';
import { pictured, type Pictured } from './pictured.ts';
import { playable } from './playable.ts';
import { colour, print, printJson } from './print.ts';
import { problemOf } from './problem-of.ts';
import { showProgress } from './show-progress.ts';
import { wholeNumber } from './whole-number.ts';

interface Asked {
  readonly json?: boolean;
  readonly runs?: number;
  readonly steps?: number;
  readonly time?: number;
  readonly window?: number;
  readonly seed?: number;
  readonly random?: number;
  readonly reduction: boolean;
  readonly opening?: boolean;
  readonly shrink?: number;
  readonly save?: string;
  readonly coverage?: CoverageOption;
}

/** `routeproof explore FILE`: plays a strategy or a scenario in every order that can matter. */
export const explore = (): Command =>
  new Command('explore')
    .description('Plays a strategy or a scenario in every order that can matter.')
    .argument('<FILE>', 'TypeScript or JavaScript that exports a strategy or a scenario by default')
    .option('--json', 'print one JSON document and nothing else')
    .option(
      '--window <MS>',
      'by how many milliseconds an event may be late (default: as the scenario says, or 1000)',
      wholeNumber,
    )
    .option('--runs <N>', 'play so many runs at most (default: 1000000)', wholeNumber)
    .option('--steps <N>', 'take so many steps at most, in all runs together', wholeNumber)
    .option('--time <SECONDS>', 'search for so long at most', wholeNumber)
    .option('--random <N>', 'play so many runs by chance, for what is too large', wholeNumber)
    .option('--seed <N>', 'seed of all chance (default: 1)', wholeNumber)
    .option('--no-reduction', 'play every order, also those that nobody can tell apart')
    .option('--opening', 'let registration and login race, too')
    .option('--shrink <N>', 'make each counterexample smaller in so many runs at most (default: 5000)', wholeNumber)
    .option('--save <FILE>', 'write the shortest counterexample as a test that fails until it is mended')
    .option('--coverage [FILE]', 'print which orders and rows of the tables never came, and add it to a file')
    .addHelpText(
      'after',
      '\nExample:\n  routeproof explore scenario.ts --window 2000\n\nExit: 0 proved, 1 violated, 2 bounded, 3 could not run.',
    )
    .action(async (file: string, asked: Asked) => {
      const addCoverage = coverageOut(asked.coverage);
      const loaded = await loadFile(file);
      const { scenario, options } = await playable(loaded, file);
      const explored = await withInterrupt((signal) =>
        thrownByAuthor(() =>
          exploreRuns(scenario, {
            ...optionsOf(asked),
            ...(options.synchronous !== undefined && { synchronous: options.synchronous }),
            ...(options.onTurn !== undefined && { onTurn: options.onTurn }),
            sources: loaded.sources.hash,
            signal,
            onProgress: progress.show,
          }),
        ),
      );
      progress.stop();
      const shown = await pictured(explored, scenario, options);
      if (asked.save !== undefined) save(asked.save, file, explored);
      const sum = explored.coverage && addCoverage(explored.coverage);
      if (asked.json) printJson(documentOf(shown));
      else print([exploredText(shown, file), ...(sum === undefined ? [] : [gapsText(sum, { colour })])].join('\n'));
      process.exitCode = { proved: exitCodes.pass, violated: exitCodes.fail, bounded: exitCodes.inconclusive }[
        explored.verdict
      ];
    });

const progress = showProgress();

const optionsOf = ({
  runs,
  steps,
  time,
  window,
  seed,
  random,
  reduction,
  opening,
  shrink,
  coverage,
}: Asked): ExploreOptions => ({
  ...{ runs, steps, time, raceWindow: window, random, reduction, shrink },
  ...(seed !== undefined && { seed }),
  openingRaces: opening ?? false,
  coverage: coverage !== undefined,
});

/** The first Ctrl-C ends the search with the result so far, the second one the process. */
async function withInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  process.once('SIGINT', stop);
  try {
    return await work(interrupt.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}

async function thrownByAuthor<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BenchError) throw error;
    const where = authorLine(error);
    throw where === undefined ? error : errors.scenarioThrew(where, problemOf(error));
  }
}

function save(target: string, file: string, { failures: [shortest] }: Explored): void {
  if (shortest === undefined || shortest.token === '') return;
  try {
    writeFileSync(target, savedScenario(shortest, file, target));
  } catch (error) {
    throw errors.fileNotWritten(target, problemOf(error));
  }
}

const documentOf = ({ verdict, runs, steps, failures, goals, coverage }: Pictured): object => ({
  verdict,
  runs,
  steps,
  failures: failures.map(({ property, token, steps: taken, race, leftOut, lanes, messages }) => ({
    ...{ property, token, steps: taken, race, leftOut },
    lanes: lanes && { picture: lanes.picture, letters: Object.fromEntries(lanes.letters), text: lanes.text },
    messages,
  })),
  goals,
  ...(coverage && { coverage: coverageDocument(coverage) }),
});
