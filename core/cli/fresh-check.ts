import { Piscina } from 'piscina';
import { found } from '../contract/found.ts';
import { errors } from '../kernel/errors.ts';
import type { Explored, Failure } from '../runs/explored.ts';
import { playAgain, type RunShown } from '../runs/play-again.ts';
import { runDifference, type RunDifference } from '../runs/run-difference.ts';
import { tokenOf } from '../runs/token.ts';
import { quietly } from './author-console.ts';
import type { FreshTask } from './explore-worker.ts';
import { keptByModules } from './kept-by-modules.ts';
import type { LoadedFile } from './load-file.ts';
import { playable, type Playable } from './playable.ts';
import { valueIn, type WorkerAnswer } from './worker-answer.ts';

/** A file whose search has ended. */
interface Searched {
  readonly file: string;
  readonly loaded: LoadedFile;
  readonly played: Playable;
  readonly seed: number;
}

/**
 * Plays the first run of a search, and its shortest counterexample, once here, where many runs have been played, and
 * twice in a fresh thread. Gives a failure where the same choices did not give the same run.
 */
export async function freshCheck(searched: Searched, { window, failures }: Explored): Promise<Failure | undefined> {
  const { file, seed } = searched;
  const first = tokenOf([], { sources: searched.played.hash, seed, window });
  const shortest = failures.find(({ token }) => token !== '');
  const told = failures.find(({ property }) => property === 'non-determinism');
  const pool = new Piscina({ filename: new URL('./explore-worker.js', import.meta.url).href, maxThreads: 1 });
  try {
    for (const token of new Set([told?.token ?? first, shortest?.token ?? first, first])) {
      const fresh = valueIn(
        (await pool.run({ file, token } satisfies FreshTask, { name: 'playFresh' })) as WorkerAnswer<RunShown[]>,
      ) as [RunShown, RunShown];
      const here = await playAgain(searched.played.scenario, token, searched.played.options);
      const differing = await differenceOf(searched, token, here, fresh);
      if (differing !== undefined) return failureOf(differing, token, here, told);
    }
    return told;
  } finally {
    await pool.destroy();
  }
}

interface Differing {
  readonly difference: RunDifference;
  readonly cause: string;
}

async function differenceOf(
  { file, loaded }: Searched,
  token: string,
  here: RunShown,
  [fresh, second]: readonly [RunShown, RunShown],
): Promise<Differing | undefined> {
  const difference = runDifference(here, fresh) ?? runDifference(second, fresh);
  if (difference === undefined) return undefined;
  const again = await quietly(async () => playable(await loaded.again(), file));
  const reloaded = await playAgain(again.scenario, token, again.options);
  const isKept = runDifference(second, fresh) !== undefined || runDifference(reloaded, fresh) === undefined;
  return { difference, cause: isKept ? keptCause(loaded.sources.files) : outsideCause };
}

const outsideCause =
  'something from outside the run, such as the environment, a file, an order of iteration, or chance and time that are not of the bench; give the scenario a fixed value';

function keptCause(files: readonly string[]): string {
  const names = keptByModules(files);
  const which = names.length === 0 ? 'a variable outside the function' : names.slice(0, 3).join(' or ');
  return `something is kept from run to run, ${which} say; make it afresh in each run`;
}

function failureOf(
  { difference, cause }: Differing,
  token: string,
  here: RunShown,
  told: Failure | undefined,
): Failure {
  const { position, one, other } = difference;
  const { message } = errors.runDiffers(position, one, other, cause);
  const at = here.messages[position - 1]?.at ?? here.messages.at(-1)?.at ?? 0;
  return {
    property: 'non-determinism',
    finding: { ...found.nonDeterminism(message), at, count: 1 },
    token: told?.token ?? token,
    steps: position,
    race: [],
    leftOut: [],
    messages: here.messages,
  };
}
