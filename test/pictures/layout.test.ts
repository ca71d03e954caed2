import test from 'ava';
import type { Role } from 'routeproof/plugins';
import { traceDocument, type TraceLine } from 'routeproof/report';
import { cases } from '../sizes.ts';
import { durationText } from '../../core/report/picture/duration-text.ts';
import type { ArrowRow, Picture, PictureRow } from '../../core/report/picture/picture.ts';
import { rowsInSight } from '../../core/report/picture/rows-in-sight.ts';
import { sequencePicture } from '../../core/report/picture/sequence-picture.ts';

const roles: Readonly<Record<string, Role>> = { email: 'media-server', urs: 'urs', ixn: 'interaction-server' };

/** One message: `[sent at, delivered at, from, to, type, what else there is]`. */
type Line = readonly [sentAt: number, at: number, from: string, to: string, type: string, more?: Partial<TraceLine>];

const traceOf = (...lines: readonly Line[]): readonly TraceLine[] =>
  lines.map(([sentAt, at, from, to, type, more]) => ({
    ...{ at, sentAt, from, to, type, body: {}, protocol: 'InteractionManagement' },
    ...{ fromRole: roles[from] ?? 'agent', toRole: roles[to] ?? 'agent' },
    ...more,
  }));

const arrows = ({ rows }: Picture): readonly ArrowRow[] => rows.filter((row) => row.kind === 'arrow');
const kinds = ({ rows }: Picture): readonly PictureRow['kind'][] => rows.map(({ kind }) => kind);

/** Where an arrow is at a place between its ends. */
const heightAt = ({ fromX, fromY, toX, y }: ArrowRow, x: number): number =>
  fromY + ((x - fromX) / (toX - fromX)) * (y - fromY);

/** Whether two arrows cross between two lifelines, ends apart. */
const cross = (one: ArrowRow, other: ArrowRow): boolean => {
  const [left, right] = [Math.min(one.fromX, one.toX), Math.max(one.fromX, one.toX)];
  const above = (x: number) => Math.sign(heightAt(one, x) - heightAt(other, x));
  return above(left) * above(right) < 0;
};

test('two messages that were under way at once, towards each other, are drawn crossing', (t) => {
  const [revoked, accepted] = arrows(
    sequencePicture(traceOf([5000, 5300, 'ixn', 'ann', 'EventRevoked'], [5100, 5400, 'ann', 'ixn', 'RequestAccept'])),
  );
  t.true(cross(revoked!, accepted!));
  t.true(revoked!.fromY < accepted!.fromY && accepted!.fromY < revoked!.y && revoked!.y < accepted!.y);
});

test('messages of one link never cross, whenever they were sent', (t) => {
  const inOrder = arrows(
    sequencePicture(
      traceOf(
        [0, 0, 'ann', 'ixn', 'RequestPull'],
        [0, 0, 'ixn', 'ann', 'EventAck'],
        [0, 400, 'ixn', 'ann', 'EventInvite'],
        [200, 400, 'ixn', 'ann', 'EventRevoked'],
        [400, 400, 'ixn', 'ann', 'EventInvite'],
      ),
    ),
  ).filter(({ message }) => message.from === 'ixn');
  for (const [place, one] of inOrder.entries())
    for (const other of inOrder.slice(place + 1)) {
      t.false(cross(one, other), `${one.index} and ${other.index}`);
      t.true(one.fromY <= other.fromY && one.y < other.y);
    }
});

test('what is sent in answer leaves its lifeline where the question came in', (t) => {
  const [asked, answered] = arrows(
    sequencePicture(traceOf([0, 10, 'ann', 'ixn', 'RequestPull'], [10, 60, 'ixn', 'ann', 'EventAck'])),
  );
  t.is(answered!.fromY, asked!.y);
});

test('time is to scale while something happens, and folded where nothing does', (t) => {
  const lines = traceOf(
    [0, 0, 'ixn', 'ann', 'EventInvite'],
    [100, 100, 'ixn', 'ann', 'EventRevoked'],
    [400, 400, 'ixn', 'ann', 'EventInvite'],
    [3_600_400, 3_600_400, 'ixn', 'ann', 'EventRevoked'],
  );
  const picture = sequencePicture(lines, { perSecond: 100 });
  const [first, second, third] = arrows(picture).map(({ y }) => y);
  t.is(Math.round(third! - second! - (second! - first!)), 20);
  t.deepEqual(kinds(picture), ['arrow', 'arrow', 'arrow', 'pause', 'arrow']);
  t.is(picture.rows.find((row) => row.kind === 'pause')?.text, '1 h');
  t.deepEqual(kinds(sequencePicture(lines, { pause: 300 })), ['arrow', 'arrow', 'pause', 'arrow', 'pause', 'arrow']);
});

