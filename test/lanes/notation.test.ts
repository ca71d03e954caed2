import test from 'ava';
import { createBench, disconnect, play, send, type Scenario } from 'routeproof';
import { playLanes, scriptOfLanes, type Vocabulary } from 'routeproof/testing';
import { table, words } from './conference-day.ts';
import { invited } from './acts.ts';

const acts: Vocabulary = { a: send('RequestAccept'), b: send('RequestReject'), c: disconnect() };

/** When each letter of a lane comes, in milliseconds. */
const timesOf = (lane: string, beat?: number): string =>
  scriptOfLanes({ words: acts, picture: `ann does:${lane}`, ...(beat !== undefined && { beat }) })
    .map(({ at, act }) => `${Object.keys(acts).find((letter) => acts[letter] === act)} ${at}`)
    .join(', ');

const notation: readonly (readonly [lane: string, times: string])[] = [
  ['a', 'a 0'],
  ['--a-b', 'a 2000, b 4000'],
  [' - - a   - b', 'a 2000, b 4000'],
  ['a 20s b', 'a 0, b 20000'],
  ['a 29999ms b', 'a 0, b 29999'],
  ['a 20s bc', 'a 0, b 20000, c 21000'],
  ['a 2m b 500ms c', 'a 0, b 120000, c 120500'],
  ['a 1h 1ms b', 'a 0, b 3600001'],
  ['a 1.5s b', 'a 0, b 1500'],
  ['a- 20s b', 'a 0, b 21000'],
  ['20s a', 'a 20000'],
  ['(ab)c', 'a 0, b 0, c 1000'],
  ['-(abc)-a', 'a 1000, b 1000, c 1000, a 3000'],
  ['(a b) 20s (bc)', 'a 0, b 0, b 20000, c 20000'],
  ['a-b # and c comes 20s later, or (not)', 'a 0, b 2000'],
  ['', ''],
];

for (const [lane, times] of notation)
  test(`the lane '${lane}' is ${times === '' ? 'empty' : times}`, (t) => t.is(timesOf(lane), times));

test('a beat can be any time', (t) => t.is(timesOf('-a-(bc)a', 100), 'a 100, b 300, c 300, a 400'));

const unreadable: readonly (readonly [picture: string, code: string, says: RegExp])[] = [
  ['ann does: --(a', 'RP_BAD_LANE', /column 13: '\(' opens a group that nothing closes/],
  ['ann does: --()', 'RP_BAD_LANE', /column 13: '\(' opens a group with nothing in it/],
  ['ann does: a 20 b', 'RP_BAD_LANE', /column 13: '2' begins no time/],
  ['ann does: a 20sb', 'RP_BAD_LANE', /column 13/],
  ['ann does: a|', 'RP_BAD_LANE', /column 12: '\|' means nothing there/],
  ['ann does: a(b-)', 'RP_BAD_LANE', /column 14: '-'/],
  ['ann does: a\t-b', 'RP_BAD_LANE', /column 12/],
  ['ann does: -z', 'RP_LANE_LETTER_UNKNOWN', /column 12: the vocabulary has no 'z'/],
  ['--a', 'RP_LANE_WITHOUT_SUBJECT', /'--a' does not say whose lane it is/],
  ['ann thinks: --a', 'RP_LANE_WITHOUT_SUBJECT', /ann thinks/],
  ['ann does: a\nann does: b', 'RP_LANE_TWICE', /'ann does'/],
  [
    'ann does: a 20s b\nbob does: a----- c',
    'RP_LANES_MISALIGNED',
    /'bob does' is at 2000 ms in column 13, but lane 'ann does' at 20000 ms|'ann does' is at 20000 ms in column 17/,
  ],
  ['ann does: (ab)c\nbob does: abc', 'RP_LANES_MISALIGNED', /in column 12/],
  ['ann is: -a', 'RP_LANE_WORD_UNFIT', /'a' must mean a state/],
  ['vip decides: -a', 'RP_LANE_WORD_UNFIT', /must mean a decision/],
  ['ann gets: -c', 'RP_LANE_WORD_UNFIT', /must mean a message/],
];

for (const [picture, code, says] of unreadable)
  test(`'${picture.replaceAll(/\s/g, ' ')}' is refused: ${code}`, async (t) => {
    await t.throwsAsync(playLanes(table, acts, picture), { code, message: says });
  });

test('letters are one character that cannot be taken for anything else', async (t) => {
  for (const letter of ['ab', '', '2', '-', '(', '#', ':', ' '])
    await t.throwsAsync(playLanes(table, { [letter]: 'EventInvite' }, 'ann gets: -'), { code: 'RP_LANE_LETTER_UNFIT' });
});

test('a lane about somebody who is not there is refused, however empty it is', async (t) => {
  for (const [lane, name] of [
    ['bop gets', 'bop'],
    ['X9 is', 'X9'],
    ['vop decides', 'vop'],
    ['ann -> bop', 'bop'],
  ])
    await t.throwsAsync(playLanes(table, words, `${lane}: --`), {
      code: 'RP_LANE_ABOUT_NOBODY',
      message: new RegExp(`'${name}'`),
    });
});

test('the lanes of a scenario drive its actors', async (t) => {
  const scenario = (): Scenario => ({ ...table(), drive: { lanes: { words, picture: `${invited} # bob says no` } } });
  const { verdict, messages } = await play(scenario);
  t.is(verdict, 'pass');
  t.is(messages.find(({ type }) => type === 'EventRejected')?.at, 5000);
  t.throws(() => createBench(() => ({ ...table(), drive: { lanes: { words, picture: 'ann gets: -i' } } })), {
    code: 'RP_LANE_STATES',
  });
});
