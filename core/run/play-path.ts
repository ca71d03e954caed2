import type { Scenario } from '../contract/scenario.ts';
import { playOnce, type Played } from '../bench/play-once.ts';
import type { Bench } from '../bench/create-bench.ts';
import type { AuthorCode } from '../kernel/author/author-code.ts';
import { BenchError } from '../kernel/errors.ts';
import { playedChoices } from '../replay/played-choices.ts';
import { answersOf, readToken, tokenOf, type TokenRead } from '../replay/token.ts';
import { withWindow } from '../replay/with-window.ts';
import { without } from '../replay/without.ts';
import { PointsKeeper, type ChoicePoints } from './choice-points.ts';
import { HistoryKeeper } from './history-keeper.ts';
import { KeptChoices, type ChoiceMeant } from './kept-choices.ts';

/** Which run is to be played: in each, events race as they do when orders are explored. */
export interface PathAsked {
  /** What a report or a page calls it; without one, all is answered in order. */
  readonly token?: string | undefined;
  /** Another answer to one of its questions, counted from 0; what comes after is answered in order. */
  readonly choose?: { readonly point: number; readonly answer: number } | undefined;
  /** What the choices of the token meant, where that is known. */
  readonly meant?: readonly ChoiceMeant[] | undefined;
  /** Seed of all chance, where no token says it. */
  readonly seed: number;
  /** Hash of the sources. */
  readonly sources: string;
  readonly code: AuthorCode | undefined;
  /** Is given the bench before it runs. */
  readonly onBench?: (bench: Bench) => void;
}

/** What came of it. */
export interface PathPlayed {
  readonly played: Played;
  readonly points: ChoicePoints;
  /** Plays the same run again, of the same sources. */
  readonly token: string;
  /** Whether all was answered in order, and nothing left out. */
  readonly isOrdinary: boolean;
  /** Where the token was made for other sources: how many of its choices were kept. */
  readonly kept?: {
    readonly kept: number;
    readonly of: number;
    readonly isWhole: boolean;
    /** Something else was to be chosen in it, and nobody can say where that is now. */
    readonly isUnchosen: boolean;
  };
}

type Path = Pick<TokenRead, 'answers' | 'seed' | 'leftOut' | 'round'> & {
  readonly window: number | undefined;
  readonly isFit: boolean;
};

/** Plays the run of a token, and keeps what could be chosen in it. A token that was made for other sources is followed as far as it fits. */
export async function playPath(scenario: () => Scenario, asked: PathAsked): Promise<PathPlayed> {
  const path = pathOf(asked);
  if (path.isFit) return played(scenario, path, asked);
  try {
    return await played(scenario, path, asked);
  } catch (error) {
    // What it left out is not there any more.
    if (!(error instanceof BenchError && error.code === 'RP_NOTHING_TO_LEAVE_OUT')) throw error;
    return played(scenario, { ...path, leftOut: '' }, asked);
  }
}

async function played(scenario: () => Scenario, path: Path, asked: PathAsked): Promise<PathPlayed> {
  const { answers, seed, window, leftOut, round, isFit } = path;
  const given = answers.filter((answer) => answer !== 0).length;
  const kept = isFit ? undefined : new KeptChoices(answers, asked.meant);
  const { choices, watch } = kept === undefined ? playedChoices(answers, round) : { choices: kept };
  const keeper = new PointsKeeper();
  keeper.overhear(choices);
  const history = new HistoryKeeper(choices);
  let stands: Bench | undefined;
  const raced = without(withWindow(scenario, window), leftOut);
  const how = { choices: history, races: true, seed, ...(asked.code && { code: asked.code }) };
  const run = await playOnce(raced, how, (bench) => {
    stands = bench;
    for (const each of [keeper, kept, history]) each?.watch(bench);
    watch?.(bench);
    asked.onBench?.(bench);
  });
  const parameters = { sources: asked.sources, seed, window: stands!.scenario.raceWindow! };
  return {
    played: { ...run, history: history.history() },
    points: keeper.kept,
    token: tokenOf(choices.answers, parameters, { leftOut, round: isFit ? round : undefined }),
    isOrdinary: leftOut === '' && choices.answers.every((answer) => answer === 0),
    ...(kept && {
      kept: {
        kept: kept.kept,
        of: given,
        isWhole: leftOut !== '' || readLeftOut(asked) === '',
        isUnchosen: asked.choose !== undefined,
      },
    }),
  };
}

const readLeftOut = ({ token }: PathAsked): string => (token === undefined ? '' : readToken(token).leftOut);

function pathOf(asked: PathAsked): Path {
  const { token, seed, sources, choose } = asked;
  if (token === undefined)
    return chosen({ answers: [], seed, window: undefined, leftOut: '', round: undefined, isFit: true }, choose);
  try {
    return chosen({ ...answersOf(token, sources), isFit: true }, choose);
  } catch (error) {
    if (!(error instanceof BenchError && error.code === 'RP_TOKEN_UNFIT')) throw error;
    return { ...readToken(token), isFit: false };
  }
}

/** Where something else is chosen, it does not go round as it did. */
const chosen = (path: Path, choose: PathAsked['choose']): Path => {
  if (choose === undefined) return path;
  const { point, answer } = choose;
  const before = Array.from({ length: point }, (_, index) => path.answers[index] ?? 0);
  return { ...path, answers: [...before, answer], round: undefined };
};
