import { readFileSync } from 'node:fs';
import pc from 'picocolors';
import type { Finding } from '../../contract/finding.ts';
import type { Vocabulary } from '../../contract/word.ts';
import { choicesToken } from '../../kernel/choices.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { findingsText } from '../../report/findings-text.ts';
import { timeText } from '../../report/time-text.ts';
import type { Held } from '../hold-against.ts';
import { LaneFailure } from '../lane-failure.ts';
import type { Leak } from '../watch/leaks.ts';
import { drawParting } from './draw-parting.ts';

/** All that can be wrong with a run that was held against a picture. */
export interface Wrong {
  /** The earliest first. */
  readonly held: readonly Held[];
  readonly findings: readonly Finding[];
  readonly open: readonly Leak[];
  /** The answers that the run's choices gave. */
  readonly answers: readonly number[];
}

/** How a failure is drawn. */
export interface Drawing {
  readonly words: Vocabulary;
  readonly beat: Milliseconds;
  /** The author's line that plays the lanes. */
  readonly where: string | undefined;
  readonly colour: boolean | undefined;
}

/** The failure of a run, drawn; undefined when nothing is wrong. */
export function drawFailure(
  wrong: Wrong,
  { words, beat, where, colour = hasColours() }: Drawing,
): LaneFailure | undefined {
  const { held, findings, open, answers } = wrong;
  if (held.length === 0 && findings.length === 0 && open.length === 0) return undefined;
  const [first, ...others] = held;
  const sections: string[] = [];
  if (first !== undefined)
    sections.push([headline(first, where), '', ...drawParting({ ...first, words, beat, colour })].join('\n'));
  else sections.push(`The lanes are right, but the run is not${where === undefined ? '' : ` (${where})`}.`);
  if (others.length > 0) sections.push(`Other lanes that differ: ${others.map(placeText).join('; ')}.`);
  if (findings.length > 0) sections.push(findingsText(findings, { colour }).trimEnd());
  if (open.length > 0) sections.push(['Left open at the end:', ...open.map(openText)].join('\n'));
  if (answers.length > 0) sections.push(`The same run again: choices: replay('${choicesToken(answers)}')`);
  return new LaneFailure(sections.join('\n\n'), first && placeOf(first));
}

const placeOf = ({ parting: { lane, column, at } }: Held) => ({ lane: lane.label, column, at });

function headline({ parting: { lane, column, at } }: Held, where: string | undefined): string {
  const line = lineOfLane(where, lane.line);
  const place = line === undefined ? '' : ` (${line === where ? line : `${line}:${column}`})`;
  return `Lane '${lane.label}' parts from the run at column ${column}, ${timeText(at)}${place}.`;
}

const placeText = ({ parting: { lane, column, at } }: Held): string =>
  `'${lane.label}' at column ${column}, ${timeText(at)}`;

const openText = ({ what, where }: Leak): string => `  ${what}${where === undefined ? '' : `; made at ${where}`}`;

const hasColours = (): boolean => pc.isColorSupported && process.stdout.isTTY === true;

/** Where in a file the line of a lane stands, looked for from the call on: `vip.test.ts:14`; the call itself if it is not found. */
function lineOfLane(call: string | undefined, line: string): string | undefined {
  const [, file, number] = /^(.*):(\d+):\d+$/.exec(call ?? '') ?? [];
  if (file === undefined || number === undefined) return call;
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    const found = lines.findIndex((each, index) => index + 1 >= Number(number) && each.startsWith(line));
    return found < 0 ? call : `${file}:${found + 1}`;
  } catch {
    return call;
  }
}