test('a length of time is said in two units at most', (t) => {
  t.deepEqual([1000, 1500, 59_999, 60_000, 125_400, 3_600_000, 90_061_000].map(durationText), [
    '1 s',
    '1.5 s',
    '59.999 s',
    '1 min',
    '2 min 5 s',
    '1 h',
    '1 d 1 h',
  ]);
});

test('a time stands at the first row that has it', (t) => {
  const lines = traceOf(
    [0, 0, 'ixn', 'ann', 'EventInvite'],
    [0, 0, 'ixn', 'bob', 'EventInvite'],
    [1, 1, 'ann', 'ixn', 'RequestAccept'],
  );
  t.deepEqual(
    arrows(sequencePicture(lines)).map(({ time }) => time),
    ['0.000 s', undefined, '0.001 s'],
  );
});

test('set-up is one row, and what is left out is counted', (t) => {
  const lines = traceOf(
    [0, 0, 'ann', 'ixn', 'RequestRegisterClient'],
    [0, 0, 'ixn', 'ann', 'EventAck'],
    [0, 0, 'bob', 'ixn', 'RequestPull'],
    [0, 0, 'ixn', 'bob', 'EventAck'],
    [0, 0, 'ixn', 'bob', 'EventInvite'],
  );
  const picture = sequencePicture(lines, { setUp: 2, leftOut: ({ type }) => type === 'EventAck' });
  t.deepEqual(kinds(picture), ['folded', 'arrow', 'folded', 'arrow']);
  t.like(picture.rows[0], { first: 0, count: 2, isSetUp: true });
  t.like(picture.rows[2], { first: 3, count: 1, isSetUp: false });
  t.deepEqual(
    picture.actors.map(({ name }) => name),
    ['ixn', 'bob'],
    'who is only in what is left out has no lifeline',
  );
});

test('notes and marks stand where so many messages were seen, and a failure marks its message', (t) => {
  const lines = traceOf(...Array.from({ length: 3 }, (): Line => [0, 0, 'ixn', 'ann', 'EventInvite']));
  const picture = sequencePicture(lines, {
    notes: [{ at: 0, actor: 'ann', text: 'one\ntwo', after: 1 }],
    marks: [
      { at: 0, after: 2, text: 'lost', severity: 'failure' },
      { at: 0, after: 3, text: 'odd', severity: 'warning' },
    ],
  });
  t.deepEqual(kinds(picture), ['arrow', 'note', 'arrow', 'mark', 'arrow', 'mark']);
  t.deepEqual(
    arrows(picture).map(({ isFailing }) => isFailing),
    [false, true, false],
  );
  t.like(picture.rows[1], { lines: ['one', 'two'], x: picture.actors[1]!.x });
  const cut = sequencePicture(lines, {
    leftOut: (_message, index) => index > 0,
    marks: [{ at: 0, after: 1, text: 'lost', severity: 'failure' }],
  });
  t.deepEqual(kinds(cut), ['arrow', 'mark', 'folded'], 'before what is left out behind it');
});

test('a message says what kind it is, what it stands for, and which interaction it is about', (t) => {
  const lines = traceOf(
    [
      0,
      0,
      'urs',
      'ixn',
      'RequestRouteCall',
      { standsFor: 'RequestDeliver', interaction: '0000RP01', protocol: 'TLibrary' },
    ],
    [0, 0, 'ixn', 'urs', 'EventError', { interaction: '0000RP02', body: { ErrorName: 'no-such-ticket' } }],
    [0, 0, 'ixn', 'stats', 'EventPlacedInQueue', { protocol: 'Reporting', body: { Queue: 'Inbound' } }],
    [0, 0, 'stats', 'urs', 'EventInfo', { protocol: 'Statistics' }],
  );
  for (const messages of [lines, lines.map(traceDocument)]) {
    const rows = arrows(sequencePicture(messages));
    t.deepEqual(
      rows.map(({ look }) => look),
      ['request', 'refusal', 'report', 'statistics'],
    );
    t.is(rows[0]!.standsFor, 'for RequestDeliver');
    t.deepEqual(
      rows.map(({ interaction }) => interaction?.name),
      ['0000RP01', '0000RP02', undefined, undefined],
    );
    t.deepEqual(
      rows.map(({ facts }) => facts),
      [[], ['no-such-ticket'], ['Inbound'], []],
    );
  }
  t.is(sequencePicture(lines.slice(1, 3)).interaction, '0000RP02');
});

