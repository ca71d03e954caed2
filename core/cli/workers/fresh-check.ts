import { found } from '../../contract/found.ts';
import { errors } from '../../kernel/errors.ts';
import type { Deadline } from '../../explore/deadline.ts';
import type { Explored, Failure } from '../../explore/explored.ts';
import { playAgain, type RunShown } from '../../replay/play-again.ts';
import { runDifference, type RunDifference } from '../../replay/run-difference.ts';
import type { SampledRun } from '../../replay/sampled-run.ts';
import { readToken, tokenOf } from '../../replay/token.ts';
import { quietly } from '../../loader/author-console.ts';
import type { FreshTask, SampleTask } from './explore-worker.ts';
import { keptByModules } from '../../loader/reading/kept-by-modules.ts';
import type { LoadedFile } from '../../loader/evaluate-file.ts';
import { playable, type Playable } from '../play/playable.ts';
import { valueIn, type WorkerAnswer } from '../../process/threads/worker-answer.ts';
import { WorkerPool } from '../../process/threads/worker-pool.ts';

/** A file whose search has ended. */
interface Searched {
  readonly file: string;
  readonly loaded: LoadedFile;
  readonly played: Playable;
  readonly seed: number;
}

/** What is played again, and how long. */
interface Check {
  /** Runs that are spread over the search, and what they showed in it. */
  readonly sample: readonly SampledRun[];
  readonly deadline: Deadline;
  readonly onPlayed: (played: number, of: number) => void;
}

/** What came of playing runs again. */
export interface FreshChecked {
  /** Where the same choices did not give the same run. */
  readonly unrepeatable: Failure | undefined;
  /** How many of the sample were played again; fewer than all where the time was over. */
  readonly played: number;
}

/** So many runs find everything loaded as if for the first time; those behind them come in the other order than in the search. */
const afresh = 40;
/** So many runs are asked for at a time. */
const atOnce = 20;

/**
 * Plays the first run of a search, and its shortest counterexample, once here, where many runs have been played, and twice in a
 * fresh thread, and then a sample of all runs there, and compares what they show.
 */
export async function freshCheck(searched: Searched, explored: Explored, check: Check): Promise<FreshChecked> {
  const module = new URL('./explore-worker.js', import.meta.url);
  const pool = new WorkerPool({ module, workerData: searched.loaded.sources, threads: 1 });
  try {
    return await new FreshCheck(searched, check, pool).check(explored);
  } finally {
    await pool.destroy();
  }
}

class FreshCheck {
  readonly #searched: Searched;
  readonly #check: Check;
  readonly #pool: WorkerPool;
  #played = 0;

  constructor(searched: Searched, check: Check, pool: WorkerPool) {
    this.#searched = searched;
    this.#check = check;
    this.#pool = pool;
  }

  async check({ window, failures }: Explored): Promise<FreshChecked> {
    const { played, seed } = this.#searched;
    // Where the ordinary run goes round for ever, its token says so.
    const round = failures.find(({ isOrdinary, token }) => isOrdinary && readToken(token).round !== undefined);
    const first = round?.token ?? tokenOf([], { sources: played.hash, seed, window });
    const shortest = failures.find(({ token }) => token !== '');
    const told = failures.find(({ property }) => property === 'non-determinism');
    for (const token of new Set([told?.token ?? first, shortest?.token ?? first, first])) {
      const differing = await this.#compared(token, told);
      if (differing !== undefined) return this.#checked(differing);
    }
    if (told !== undefined) return this.#checked(told);
    return this.#checked(await this.#compareSample());
  }

  /** Holds a run against itself, message by message. */
  async #compared(token: string, told?: Failure, inSearch = false): Promise<Failure | undefined> {
    const fresh = await this.#ask<[RunShown, RunShown]>('playFresh', { token });
    if (fresh === undefined) return undefined;
    const here = await playAgain(this.#searched.played.scenario, token, this.#searched.played.options);
    const differing = await differenceOf(this.#searched, token, here, fresh);
    if (differing !== undefined) return failureOf(differing, token, here, told);
    if (!inSearch) return undefined;
    // It was another one when the search came to it, and is not any more.
    const difference = { position: 1, one: 'followed by others when the search played it', other: 'not' };
    return failureOf({ difference, cause: keptCause(this.#searched.loaded.sources.files) }, token, here, undefined);
  }

  async #compareSample(): Promise<Failure | undefined> {
    const { sample, onPlayed } = this.#check;
    const step = Math.max(1, Math.floor(sample.length / afresh));
    const isFresh = (_: SampledRun, index: number) => index % step === 0 && index / step < afresh;
    const others = sample.filter((run, index) => !isFresh(run, index)).toReversed();
    for (const [runs, fresh] of [
      [sample.filter(isFresh), true],
      [others, false],
    ] as const)
      for (let from = 0; from < runs.length; from += atOnce) {
        const batch = runs.slice(from, from + atOnce);
        const task = { tokens: batch.map(({ token }) => token), isFresh: fresh };
        const digests = await this.#ask<readonly string[]>('playSample', task satisfies SampleTask);
        if (digests === undefined) return undefined;
        const differing = batch.find(({ digest }, index) => digest !== digests[index]);
        if (differing !== undefined) return this.#compared(differing.token, undefined, true);
        onPlayed((this.#played += batch.length), sample.length);
      }
    return undefined;
  }

  /** Nothing where the time is over before there is an answer. */
  async #ask<Value>(name: 'playFresh' | 'playSample', task: FreshTask | SampleTask): Promise<Value | undefined> {
    const { left = Infinity } = this.#check.deadline;
    if (this.#check.deadline.over !== undefined) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((done) => {
      if (left < Infinity) timer = setTimeout(() => done(undefined), left * 1000);
    });
    const running = this.#pool.run(task, { name }) as Promise<WorkerAnswer<Value>>;
    running.catch(() => {});
    try {
      const answer = await Promise.race([running, late]);
      return answer === undefined ? undefined : valueIn(answer);
    } finally {
      clearTimeout(timer);
    }
  }

  #checked(unrepeatable: Failure | undefined): FreshChecked {
    return { unrepeatable, played: this.#played };
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
  const names = keptByModules(files).map(({ name, where }) => `\`${name}\` (${where})`);
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
  const after = Math.min(position, here.messages.length);
  const at = here.messages[position - 1]?.at ?? here.messages.at(-1)?.at ?? 0;
  return {
    property: 'non-determinism',
    finding: { ...found.nonDeterminism(message), at, after, count: 1 },
    token: told?.token ?? token,
    steps: position,
    race: [],
    leftOut: [],
    messages: here.messages,
  };
}
