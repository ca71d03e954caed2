import { createHash } from 'node:crypto';
import type { Round } from '../bench/rounds/rounds.ts';
import { errors } from '../kernel/errors.ts';
import type { Milliseconds } from '../kernel/time.ts';

/** What a token is good for: the same sources, played with the same parameters. */
export interface TokenParameters {
  /** Hash of the author's files; empty where a program explores a scenario of its own. */
  readonly sources: string;
  readonly seed: number;
  readonly window: Milliseconds;
}

/** The answers of a run, and what it was played without, as text that plays it again: `3f9c01d2-1-1000-12x0.2.1-a1`; where it goes round, `3f9c01d2-1-1000-1.1~31.18`. */
export function tokenOf(
  answers: readonly number[],
  parameters: TokenParameters,
  { leftOut = '', round }: Partial<Pick<TokenRead, 'leftOut' | 'round'>> = {},
): string {
  const rounds = round === undefined ? '' : `~${round.from}.${round.length}`;
  const token = `${fingerprint(parameters)}-${parameters.seed}-${parameters.window}-${packed(answers)}${rounds}`;
  return leftOut === '' ? token : `${token}-${leftOut}`;
}

/** What a token says. */
export interface TokenRead {
  readonly answers: readonly number[];
  readonly seed: number;
  readonly window: Milliseconds;
  readonly print: string;
  /** What is left out of the scenario, in the codes of `without`; empty where it is played as it is. */
  readonly leftOut: string;
  /** Where it goes round for ever: which of its steps come again. */
  readonly round: Round | undefined;
}

/** Reads what `tokenOf` wrote; refuses a token that was made from other sources. */
export function answersOf(token: string, sources: string): TokenRead {
  const read = readToken(token);
  if (fingerprint({ sources, seed: read.seed, window: read.window }) !== read.print) throw errors.tokenUnfit(token);
  return read;
}

/** Reads a token without asking what it fits. */
export function readToken(token: string): TokenRead {
  const [, print, seed, window, given, from, length, leftOut = ''] =
    /^([0-9a-f]{8})-(\d+)-(\d+(?:\.\d+)?|Infinity)-([0-9x.]*)(?:~(\d{1,7})\.([1-9]\d{0,6}))?(?:-([a-z0-9.]+))?$/.exec(
      token,
    ) ?? [];
  if (print === undefined || given === undefined) throw errors.tokenUnreadable(token);
  const round = from === undefined ? undefined : { from: Number(from), length: Number(length) };
  return { answers: unpacked(token, given), seed: Number(seed), window: Number(window), print, leftOut, round };
}

const fingerprint = ({ sources, seed, window }: TokenParameters): string =>
  createHash('sha256').update(`${sources}\0${seed}\0${window}`).digest('hex').slice(0, 8);

/** Answers that repeat are counted: `12x0`. Zeros at the end say nothing. */
function packed(answers: readonly number[]): string {
  const told = answers.slice(0, answers.findLastIndex((answer) => answer !== 0) + 1);
  const parts: string[] = [];
  for (let index = 0; index < told.length;) {
    let end = index;
    while (told[end] === told[index]) end++;
    const times = end - index;
    parts.push(times > 2 ? `${times}x${told[index]}` : Array(times).fill(told[index]).join('.'));
    index = end;
  }
  return parts.join('.');
}

/** No run has more choices: the bench ends it before. */
const mostAnswers = 1_000_000;

function unpacked(token: string, given: string): readonly number[] {
  if (given === '') return [];
  let all = 0;
  return given.split('.').flatMap((part) => {
    const [, times = '1', answer] = /^(?:(\d{1,6})x)?(\d{1,9})$/.exec(part) ?? [];
    all += Number(times);
    if (answer === undefined || all > mostAnswers) throw errors.tokenUnreadable(token);
    return Array<number>(Number(times)).fill(Number(answer));
  });
}
