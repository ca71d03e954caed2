import test from 'ava';
import { LaneFailure, playLanes } from 'routeproof/testing';
import { conferenceDay, words } from './conference-day.ts';
import { cases } from '../sizes.ts';

// Right lanes, typed off the two chapters and the times of the script; a mutation of one is wrong at a place that is known.
const right: readonly string[] = [
  'ann gets:          --U--(kP)-f--O 28s e 500ms - 500ms (kP)-k',
  'ann sends:         --ub--c-d 30500ms b 2500ms x',
  'bob gets:          ---i-k----k 28s - 500ms i 500ms k-r',
  'bob sends:         -----a----l 29s a',
  'cyd gets:          ------ik',
  'dan gets:          --------i 30s t',
  'stat-server gets:  -(JQ)(PT)I-P I N I - O 28500ms I 500ms P - (OOX)',
  'stat-server gets:  -(JQ)(PT)I 2s P I N I 2s O 28500ms I 500ms P 2s (OOX)',
  '0000RPQUESTION01 is: -qh------- 32s g',
  'interaction-server -> ann: --U--(kP)-f--O 28s e 1s (kP)-k',
  'email-server -> interaction-server: -S---',
];

interface Mutated {
  readonly how: string;
  readonly lane: string;
  /** Where the first difference is, counted from 1: known from what was done to the text. */
  readonly column: number;
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[a-zA-Z]/.test(character);

/** The text after the colon, without the units of its times: there a letter is a marble. */
function lettersOf(lane: string): readonly number[] {
  const start = lane.indexOf(':') + 1;
  const masked =
    lane.slice(0, start).replace(/./g, ' ') +
    lane.slice(start).replace(/\d+(ms|s|m)/g, (time) => '0'.repeat(time.length));
  return masked.split('').flatMap((character, index) => (isLetter(character) ? [index] : []));
}

const replaced = (lane: string, from: number, length: number, by: string): string =>
  lane.slice(0, from) + by + lane.slice(from + length);

/** Letters that mean no message of any right lane at that place. */
const otherLetters = (letter: string, lane: string): readonly string[] =>
  (lane.includes(' is:') ? ['q', 'h', 'g'] : ['i', 'k', 'e', 'N', 'U', 'S']).filter((other) => other !== letter);

function* mutations(lane: string): Generator<Mutated> {
  const letters = lettersOf(lane);
  for (const [number, place] of letters.entries()) {
    const letter = lane[place]!;
    const group = lane.lastIndexOf('(', place) > lane.lastIndexOf(')', place);
    const [before, after] = [lane[place - 1], lane[place + 1]];
    for (const other of otherLetters(letter, lane).slice(0, 3))
      yield { how: `${other} for ${letter}`, lane: replaced(lane, place, 1, other), column: place + 1 };
    if (!group) {
      yield { how: `${letter} dropped`, lane: replaced(lane, place, 1, '-'), column: place + 1 };
      yield {
        how: `${letter} doubled in a group`,
        lane: replaced(lane, place, 1, `(${letter}${letter})`),
        column: place + 3,
      };
      if (after === '-') {
        yield { how: `${letter} doubled`, lane: replaced(lane, place + 1, 1, letter), column: place + 2 };
        yield { how: `${letter} later`, lane: replaced(lane, place, 2, `-${letter}`), column: place + 1 };
      }
      if (before === '-')
        yield { how: `${letter} earlier`, lane: replaced(lane, place - 1, 2, `${letter}-`), column: place };
      if (before === '-' || isLetter(before))
        yield { how: `all from ${letter} on later`, lane: replaced(lane, place, 0, '-'), column: place + 1 };
    }
    const next = letters[number + 1];
    if (next !== undefined && lane[next] !== letter) {
      const swapped = replaced(replaced(lane, place, 1, lane[next]!), next, 1, letter);
      yield { how: `${letter} and ${lane[next]} swapped`, lane: swapped, column: place + 1 };
    }
    // In a group the next letter takes its place; after letters of the same kind nobody can tell which of them is gone.
    const alike = /^(.)\1*/.exec(lane.slice(place))![0].length - 1;
    if (group)
      yield { how: `${letter} dropped from its group`, lane: replaced(lane, place, 1, ''), column: place + alike + 1 };
    // A time that comes right before a letter: too long, and what happened lies inside it; too short, and the letter is early.
    const head = before === '(' ? place - 1 : place;
    const [, text, amount, unit] = (group && before !== '(' ? null : /((\d+)(ms|s) )$/.exec(lane.slice(0, head))) ?? [];
    if (text === undefined) continue;
    const longer = `${Number(amount) + 1}${unit} `;
    const shorter = `${Number(amount) - 1}${unit} `;
    const start = head - text.length;
    const shift = shorter.length - text.length;
    yield {
      how: `${letter} after a time too long`,
      lane: replaced(lane, start, text.length, longer),
      column: start + 1,
    };
    yield {
      how: `${letter} after a time too short`,
      lane: replaced(lane, start, text.length, shorter),
      column: place + shift + 1,
    };
  }
}

test('the lanes are right before they are made wrong', async (t) => {
  for (const lane of right) await t.notThrowsAsync(playLanes(conferenceDay, words, lane, { synchronous: true }), lane);
});

test('of hundreds of wrong lanes, each failure names the column that was made wrong, and marks it', async (t) => {
  const every = cases({ short: 8, long: 1 });
  const all = right.flatMap((lane) => [...mutations(lane)]).filter((_, index) => index % every === 0);
  const counted = new Map<string, number>();
  for (const { how, lane, column } of all) {
    const failure = await t.throwsAsync(playLanes(conferenceDay, words, lane, { synchronous: true, colour: false }), {
      instanceOf: LaneFailure,
    });
    t.is(failure?.position?.column, column, `${how}: ${lane}\n${failure?.message}`);
    const [headline, , expected, , mark] = failure!.message.split('\n');
    t.true(headline!.includes(`at column ${column}, `), headline);
    // What stands over the mark is what stands in the lane, where it has a letter there.
    const over = expected![mark!.indexOf('^')];
    if (isLetter(lane[column - 1]) && !/\d/.test(lane[column - 2] ?? ''))
      t.is(over, lane[column - 1], failure!.message);
    counted.set(how.replace(/\b\w\b/g, '?'), (counted.get(how.replace(/\b\w\b/g, '?')) ?? 0) + 1);
  }
  t.true(all.length >= 300 / every, `${all.length} mutations`);
  t.log(`${all.length} wrong lanes`, Object.fromEntries(counted));
});
