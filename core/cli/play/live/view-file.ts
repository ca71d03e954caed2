import { authorFiles } from '../../../author-files/author-file.ts';
import type { Bench } from '../../../bench/create-bench.ts';
import type { Played } from '../../../bench/play-once.ts';
import { packageVersion } from '../../../kernel/package-version.ts';
import { quietly } from '../../../loader/author-console.ts';
import { branchesOf } from '../../../loader/counters/code-probe.ts';
import type { LoadedFile } from '../../../loader/evaluate-file.ts';
import { loadFile } from '../../../loader/load-file.ts';
import { thrownByAuthor } from '../../../loader/thrown-by-author.ts';
import type { LiveAsked, LiveProblem, LiveShown } from '../../../page/live-shown.ts';
import type { ChoiceMeant } from '../../../run/kept-choices.ts';
import { playPath, type PathPlayed } from '../../../run/play-path.ts';
import { runPart } from '../../output/run-part.ts';
import { playLoaded, type PlayedFile } from '../play-file.ts';
import { playable } from '../playable.ts';
import { changedScenario } from './changed-scenario.ts';
import { offersOf } from './offers-of.ts';
import { problemIn } from './problem-in.ts';

/** A run that a live page asks for. */
export interface ViewTask {
  readonly file: string;
  readonly asked: LiveAsked;
  readonly seed: number;
  /** What the choices of its path meant, where that is known. */
  readonly meant: readonly ChoiceMeant[] | undefined;
}

/** What came of it, and all files that were read, also where it failed. */
export type ViewInThread = {
  readonly loaded: readonly string[];
} & ({ readonly shown: LiveShown } | { readonly problem: LiveProblem });

/** In a thread: plays the run that a live page asks for. */
export async function viewFile(task: ViewTask): Promise<ViewInThread> {
  const loaded: string[] = [];
  const read = () => [...loaded, ...authorFiles()];
  try {
    const file = await loadFile(task.file, (each) => loaded.push(each));
    const shown = await thrownByAuthor(() => viewed(file, task));
    return { shown, loaded: read() };
  } catch (thrown) {
    return { problem: problemIn(thrown), loaded: read() };
  }
}

/** What the file looks like in the ordinary run is told as `run` tells it; where something was chosen, as `replay` does. */
async function viewed(loaded: LoadedFile, task: ViewTask): Promise<LiveShown> {
  const { asked } = task;
  if (asked.path !== undefined || asked.choose !== undefined) {
    const { path, offers, files } = await alongPath(loaded, task);
    return shownOf(task, { played: path.played, ...files() }, path, offers);
  }
  const { file, seed } = task;
  const made = await playable(loaded, file, { seed }, asked.set);
  const first = { ...made, scenario: changedScenario(made.scenario, asked) };
  const run = await playLoaded(loaded, first, { history: true });
  // What the file keeps from run to run is not there when it is played again.
  const { path, offers } = await alongPath(await quietly(loaded.again), task);
  const isSame = sayTheSame(run.played, path.played);
  return { ...shownOf(task, run, path, offers), ...(!isSame && { points: { words: [], points: [] }, unchoosable }) };
}

const unchoosable =
  'Nothing can be chosen in this run: played once more, with events that race, it had other messages. `routeproof explore` says what is kept from run to run.';

interface AlongPath {
  readonly path: PathPlayed;
  readonly offers: LiveShown['offers'];
  readonly files: () => Pick<PlayedFile, 'branches' | 'files'>;
}

async function alongPath(loaded: LoadedFile, { file, asked, seed, meant }: ViewTask): Promise<AlongPath> {
  const { scenario, options, probe, hash } = await playable(loaded, file, { seed }, asked.set);
  let stands: Bench | undefined;
  const path = await playPath(changedScenario(scenario, asked), {
    ...{ token: asked.path, choose: asked.choose, meant, seed, code: options.code },
    sources: `${hash}${changesIn(asked)}`,
    onBench: (bench) => (stands = bench),
  });
  return {
    path,
    offers: offersOf(stands!, loaded.exported),
    files: () => ({ branches: branchesOf(probe), files: loaded.sources.files }),
  };
}

/** A path through a changed scenario is no path through the one of the file, and the other way round. */
const changesIn = ({ links = {}, set = {}, faults = [] }: LiveAsked): string => {
  const sorted = [links, set].map((each) => Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return sorted.some((each) => each.length > 0) || faults.length > 0 ? JSON.stringify([...sorted, faults]) : '';
};

const sayTheSame = (one: Played, other: Played): boolean =>
  JSON.stringify(one.messages) === JSON.stringify(other.messages);

function shownOf(
  { file, asked, seed }: ViewTask,
  run: PlayedFile,
  { points, token, isOrdinary, kept }: PathPlayed,
  offers: LiveShown['offers'],
): LiveShown {
  const isPath = !isOrdinary || (asked.path !== undefined && asked.choose === undefined);
  const usual = seed === 1 ? '' : ` --seed ${seed}`;
  const command = isPath ? `routeproof replay ${file} ${token}` : `routeproof run ${file}${usual}`;
  return {
    page: {
      ...{ routeproof: packageVersion(), title: file, command: `routeproof view ${file}${usual}` },
      parts: [runPart(file, run)],
    },
    ...{ points, offers },
    ...(isPath && { path: token }),
    ...(changesIn(asked) === '' && { command }),
    ...(kept && { kept: keptInWords(kept) }),
  };
}

function keptInWords({ kept, of, isWhole, isUnchosen }: NonNullable<PathPlayed['kept']>): string {
  const why = 'The path in the address was made for another version of this file, or with other changes';
  const again = isUnchosen ? ' What you chose in it was not taken: choose it again here.' : '';
  const parts = isWhole
    ? again
    : `${again} What it left out of the scenario is not there any more, so that nothing is left out.`;
  if (of === 0) return `${why}. It has no choice of its own, and the run is played in order.${parts}`;
  const choices = of === 1 ? 'one choice' : `${of} choices`;
  if (kept === of) return `${why}. Its ${choices} ${of === 1 ? 'was' : 'were'} kept.${parts}`;
  return `${why}. Of its ${choices} ${kept === 0 ? 'none' : kept} could be kept; everything else is played in order.${parts}`;
}
