import { cut } from '../kernel/text-width.ts';
import { timeText } from '../report/time-text.ts';
import type { TraceLine } from '../report/trace-line.ts';
import type { RunShown } from './play-again.ts';

/** Where two plays of the same choices part. */
export interface RunDifference {
  /** Number of the message, from 1. */
  readonly position: number;
  readonly one: string;
  readonly other: string;
}

/** The first message, or the first finding, that is not the same in both; nothing where they are the same. */
export function runDifference(one: RunShown, other: RunShown): RunDifference | undefined {
  const [left, right] = [linesOf(one), linesOf(other)];
  const index = Array.from({ length: Math.max(left.length, right.length) }, (_, each) => each).find(
    (each) => left[each]?.exact !== right[each]?.exact,
  );
  if (index === undefined) return undefined;
  const [here, there] = [left[index], right[index]];
  const same = here?.short === there?.short;
  const told = (line: Line | undefined) => (line === undefined ? 'none' : same ? shortened(line.exact) : line.short);
  return { position: index + 1, one: told(here), other: told(there) };
}

interface Line {
  readonly exact: string;
  readonly short: string;
}

const linesOf = ({ messages, findings }: RunShown): readonly Line[] => [
  ...messages.map((message) => ({ exact: JSON.stringify(message), short: inWords(message) })),
  ...findings.map((sentence) => ({ exact: sentence, short: `the finding '${sentence}'` })),
];

const inWords = ({ type, from, to, at }: TraceLine): string => `${type} from ${from} to ${to} at ${timeText(at)}`;

const shortened = (text: string): string => cut(text, 301);
