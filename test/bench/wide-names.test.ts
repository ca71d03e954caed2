import test from 'ava';
import stringWidth from 'string-width';
import { defineScenario, minutes, seconds } from 'routeproof';
import { contactCentre, type Role } from 'routeproof/plugins';
import type { TraceLine } from 'routeproof/report';
import { playLanes, recordLanes } from 'routeproof/testing';
import longestReady from '../../examples/01-longest-ready/strategy.ts';
import { coverageTable } from '../../core/report/coverage-table.ts';
import { sequenceDiagram } from '../../core/report/diagram/sequence-diagram.ts';
import { wrapped } from '../../core/kernel/text-width.ts';

// A wide character or an emoji takes two columns of a terminal, a mark on a letter none. A test reads the widths of what is
// drawn from `string-width` itself.

const japanese = '世界 一郎';
const emoji = '👩‍💻 dev';
const marked = 'Zoe\u0308';

const roles: Readonly<Record<string, Role>> = { email: 'media-server', ixn: 'interaction-server' };

const message = (at: number, from: string, to: string, type: string, more: Partial<TraceLine> = {}): TraceLine => ({
  ...{ at, sentAt: at, from, to, type, protocol: 'InteractionManagement', body: {} },
  ...{ fromRole: roles[from] ?? 'agent', toRole: roles[to] ?? 'agent', interaction: '件名👩‍💻', ...more },
});

const day = [
  message(0, 'email', 'ixn', 'RequestSubmit', { ref: 1 }),
  message(1000, 'ixn', japanese, 'EventInvite'),
  message(1000, japanese, 'ixn', 'RequestAccept', { body: { AgentId: japanese, Queue: 'インバウンド' } }),
  message(1000, 'ixn', emoji, 'EventInvite'),
  message(1000, 'ixn', marked, 'EventInvite'),
];

/** At which columns of a terminal a character stands in a line. */
const columnsOf = (line: string, character: RegExp): readonly number[] =>
  Array.from(line.matchAll(character), ({ index }) => stringWidth(line.slice(0, index)));

test('lifelines stand one below the other whatever the actors are called', (t) => {
  const picture = sequenceDiagram(day).split('\n');
  t.deepEqual(picture.slice(2, 6), [
    '          email               ixn             世界 一郎  👩‍💻 dev   Zoe\u0308',
    '0.000 s     ├─ RequestSubmit ─▶│                  │         │      │  #1',
    '            ┊                  ┊                  ┊         ┊      ┊',
    '1.000 s     │                  ├── EventInvite ──▶│         │      │',
  ]);
  t.deepEqual(columnsOf(picture[6]!, /[│┤]/g), columnsOf(picture[4]!, /┊/g));
  t.true(picture[6]!.endsWith(`│  ${japanese} · インバウンド`));
});

test('a line that is cut ends within its terminal, and never with half a character', (t) => {
  for (let width = 40; width < 90; width++)
    for (const line of sequenceDiagram(day, { width }).split('\n').slice(2)) {
      t.true(stringWidth(line) <= width, `${width}: ${line}`);
      t.notRegex(line, /\p{Cs}/u);
    }
});

test('interactions that end in emoji are told apart by whole ones', (t) => {
  const two = ['👩‍💻', '👨‍💻'].map((end) => message(0, 'ixn', 'ann', 'EventInvite', { interaction: `0000RP000${end}` }));
  t.deepEqual(
    sequenceDiagram(two)
      .split('\n')
      .slice(3, 5)
      .map((line) => line.slice(line.indexOf('…'))),
    ['…0👩‍💻', '…0👨‍💻'],
  );
});

test('words are wrapped, and tables have their columns, where a terminal shows them', (t) => {
  t.is(wrapped('世界 一郎 ab', 9), '世界 一郎\nab');
  const branches = ['src/世界.ts', 'src/ann.ts'].map((file) => ({ file, line: 1, what: 'if', times: 1 }));
  const [, ...rows] = coverageTable(branches as never)
    .trimEnd()
    .split('\n');
  t.deepEqual(new Set(rows.flatMap((row) => columnsOf(row, /if$/g))), new Set([22]));
});

test('what diagrams are drawn with is one column wide', (t) => {
  for (const character of '─│┊├┤▶◀…·✎') t.is(stringWidth(character), 1, character);
});

const scenario = defineScenario(() => ({
  name: 'one e-mail for 世界 一郎',
  strategy: longestReady({ patience: seconds(45) }),
  centre: {
    agents: [{ name: japanese, skills: { English: 8 } }],
    queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
  },
  plugins: contactCentre(),
  load: { interactions: [{ InteractionId: '0000RPEXAMPLE001', at: seconds(5) }] },
  until: minutes(1),
}));

test('lanes that are recorded are aligned as they are seen', async (t) => {
  const { picture } = await recordLanes(scenario);
  const starts = picture.split('\n').flatMap((line) => columnsOf(line, /(?<=: +)\S/g)[0] ?? []);
  t.is(new Set(starts).size, 1, picture);
});

test('lanes are read as they are seen: what stands in one column is at one time', async (t) => {
  const words = { s: 'RequestSubmit', i: 'EventInvite', k: 'EventAck' } as const;
  const drawn = ['email-server sends: -----s-', '世界 一郎 gets:     -----ik'];
  t.is(stringWidth(drawn[0]!), stringWidth(drawn[1]!));
  const options = { leavesOpen: true };
  await t.notThrowsAsync(playLanes(scenario, words, drawn.join('\n'), options));
  const crooked = [drawn[0]!, '世界 一郎 gets:         -----ik'];
  await t.throwsAsync(playLanes(scenario, words, crooked.join('\n'), options), { code: 'RP_LANES_MISALIGNED' });
});