test('labels and heads have room, and what is too long is shortened', (t) => {
  const huge = 'x'.repeat(1_000_000);
  const lines = traceOf(
    [0, 0, 'ixn', 'ann', 'EventInteractionSubmitted'],
    [0, 0, 'ixn', huge, huge, { interaction: huge, body: { Queue: huge, Operation: huge } }],
  );
  const picture = sequencePicture(lines, { notes: [{ at: 0, actor: huge, text: huge, after: 2 }] });
  t.true(picture.width < 1500, String(picture.width));
  t.true(JSON.stringify({ ...picture, actors: [], rows: picture.rows.map(withoutSources) }).length < 5000);
  for (const { fromX, toX, label } of arrows(picture)) t.true(Math.abs(toX - fromX) > label.text.length * 6);
});

const withoutSources = (row: PictureRow): object => ({ ...row, message: 0, note: 0 });

/** Bursts of messages among so many agents, some of them late. */
const day = (count: number): readonly TraceLine[] => {
  let at = 0;
  return traceOf(
    ...Array.from({ length: count }, (_, index): Line => {
      at += index % 7 === 0 ? (index % 3 === 0 ? 4000 : 35) : 0;
      const agent = `agent-${index % 20}`;
      const more = { ref: index, interaction: `0000RP${index % 300}`, body: { Queue: 'Inbound', Operation: 'place' } };
      const sentAt = Math.max(0, at - (index % 5 === 0 ? 20 : 0));
      return index % 2 === 0
        ? [sentAt, at, 'ixn', agent, 'EventInvite', more]
        : [sentAt, at, agent, 'ixn', 'RequestPlaceInQueue', more];
    }),
  );
};

test('rows stand below each other, and those in sight are found without looking at all', (t) => {
  const picture = sequencePicture(day(600), { headsEvery: 1000 });
  for (const [place, row] of picture.rows.slice(1).entries()) {
    const before = picture.rows[place]!;
    t.true(row.top >= before.top + before.height - 0.001);
  }
  t.true(picture.rows.at(-1)!.top + picture.rows.at(-1)!.height <= picture.height);
  const isSeen = (row: PictureRow, from: number, to: number) =>
    row.top + row.height >= from && (row.kind === 'arrow' ? Math.min(row.top, row.fromY) : row.top) <= to;
  for (const from of [-100, 0, 1234, 5000, picture.height - 10, picture.height + 100])
    t.deepEqual(
      rowsInSight(picture, from, from + 800).map(({ top }) => top),
      picture.rows.filter((row) => isSeen(row, from, from + 800)).map(({ top }) => top),
    );
});

test('five thousand messages are laid out at once, and what is in sight is found in no time', (t) => {
  const messages = day(5000);
  // It takes 45 ms; what is allowed leaves room for a machine that does other things, too.
  const took = Array.from({ length: 12 }, () => {
    const begun = process.cpuUsage();
    const picture = sequencePicture(messages);
    const laidOut = process.cpuUsage(begun).user;
    for (let y = 0; y < 100_000; y += 1000) rowsInSight(picture, y, y + 900);
    return [laidOut / 1000, (process.cpuUsage(begun).user - laidOut) / 1000 / 100] as const;
  });
  const [layout, sight] = [Math.min(...took.map(([each]) => each)), Math.min(...took.map(([, each]) => each))];
  t.log(`${layout.toFixed(1)} ms, ${sight.toFixed(3)} ms for what is in sight`);
  t.true(layout < cases({ short: 400, long: 200 }));
  t.true(sight < 1);
});

test('of a part of a trace only that is drawn, and what stands beside it', (t) => {
  const trace = traceOf(
    [0, 0, 'ann', 'ixn', 'RequestLogin'],
    [5, 5, 'ixn', 'ann', 'EventAck'],
    [9, 9, 'ixn', 'ann', 'EventInvite'],
  );
  const notes = [1, 2, 3].map((after) => ({ at: after, actor: 'ann', text: `after ${after}`, after }));
  const shown = (from: number, to: number) =>
    sequencePicture(trace, { notes, between: [from, to] }).rows.flatMap((row) =>
      row.kind === 'arrow' ? [row.message.type] : row.kind === 'note' ? row.lines : [row.kind],
    );
  t.deepEqual(shown(0, 2), ['RequestLogin', 'after 1', 'EventAck']);
  t.deepEqual(shown(2, Infinity), ['after 2', 'EventInvite', 'after 3']);
});
