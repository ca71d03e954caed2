import test from 'ava';
import fc from 'fast-check';
import { delay, map, merge, mergeMap, of, race, type Observable, type ObservableInput } from 'rxjs';
import {
  at,
  attach,
  BenchError,
  defineStrategy,
  nothing,
  placeInQueue,
  play,
  routeTo,
  seconds,
  send,
  stop,
  whenever,
  type Agent,
  type Decision,
  type Desk,
  type OfferedInteraction,
  type Played,
  type Plugin,
  type QueueTarget,
  type RoutedInteraction,
  type Scenario,
  type Target,
  type Wait,
} from 'routeproof';
import { agents } from '../../plugins/agent/agents.ts';
import { mediaServer } from '../../plugins/media-server/media-server.ts';
import { reportingEngine } from '../../plugins/reporting-engine/reporting-engine.ts';
import { tLibrary } from '../../plugins/t-library/t-library.ts';
import { OrderedHeap } from '../../plugins/urs/queues/ordered-heap.ts';
import { matches, parseTarget } from '../../plugins/urs/targets/parse-target.ts';
import { urs } from '../../plugins/urs/urs.ts';
import { cases } from '../sizes.ts';

// ---- the syntax

type Levels = Readonly<Record<string, number>>;

/** A text of the grammar, and what it means, made beside each other. */
interface Made {
  readonly text: string;
  readonly holds: (levels: Levels) => boolean;
}

const bare = ['English', 'Email', 'Tier 2 support', "l'anglais", 'Ärger', '_x1', 'on-call', '7up'];
const quoted = ['C++', 'a & b', 'x|y', '(odd)', 'v1.GA', '>5', 'ask: why?', '@home'];

const space = fc.constantFrom('', '', ' ', '  ');
const operator = fc.constantFrom('>', '>=', '<', '<=', '=', '!=');
const level = fc.integer({ min: 0, max: 12 });

function isTrue(have: number, sign: string, wanted: number): boolean {
  if (sign === '=') return have === wanted;
  if (sign === '!=') return have !== wanted;
  return (sign.includes('=') && have === wanted) || (sign.includes('>') ? have > wanted : have < wanted);
}

const comparison: fc.Arbitrary<Made> = fc
  .tuple(fc.constantFrom(...bare, ...quoted), fc.boolean(), space, operator, space, level)
  .map(([skill, inQuotes, before, sign, after, wanted]) => ({
    text: `${inQuotes || quoted.includes(skill) ? `"${skill}"` : skill}${before}${sign}${after}${wanted}`,
    holds: (levels) => isTrue(levels[skill] ?? 0, sign, wanted),
  }));

const joined = (part: fc.Arbitrary<Made>, sign: string, every: boolean): fc.Arbitrary<Made> =>
  fc.tuple(fc.array(part, { minLength: 1, maxLength: 3 }), space, space).map(([parts, before, after]) => ({
    text: parts.map(({ text }) => text).join(`${before}${sign}${after}`),
    holds: (levels) => (every ? parts.every(({ holds }) => holds(levels)) : parts.some(({ holds }) => holds(levels))),
  }));

const inParentheses = (part: fc.Arbitrary<Made>): fc.Arbitrary<Made> =>
  fc
    .tuple(part, space, space)
    .map(([{ text, holds }, before, after]) => ({ text: `(${before}${text}${after})`, holds }));

const { expression } = fc.letrec<{ expression: Made; operand: Made }>((tie) => ({
  expression: joined(joined(tie('operand'), '&', true), '|', false),
  operand: fc.oneof({ maxDepth: 3 }, { arbitrary: comparison, weight: 3 }, inParentheses(tie('expression'))),
}));

const skillTarget: fc.Arbitrary<Made & { readonly group: string }> = fc
  .tuple(
    fc.constantFrom('', '', 'Support', 'Tier 2'),
    space,
    expression,
    space,
    fc.constantFrom('', '@StatServer', '@ Stat 1'),
  )
  .map(([group, before, { text, holds }, after, server]) => ({
    text: `?${group}:${before}${text}${after}${server}.GA`,
    holds,
    group,
  }));

const levelsOfAgent = fc.dictionary(fc.constantFrom(...bare, ...quoted), level, { maxKeys: 8 });
const groupsOfAgent = fc.subarray(['Support', 'Tier 2']);

const mutants = cases({ short: 10_000, long: 50_000 });

const expressions = cases({ short: 20_000, long: 100_000 });

test(`${expressions} expressions of skills mean what they were made to mean`, (t) => {
  let held = 0;
  fc.assert(
    fc.property(skillTarget, levelsOfAgent, groupsOfAgent, ({ text, holds, group }, skills, groups) => {
      const meant = (group === '' || groups.includes(group)) && holds(skills);
      if (meant) held++;
      return matches(parseTarget(text), { name: 'ann', skills, groups: new Set(groups) }) === meant;
    }),
    { numRuns: expressions, seed: 9792 },
  );
  t.true(held > expressions * 0.2 && held < expressions * 0.8, `${held} held`);
});

const nameStart = /[\p{L}\p{N}_]/u;
const nameOn = /[\p{L}\p{N}_ '-]/u;

/**
 * Reads an expression of skills letter by letter, and says at which one it can no longer become a right one: at its length where
 * only the end comes too early, -1 where it is right. It remembers a state and how many parentheses are open, and builds nothing.
 */
function firstImpossible(text: string): number {
  let state = 'start';
  let open = 0;
  const operatorFor = (letter: string) =>
    ({ '>': 'perhaps =', '<': 'perhaps =', '=': 'level', '!': 'surely =' })[letter] ?? 'wrong';
  const afterLevel = (letter: string): string => {
    if (letter === ' ') return 'after level';
    if (letter === '&' || letter === '|') return 'operand';
    if (letter === ')') return open-- > 0 ? 'after level' : 'wrong';
    return open > 0 ? 'wrong' : letter === '@' ? 'server to come' : letter === '.' ? 'G' : 'wrong';
  };
  const operand = (letter: string): string => {
    if (letter === '(') open++;
    if (letter === '(' || letter === ' ') return 'operand';
    return letter === '"' ? 'quoted to come' : nameStart.test(letter) ? 'name' : 'wrong';
  };
  const digit = /\d/;
  const next: Readonly<Record<string, (letter: string) => string>> = {
    start: (letter) => (letter === '?' ? 'group' : letter === ' ' ? 'start' : 'wrong'),
    group: (letter) => (letter === ':' ? 'operand' : /[?@"&|()<>=!]/.test(letter) ? 'wrong' : 'group'),
    operand,
    'quoted to come': (letter) => (letter === '"' ? 'wrong' : 'quoted'),
    quoted: (letter) => (letter === '"' ? 'after quoted' : 'quoted'),
    'after quoted': (letter) => (letter === ' ' ? 'after quoted' : operatorFor(letter)),
    name: (letter) => (nameOn.test(letter) ? 'name' : operatorFor(letter)),
    'perhaps =': (letter) => (letter === '=' || letter === ' ' ? 'level' : digit.test(letter) ? 'digits' : 'wrong'),
    'surely =': (letter) => (letter === '=' ? 'level' : 'wrong'),
    level: (letter) => (letter === ' ' ? 'level' : digit.test(letter) ? 'digits' : 'wrong'),
    digits: (letter) => (digit.test(letter) ? 'digits' : afterLevel(letter)),
    'after level': afterLevel,
    'server to come': (letter) => (letter === ' ' ? 'server to come' : /[.@]/.test(letter) ? 'wrong' : 'server'),
    server: (letter) => (letter === '.' ? 'G' : letter === '@' ? 'wrong' : 'server'),
    G: (letter) => (letter === 'G' ? 'A' : 'wrong'),
    A: (letter) => (letter === 'A' ? 'end' : 'wrong'),
    end: (letter) => (letter === ' ' ? 'end' : 'wrong'),
  };
  for (let place = 0; place < text.length; place++) {
    state = next[state]!(text[place]!);
    if (state === 'wrong') return place;
  }
  return state === 'end' ? -1 : text.length;
}

/** Drops, doubles or swaps one letter of a text, and says where. */
const mutated = (texts: fc.Arbitrary<string>) =>
  fc.tuple(texts, fc.nat(), fc.constantFrom('drop', 'double', 'swap')).map(([text, anywhere, how]) => {
    const place = anywhere % text.length;
    const [before, one, other = '', rest] = [
      text.slice(0, place),
      text[place]!,
      text[place + 1],
      text.slice(place + 2),
    ];
    const instead = how === 'drop' ? other : how === 'double' ? one + one + other : other + one;
    return { text: before + instead + rest, place };
  });

/** The column that the error names; 0 when the text can be read. */
function columnOf(text: string): number {
  try {
    parseTarget(text);
    return 0;
  } catch (error) {
    if (!(error instanceof BenchError) || error.code !== 'RP_BAD_TARGET') throw error;
    return Number(/ at column (\d+), where /.exec(error.message)?.[1]);
  }
}

test('a wrong expression names the column of the mistake, or the first place where it can no longer be right', (t) => {
  let wrong = 0;
  fc.assert(
    fc.property(mutated(skillTarget.map(({ text }) => text)), ({ text, place }) => {
      const first = firstImpossible(text);
      if (first >= 0) wrong++;
      // Without its question mark in front the text is no expression of skills any more.
      return columnOf(text) === (place === 0 && !text.startsWith('?') ? place : first) + 1;
    }),
    { numRuns: mutants, seed: 9792 },
  );
  t.true(wrong > mutants * 0.3, `${wrong} were wrong`);
});

const types = ['A', 'AP', 'GA', 'GP', 'Q'];
const named = fc
  .tuple(
    fc.constantFrom('ann', 'Back office', 'Ärger 2'),
    fc.constantFrom('', '@StatServer'),
    fc.constantFrom(...types),
  )
  .map(([name, server, type]) => `${name}${server}.${type}`);

test('a wrong name and type names the column of the mistake, or the first place where it can no longer be right', (t) => {
  let wrong = 0;
  fc.assert(
    fc.property(mutated(named), ({ text, place }) => {
      const column = columnOf(text);
      const dot = text.lastIndexOf('.');
      const type = text.slice(dot + 1);
      const object = text.slice(0, Math.max(dot, 0)).replace(/@[^@]*$/, '');
      const isRight = dot >= 0 && types.includes(type) && object.trim() !== '';
      if (isRight) return column === 0;
      wrong++;
      const longest = Math.max(
        ...types.map((each) => each.split('').findIndex((letter, index) => type[index] !== letter)),
      );
      return [place + 1, place + 2, dot < 0 ? text.length + 1 : dot + 2 + longest].includes(column);
    }),
    { numRuns: 20_000, seed: 9792 },
  );
  t.true(wrong > 2_000, `${wrong} were wrong`);
});

test('a target names agents, places, groups, groups of places and queues', (t) => {
  const ann = {
    name: 'ann',
    skills: { English: 6 },
    groups: new Set(['Support']),
    place: 'desk 7',
    placeGroups: new Set(['Hall']),
  };
  const fitting = ['ann.A', 'desk 7.AP', 'Support.GA', 'Hall.GP', '?Support:English>5.GA', '?:French=0@S.GA'];
  const unfit = ['desk 7.A', 'ann.AP', 'Hall.GA', 'Support.GP', 'Support.Q', '?Hall:English>5.GA', '?:French>0.GA'];
  for (const text of fitting) t.true(matches(parseTarget(text), ann), text);
  for (const text of unfit) t.false(matches(parseTarget(text), ann), text);
  const same = [' ?: English>5&( Email >=3|Chat=1 ).GA', '?:"English" > 5 & (Email >= 3 | Chat = 1)@StatServer.GA'];
  t.is(new Set(same.map((text) => parseTarget(text).object)).size, 1);
  t.is(parseTarget('a@b@StatServer.A').object, 'a@b');
});

test('a text that is read once is not read again, and parentheses without end are refused', (t) => {
  t.is(parseTarget('?:English > 5.GA'), parseTarget('?:English > 5.GA'));
  t.is(columnOf(`?:${'('.repeat(100_000)}`), 103);
});

// ---- the desk

type Route = (interaction: RoutedInteraction, desk: Desk) => unknown;

interface Setting extends Partial<Omit<Scenario, 'name' | 'strategy' | 'load' | 'plugins'>> {
  readonly agents?: readonly Agent[];
  readonly load?: readonly OfferedInteraction[];
  readonly extra?: readonly Plugin[];
  readonly router?: Plugin;
}

const patient = whenever('EventInvite', nothing());
const accepts = whenever('EventInvite', send('RequestAccept'));
/** Handles each e-mail for so long. */
const busyFor = (time: number) => [
  accepts,
  whenever('EventAck', send('RequestStopProcessing'), { answers: 'RequestAccept', after: time }),
];

const ann: Agent = { name: 'ann', skills: { English: 8 } };
const bob: Agent = { name: 'bob', skills: { English: 5 }, place: 'desk 7' };
const cat: Agent = { name: 'cat', skills: { French: 3 } };
/** Never ready: a target for her waits. */
const zoe: Agent = {
  name: 'zoe',
  does: [
    whenever('EventAck', send('RequestNotReadyForMedia', { MediaType: 'email' }), { answers: 'RequestAgentLogin' }),
  ],
};

const scenarioOf = (route: Route, setting: Setting): Scenario => {
  const { agents: given = [ann, bob, cat], load = mails(1), extra = [], router = urs(), ...rest } = setting;
  return {
    name: 'desk',
    strategy: {
      name: 'plan',
      route: route as (interaction: RoutedInteraction, desk: Desk) => ObservableInput<Decision>,
    },
    centre: {
      agents: given,
      groups: [
        { name: 'Support', agents: given.map(({ name }) => name).filter((name) => name !== 'ann') },
        { name: 'Everybody', agents: given.map(({ name }) => name) },
      ],
      places: ['desk 3', 'desk 9'],
      queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
    },
    plugins: [reportingEngine(), router, mediaServer(), agents(), ...extra],
    load: { interactions: load },
    ...rest,
  };
};

const playRoute = (route: Route, setting: Setting = {}): Promise<Played> => play(() => scenarioOf(route, setting));

/** So many e-mails, a second apart, the first after 5 seconds. */
const mails = (count: number, apart = 1): readonly (OfferedInteraction & { readonly at: number })[] =>
  Array.from({ length: count }, (_, index) => ({ InteractionId: `X${index + 1}`, at: seconds(5 + index * apart) }));

const kinds = ({ findings }: Played): readonly string[] => findings.map(({ kind }) => kind);

const invitations = ({ messages }: Played): readonly string[] =>
  messages
    .filter(({ type }) => type === 'EventInvite')
    .map(({ at: time, to, interaction }) => `${time / 1000} ${to} ${interaction}`);

/** What URS said about interactions: `5 X1 RequestDeliver`. */
const said = ({ messages }: Played): readonly string[] =>
  messages
    .filter(({ from, interaction }) => from === 'urs' && interaction !== undefined)
    .map(({ at: time, interaction, type, body }) => {
      const { UserEvent, ThisDN } = body as { readonly UserEvent?: string; readonly ThisDN?: string };
      return [time / 1000, interaction, ...(UserEvent === undefined ? [type] : [UserEvent, ThisDN])].join(' ');
    });

const to =
  (...args: Parameters<(texts: string | readonly string[], options?: object) => void>): Route =>
  (_interaction, desk) =>
    desk.target(args[0] as string, args[1]).pipe(map((target) => routeTo(target)));

const delivered = ({ messages }: Played): readonly unknown[] =>
  messages
    .filter(({ type }) => type === 'RequestDeliver' || type === 'RequestPlaceInQueue')
    .map(({ body }) => {
      const { AgentId, PlaceId, Queue } = body as Readonly<Record<string, string | undefined>>;
      return Queue ?? `${AgentId}, ${PlaceId}`;
    });

test('each type of target is handed out, and routed to', async (t) => {
  const handedOut: Readonly<Record<string, string>> = {
    'ann.A': 'ann, ann-place',
    'desk 7.AP': 'bob, desk 7',
    'Support.GA': 'bob, desk 7',
    'Support@StatServer.GP': 'bob, desk 7',
    '?:English > 5 & (Email = 0 | French > 1).GA': 'ann, ann-place',
    '?Support:English > 0.GA': 'bob, desk 7',
    'Back office.Q': 'Back office',
  };
  for (const [text, wanted] of Object.entries(handedOut)) {
    const played = await playRoute(to(text));
    t.deepEqual(delivered(played), [wanted], text);
    t.deepEqual(kinds(played), [], text);
  }
});

test('routeTo takes an agent, a place or a queue as text, with the words of the T-Library too', async (t) => {
  const decided: Readonly<Record<string, string>> = {
    'bob.A': 'bob, undefined',
    'desk 7@StatServer.AP': 'undefined, desk 7',
    'Back office.Q': 'Back office',
  };
  for (const [text, wanted] of Object.entries(decided)) {
    const plain = await playRoute(() => [routeTo(text)]);
    const translated = await playRoute(() => [routeTo(text)], { extra: [tLibrary()] });
    t.deepEqual(delivered(plain), [wanted], text);
    t.deepEqual([...kinds(plain), ...kinds(translated)], [], text);
    t.deepEqual(translated.interactions, plain.interactions, text);
  }
});

test('an agent who logs in at another place is found there, and not at the old one', async (t) => {
  const moves = {
    drive: {
      script: [
        at(seconds(2), 'bob', send('RequestAgentLogout')),
        at(
          seconds(3),
          'bob',
          send('RequestAgentLogin', { AgentId: 'bob', PlaceId: 'desk 9', MediaList: { email: 1 } }),
        ),
      ],
    },
    load: [{ ...mails(1)[0]!, at: seconds(1) }, ...mails(2).map((mail) => ({ ...mail, InteractionId: `Y${mail.at}` }))],
  };
  const route: Route = ({ id }, desk) =>
    race(
      desk.target(id === 'Y6000' ? 'desk 9.AP' : 'Support.GP').pipe(map((target) => routeTo(target))),
      desk.after(seconds(10)).pipe(map(() => stop())),
    );
  const played = await playRoute(route, { ...moves, agents: [ann, { ...bob, does: busyFor(0) }] });
  t.deepEqual(invitations(played), ['1 bob X1', '6 bob Y6000']);
});

test('the longest ready is the default, and loading and occupancy select differently', async (t) => {
  const wide = { media: ['email', 'chat'], capacity: { email: 3, chat: 1 } };
  // Ann is ready first, bob is busy with nothing, and cat was busy for longest since its login.
  const setting: Setting = {
    agents: [
      { name: 'ann', ...wide, does: busyFor(seconds(500)) },
      { name: 'bob', ...wide, does: busyFor(seconds(500)) },
    ],
    load: mails(4),
    until: seconds(60),
  };
  const order = async (by: string) =>
    invitations(await playRoute(to('Everybody.GA', { by }), setting)).map((line) => line.split(' ')[1]);
  t.deepEqual(await order('StatTimeInReadyState'), ['ann', 'ann', 'ann', 'bob']);
  t.deepEqual(await order('StatAgentLoading'), ['ann', 'bob', 'ann', 'bob']);
  t.deepEqual(await order('StatAgentOccupancy'), ['ann', 'bob', 'bob', 'bob']);
  const together = { ...setting, load: mails(2, 0) };
  const agentsOf = (played: Played) => invitations(played).map((line) => line.split(' ')[1]);
  t.deepEqual(agentsOf(await playRoute(to('Everybody.GA'), together)), ['ann', 'ann']);
  t.deepEqual(agentsOf(await playRoute(to('Everybody.GA', { by: 'StatAgentLoading' }), together)), ['ann', 'bob']);
});

test('occupancy is the share of the time since the login, as it is when an agent is selected', async (t) => {
  // Ann works for 10 of her first 20 seconds, cat for 4 of her first 6: later cat's share falls faster than ann's.
  const late = at(
    seconds(14),
    'cat',
    send('RequestAgentLogin', { AgentId: 'cat', PlaceId: 'cat-place', MediaList: { email: 1 } }),
  );
  const out = at(seconds(1), 'cat', send('RequestAgentLogout'));
  const load = [
    { InteractionId: 'A', at: seconds(2) },
    { InteractionId: 'C', at: seconds(15) },
    { InteractionId: 'X', at: seconds(20) },
    { InteractionId: 'Y', at: seconds(60) },
  ];
  const route: Route = ({ id }, desk) =>
    id === 'A' || id === 'C'
      ? [routeTo(id === 'A' ? 'ann.A' : 'cat.A')]
      : desk
          .target('Everybody.GA', { by: 'StatAgentOccupancy' })
          .pipe(mergeMap(({ agent }) => [attach({ agent }), stop()]));
  const setting = { drive: { script: [out, late] }, load };
  const played = await playRoute(route, {
    ...setting,
    agents: [
      { name: 'ann', does: busyFor(seconds(10)) },
      { name: 'cat', does: busyFor(seconds(4)) },
    ],
  });
  const chosen = played.messages.filter(({ type }) => type === 'RequestChangeProperties').map(({ body }) => body);
  t.like(chosen, [{ ChangedProperties: { agent: 'ann' } }, { ChangedProperties: { agent: 'cat' } }]);
});

test('several targets widen over time, and are all asked at once without a time', async (t) => {
  const targets = ['?:English > 7.GA', '?:English > 4.GA', 'Everybody.GA'];
  const setting = {
    load: mails(4),
    agents: [ann, bob, cat].map((agent) => ({ ...agent, does: [accepts] })),
    until: seconds(90),
  };
  t.deepEqual(invitations(await playRoute(to(targets, { every: seconds(20) }), setting)), [
    '5 ann X1',
    '26 bob X2',
    '47 cat X3',
  ]);
  t.deepEqual(invitations(await playRoute(to(targets), setting)), ['5 ann X1', '6 bob X2', '7 cat X3']);
});

test('a widening target keeps its turn in the lines where it stands, and can end in a queue', async (t) => {
  const setting = { agents: [{ ...ann, does: busyFor(seconds(30)) }], load: mails(3) };
  const route: Route = ({ id }, desk) =>
    desk
      .target(id === 'X2' ? ['Support.GA', 'Everybody.GA'] : ['Everybody.GA', 'Back office.Q'], { every: seconds(40) })
      .pipe(map((target) => routeTo(target)));
  const played = await playRoute(route, setting);
  t.deepEqual(invitations(played), ['5 ann X1', '35 ann X3', '65 ann X2']);
  const full = await playRoute(route, { ...setting, agents: [{ ...ann, does: busyFor(seconds(90)) }] });
  t.deepEqual(said(full), ['5 X1 RequestDeliver', '47 X3 RequestPlaceInQueue', '95 X2 RequestDeliver']);
});

test('who has the higher priority is served first, and who waits gains on it', async (t) => {
  const options: Readonly<Record<string, object>> = {
    X1: {},
    X2: { priority: 1 },
    X3: { priority: 5 },
    X4: { priority: 1 },
    X5: { priority: 3, ageing: 0.1 },
    X6: { ageing: 1 },
  };
  const route: Route = ({ id }, desk) => desk.target('ann.A', options[id]).pipe(map((target) => routeTo(target)));
  // X6 has 0 at 10 s, so 15 at 25 s; X5 has 3 at 9 s.
  const setting = { agents: [{ ...ann, does: busyFor(seconds(20)) }], load: mails(6) };
  const served = invitations(await playRoute(route, setting)).map((line) => line.split(' ')[2]);
  t.deepEqual(served, ['X1', 'X6', 'X5', 'X3', 'X2', 'X4']);
});

test('lines serve as a naive sort of all who wait does', async (t) => {
  const waiting = fc.array(
    fc.record({
      priority: fc.integer({ min: 0, max: 6 }),
      ageing: fc.constantFrom(0, 0, 0.25, 0.5, 1),
      target: fc.constantFrom('ann.A', 'Everybody.GA', '?:English > 7.GA'),
    }),
    { minLength: 3, maxLength: 12 },
  );
  const property = fc.asyncProperty(waiting, async (list) => {
    const load = mails(list.length);
    const orders = list.map((options, index) => ({
      ...options,
      id: load[index]!.InteractionId!,
      since: load[index]!.at,
    }));
    const route: Route = ({ id }, desk) => {
      const { target, priority, ageing } = orders.find((each) => each.id === id)!;
      return desk.target(target, { priority, ageing }).pipe(map((agent) => routeTo(agent)));
    };
    const played = await playRoute(route, { agents: [{ ...ann, does: busyFor(seconds(16)) }], load });
    const left = [...orders];
    return (
      invitations(played).every((line) => {
        const [now, , id] = line.split(' ');
        const here = left.filter(({ since }) => since <= Number(now) * 1000);
        const urgency = ({ priority, ageing, since }: (typeof here)[number]) =>
          priority + (ageing * (Number(now) * 1000 - since)) / 1000;
        const first = here.toSorted((one, other) => urgency(other) - urgency(one) || one.since - other.since)[0]!;
        left.splice(left.indexOf(first), 1);
        return first.id === id;
      }) && left.length === 0
    );
  });
  await t.notThrowsAsync(fc.assert(property, { numRuns: 60, seed: 9792 }));
});

test('a heap gives what a naive sort gives, whoever leaves and whoever changes', (t) => {
  const isBefore = (one: { readonly key: number }, other: { readonly key: number }) => one.key < other.key;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('add', 'remove', 'change', 'first'), fc.nat(30))), (steps) => {
      const heap = new OrderedHeap<{ key: number; index: number }>(isBefore);
      const all: { key: number; index: number }[] = [];
      return steps.every(([what, number]) => {
        const one = all[number % Math.max(1, all.length)];
        if (what === 'add' || one === undefined) heap.add((all[all.length] = { key: number, index: -1 }));
        else if (what === 'change') heap.replace(Object.assign(one, { key: number }));
        else {
          const gone = what === 'first' ? heap.first! : one;
          heap.remove(gone);
          heap.remove(gone);
          all.splice(all.indexOf(gone), 1);
        }
        const least = Math.min(...all.map(({ key }) => key));
        return heap.size === all.length && (all.length === 0 ? heap.first === undefined : heap.first?.key === least);
      });
    }),
    { numRuns: 2_000, seed: 9792 },
  );
  t.pass();
});

test('an agent takes what its capacity for each medium allows, all at once', async (t) => {
  const wide: Agent = { name: 'ann', media: ['email', 'chat'], capacity: { email: 2, chat: 1 }, does: [patient] };
  const media = ['email', 'chat', 'email', 'chat', 'email'];
  const load = media.map((MediaType, index) => ({ InteractionId: `${MediaType}${index}`, MediaType, at: seconds(5) }));
  for (const links of [{}, { urs: 200 }, { 'stat-server': 300 }]) {
    const played = await playRoute(to('ann.A'), { agents: [wide], load, until: seconds(20), links });
    t.deepEqual(
      invitations(played).map((line) => line.split(' ')[2]),
      ['email0', 'chat1', 'email2'],
      JSON.stringify(links),
    );
  }
});

// ---- virtual queues

/** When a reporting engine behind a slow link has heard of everybody. */
const late: readonly OfferedInteraction[] = [{ InteractionId: 'X1', at: seconds(20) }];

const virtual = { virtualQueue: 'VQ_Sales' };

test('a virtual queue is reported when waiting starts, and when the server has taken the route', async (t) => {
  const setting = { agents: [{ ...ann, does: busyFor(seconds(10)) }], load: mails(2) };
  const plain = await playRoute(to('ann.A', virtual), setting);
  t.deepEqual(said(plain), [
    '5 X1 EventQueued VQ_Sales',
    '5 X1 RequestDeliver',
    '5 X1 EventDiverted VQ_Sales',
    '6 X2 EventQueued VQ_Sales',
    '15 X2 RequestDeliver',
    '15 X2 EventDiverted VQ_Sales',
  ]);
  const translated = await playRoute(to('ann.A', virtual), { ...setting, extra: [tLibrary()] });
  const reports = ({ messages }: Played) => messages.filter(({ type }) => type === 'RequestDistributeEvent');
  const [queued, diverted, second] = reports(translated);
  t.like(queued, {
    protocol: 'TLibrary',
    ref: -1,
    interaction: 'X1',
    to: 'interaction-server',
    body: {
      ThisDN: 'VQ_Sales',
      UserEvent: 'EventQueued',
      CallUUID: 'X1',
      Extensions: { SIGNATURE: 'router', NAME: 'urs' },
    },
  });
  const bodyOf = (message: typeof queued) =>
    message?.body as { readonly ConnID?: string; readonly Extensions: { readonly VQID: string } };
  t.regex(bodyOf(queued).ConnID ?? '', /^[0-9a-f]{16}$/);
  t.is(bodyOf(diverted).Extensions.VQID, bodyOf(queued).Extensions.VQID);
  t.not(bodyOf(second).Extensions.VQID, bodyOf(queued).Extensions.VQID);
  t.is(bodyOf(reports(plain)[0]).ConnID, bodyOf(queued).ConnID);
  for (const played of [plain, translated]) {
    t.false(played.messages.some(({ ref, from }) => from === 'interaction-server' && ref === -1));
    t.deepEqual(kinds(played), []);
  }
});

// The property has still to learn that a request with ReferenceId -1 asks for no answer.
test('what URS reports of a virtual queue is no finding', async (t) => {
  t.deepEqual(kinds(await playRoute(to('ann.A', virtual))), []);
});

test('who leaves is abandoned, and who is decided otherwise is diverted after that', async (t) => {
  const nobody = { agents: [{ ...ann, media: ['chat'] }] };
  const taken = at(seconds(10), 'email-server', send('RequestStopProcessing', { InteractionId: 'X1' }));
  for (const extra of [[], [tLibrary()]]) {
    const left = await playRoute(to('ann.A', virtual), { ...nobody, drive: { script: [taken] }, extra });
    t.deepEqual(said(left), ['5 X1 EventQueued VQ_Sales', '10 X1 EventAbandoned VQ_Sales']);
  }
  const impatient: Route = (_interaction, desk) =>
    race(
      desk.target('ann.A', virtual).pipe(map((agent) => routeTo(agent))),
      desk.after(seconds(4)).pipe(map(() => placeInQueue('Back office'))),
    );
  t.deepEqual(said(await playRoute(impatient, { ...nobody, links: { urs: 100 } })), [
    '5.2 X1 EventQueued VQ_Sales',
    '9.2 X1 RequestPlaceInQueue',
    '9.4 X1 EventDiverted VQ_Sales',
  ]);
});

test('who goes on to wait elsewhere leaves the virtual queue, and who waits there again after a refusal stays', async (t) => {
  const elsewhere: Route = async (_interaction, desk) => {
    const { which } = await desk.first({ sales: desk.target('zoe.A', virtual), late: desk.after(seconds(2)) });
    if (which === 'sales') return stop();
    await desk.first({ rest: desk.target('zoe.A', { virtualQueue: 'VQ_Rest' }), late: desk.after(seconds(2)) });
    return placeInQueue('Back office');
  };
  t.deepEqual(said(await playRoute(elsewhere)), [
    '5 X1 EventQueued VQ_Sales',
    '7 X1 EventQueued VQ_Rest',
    '7 X1 EventDiverted VQ_Sales',
    '9 X1 RequestPlaceInQueue',
    '9 X1 EventDiverted VQ_Rest',
  ]);
  const again: Route = (_interaction, desk) => {
    const route = desk.target(['ann.A', 'bob.A'], virtual).pipe(map((agent) => routeTo(agent)));
    return merge(route, desk.refused.pipe(mergeMap(() => route)));
  };
  const drive = { script: [at(seconds(19), 'ann', send('RequestAgentLogout'))] };
  const played = await playRoute(again, { drive, links: { 'stat-server': seconds(3) }, load: late });
  t.deepEqual(said(played), [
    '20 X1 EventQueued VQ_Sales',
    '20 X1 RequestDeliver',
    '20 X1 RequestDeliver',
    '20 X1 EventDiverted VQ_Sales',
  ]);
});

test('URS attaches the virtual queue with the target', async (t) => {
  const played = await playRoute(to('desk 7.AP', virtual), { router: urs({ attachesTargets: true }) });
  t.like(played.interactions[0]?.userData, {
    RTargetObjectSelected: 'desk 7',
    RTargetAgentSelected: 'bob',
    RVQID: '00000000000000000000000000000001',
  });
});

test('the desk tells how many wait: for a target, in a virtual queue, with the strategy of a queue', async (t) => {
  const seen: unknown[] = [];
  const overflowing: Route = ({ id }, desk) => {
    const count = () =>
      ['?:English>7.GA', 'VQ_Sales', 'Inbound', 'Inbound.Q', 'VQ_None'].map((place) => desk.waiting(place));
    seen.push([id, ...count()]);
    if (desk.waiting('VQ_Sales') >= 2) return placeInQueue('Back office');
    return desk.target('?: English > 7 .GA', virtual).pipe(map((agent) => routeTo(agent)));
  };
  const setting = { agents: [{ ...ann, does: busyFor(seconds(10)) }], load: mails(6) };
  const played = await playRoute(overflowing, {
    ...setting,
    load: [...setting.load, { InteractionId: 'X7', at: seconds(60) }],
  });
  t.deepEqual(seen, [
    ['X1', 0, 0, 1, 1, 0],
    ['X2', 0, 0, 1, 1, 0],
    ['X3', 1, 1, 2, 2, 0],
    ['X4', 2, 2, 3, 3, 0],
    ['X5', 2, 2, 3, 3, 0],
    ['X6', 2, 2, 3, 3, 0],
    ['X7', 0, 0, 1, 1, 0],
  ]);
  t.is(played.interactions.filter(({ queue }) => queue === 'Back office').length, 3);
});

// ---- first, at

test('the first of several waits is emitted by its name, and the others are given back', async (t) => {
  const seen: unknown[] = [];
  const firstOf: Route = async ({ id }, desk) => {
    if (id === 'X2') return routeTo(await desk.target('bob.A'));
    const came = await desk.first({
      late: desk.after(seconds(1)),
      ann: desk.target('zoe.A'),
      bob: desk.target('bob.A'),
    });
    seen.push(came.which, came.value);
    return came.which === 'bob' ? stop() : placeInQueue('Back office');
  };
  const played = await playRoute(firstOf, { agents: [ann, bob, cat, zoe], load: mails(2, 0) });
  t.deepEqual(seen, ['bob', { agent: 'bob', place: 'desk 7', requested: 'bob.A' }]);
  t.deepEqual(said(played), ['5 X1 RequestStopProcessing', '5 X2 RequestDeliver']);
  t.deepEqual(kinds(played), []);
});

test('what the first wait holds is kept until it is used, and given back by who unsubscribes', async (t) => {
  const holding: Route = ({ id }, desk) => {
    if (id === 'X2') return desk.target('ann.A').pipe(map((agent) => routeTo(agent)));
    const held = desk.first({ agent: desk.target('ann.A'), late: desk.at(seconds(100)) }).pipe(
      delay(seconds(9), desk.clock),
      map((came) => (came.which === 'agent' ? routeTo(came.value) : stop())),
    );
    return race(held, desk.at(seconds(8)).pipe(map(() => placeInQueue('Back office'))));
  };
  const played = await playRoute(holding, { load: mails(2) });
  t.deepEqual(said(played), ['8 X1 RequestPlaceInQueue', '8 X2 RequestDeliver']);
  const awaiting: Route = async ({ id }, desk) => {
    const came = await desk.first({ agent: desk.target('ann.A'), late: desk.at(seconds(100)) });
    if (id === 'X1') await desk.after(seconds(4));
    return came.which === 'agent' ? routeTo(came.value) : stop();
  };
  const setting = { load: mails(2), agents: [{ ...ann, does: busyFor(seconds(1)) }] };
  t.deepEqual(said(await playRoute(awaiting, setting)), ['9 X1 RequestDeliver', '10 X2 RequestDeliver']);
});

test('while the first wait holds what it brought, the others wait no longer', async (t) => {
  const holding: Route = ({ id }, desk) => {
    if (id === 'X2') return desk.target('bob.A').pipe(map((agent) => routeTo(agent)));
    const waits = { bob: desk.target(['zoe.A', 'bob.A'], { every: seconds(5) }), ann: desk.target('ann.A') };
    return desk.first(waits).pipe(
      delay(seconds(30), desk.clock),
      map(({ value }) => routeTo(value)),
    );
  };
  const played = await playRoute(holding, { load: mails(2, 15) });
  t.deepEqual(invitations(played), ['20 bob X2', '35 ann X1']);
});

test('a wait that was left is over, and whom it held or stood for is free for others while the strategy goes on', async (t) => {
  const widening = ['zoe.A', 'ann.A'] as const;
  const left: Readonly<Record<string, (desk: Desk) => Observable<unknown>>> = {
    'a target that was handed out': (desk) => desk.target('ann.A').pipe(delay(seconds(9), desk.clock)),
    'a first that has come': (desk) => desk.first({ agent: desk.target('ann.A') }).pipe(delay(seconds(9), desk.clock)),
    'a target that would widen': (desk) => desk.target(widening, { every: seconds(5) }),
    'a first that has not come': (desk) => desk.first({ agent: desk.target(widening, { every: seconds(5) }) }),
  };
  const loser = (desk: Desk) =>
    desk.first({ late: desk.after(seconds(1)), agent: desk.target(widening, { every: seconds(5) }) });
  const ways = Object.entries(left).map(
    ([name, wait]) => [name, (desk: Desk) => race(wait(desk), desk.after(seconds(1)))] as const,
  );
  for (const [name, wait] of [...ways, ['who came too late', loser] as const]) {
    const played = await playRoute(
      ({ id }, desk) =>
        id === 'X2'
          ? desk.target('ann.A').pipe(map((agent) => routeTo(agent)))
          : wait(desk).pipe(
              mergeMap(() => desk.after(seconds(60))),
              map(() => stop()),
            ),
      { load: mails(2, 15) },
    );
    t.deepEqual(said(played), ['20 X2 RequestDeliver', '66 X1 RequestStopProcessing'], name);
  }
});

test('a wait that is over comes at once, and a first of waits that fail fails', async (t) => {
  const over: Route = (_interaction, desk) => desk.at(seconds(1)).pipe(map(() => stop()));
  t.deepEqual(said(await playRoute(over)), ['5 X1 RequestStopProcessing']);
  const lost: Route = async (_interaction, desk) => {
    const came = await desk.first({ zoe: desk.target('zoe.A'), late: desk.after(seconds(60)) });
    return came.which === 'zoe' ? stop() : placeInQueue('Back office');
  };
  const taken = at(seconds(10), 'email-server', send('RequestStopProcessing', { InteractionId: 'X1' }));
  const played = await playRoute(lost, { agents: [ann, zoe], drive: { script: [taken] } });
  t.deepEqual([...said(played), ...kinds(played)], []);
  const nothingToAwait: Route = (_interaction, desk) => merge(desk.first({}), of(stop()));
  t.deepEqual(kinds(await playRoute(nothingToAwait)), ['strategy-threw']);
});

// ---- what URS knows is late

test('over a slow link URS believes what was true, the server refuses, and the strategy is told', async (t) => {
  const told: unknown[] = [];
  const careful: Route = (_interaction, desk) => {
    const route = desk.target('Everybody.GA').pipe(map((agent) => routeTo(agent)));
    return merge(
      route,
      desk.refused.pipe(
        mergeMap(({ error, decision }) => {
          told.push([error, decision.do]);
          return route;
        }),
      ),
    );
  };
  const login = { AgentId: 'ann', PlaceId: 'desk 3', MediaList: { email: 1 } };
  const logout = at(seconds(19), 'ann', send('RequestAgentLogout'));
  const moved = at(seconds(19.5), 'ann', send('RequestAgentLogin', login));
  for (const [script, links] of [
    [[logout], { 'stat-server': seconds(2), urs: 50 }],
    [[logout, moved], { 'stat-server': seconds(2), urs: 50 }],
  ] as const) {
    told.length = 0;
    const played = await playRoute(careful, { agents: [ann, cat], drive: { script }, links, load: late });
    t.deepEqual(told, [['target-not-logged-in', 'routeTo']]);
    t.deepEqual(invitations(played), ['20.2 cat X1']);
    t.deepEqual(kinds(played), []);
  }
});

test('an agent whom the news calls ready, but who is not, is invited all the same: readiness is for URS to know', async (t) => {
  const script = [at(seconds(19), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' }))];
  const setting = { drive: { script }, load: late };
  const slow = await playRoute(to('Everybody.GA'), { ...setting, links: { 'stat-server': seconds(2) } });
  const prompt = await playRoute(to('Everybody.GA'), setting);
  t.deepEqual([invitations(slow), invitations(prompt)], [['20 ann X1'], ['20 bob X1']]);
});

// ---- what is refused

test('options that the desk does not have, or cannot use, are refused with a sentence', async (t) => {
  const wrong: readonly (readonly [object, RegExp])[] = [
    [{ By: 'x' }, /no option 'By'.*Did you mean by\?/],
    [{ by: 'StatAgentLoadin' }, /'by' is StatAgentLoadin, but must be one of StatTimeInReadyState/],
    [{ priority: NaN }, /'priority' is NaN, but must be a number/],
    [{ ageing: -1 }, /'ageing' is -1, but must be 0 or more/],
    [{ every: -1 }, /'every' is -1, but must be 0 or more/],
    [{ virtualQueue: '' }, /'virtualQueue' is '', but must be a name/],
  ];
  for (const [options, sentence] of wrong) {
    const { findings } = await playRoute(to('ann.A', options));
    t.is(findings[0]?.kind, 'strategy-threw');
    t.regex(findings[0]!.sentence, sentence);
  }
  for (const text of ['Suport.GA', 'Suport.GP', '?Suport:English>5.GA']) {
    const { findings } = await playRoute(to(text));
    t.regex(findings[0]!.sentence, /the name of a group of the centre \('Support', 'Everybody'\)/, text);
  }
  t.regex((await playRoute(to([]))).findings[0]!.sentence, /at least one target/);
});

// ---- types

/** Never called: what it says must compile, or must not. */
export function typesOfTheDesk(desk: Desk, some: string, several: readonly Target[]): void {
  const agent: Wait<Target> = desk.target('?:English > 5 & (Email >= 3 | Chat = 1)@StatServer.GA');
  const queue: Wait<QueueTarget> = desk.target('Back office.Q');
  const either: Wait<Target | QueueTarget> = desk.target(some, { by: 'StatAgentLoading', priority: 1, ageing: 0.1 });
  const widening: Wait<Target> = desk.target(['?:English > 7.GA', 'Everybody.GA'], { every: seconds(20), ...virtual });
  const overflow: Wait<Target | QueueTarget> = desk.target(['Everybody.GA', 'Back office.Q'], { every: seconds(20) });
  const pattern: Wait<Target> = desk.target(`${some}.GA`);
  const first: Wait<{ which: 'agent'; value: Target } | { which: 'late'; value: void }> = desk.first({
    agent: desk.target('ann.A'),
    late: desk.after(1),
  });
  const decisions: Wait<Decision>[] = [];
  void [agent, queue, either, widening, overflow, pattern, first, decisions];

  // @ts-expect-error: there is no such type of target
  desk.target('ann.B');
  // @ts-expect-error: a target has a type
  desk.target('ann');
  // @ts-expect-error: an expression of skills asks for agents of a group
  desk.target('?:English > 5.A');
  // @ts-expect-error: an expression of skills has a colon
  desk.target('?English > 5.GA');
  // @ts-expect-error: one of the list is wrong
  desk.target(['ann.A', 'bob.GB'], { every: 1 });
  // @ts-expect-error: one target does not widen
  desk.target('ann.A', { every: 1 });
  // @ts-expect-error: there is no such statistic
  desk.target('ann.A', { by: 'StatAgentLoadin' });
  // @ts-expect-error: there is no such option
  desk.target('ann.A', { virtualqueue: 'VQ_Sales' });
  // @ts-expect-error: there is no such name among the waits
  desk.first({ agent: desk.target('ann.A') }).subscribe(({ which }) => which === 'agnet');
  // @ts-expect-error: a promise cannot be cancelled
  desk.first({ agent: Promise.resolve(1) });
  // @ts-expect-error: `map` would give it an index too
  several.map(routeTo);
  // @ts-expect-error: as does that of RxJS
  desk.target('ann.A').pipe(map(routeTo));
  // @ts-expect-error: a target has no such property
  desk.target('ann.A').subscribe(({ agnet }) => agnet);
  // @ts-expect-error: a queue is no agent
  desk.target('Back office.Q').subscribe(({ agent: name }) => name);
  // @ts-expect-error: an interaction has no such property
  defineStrategy({ name: 'plan', route: ({ mediatype }) => stop(mediatype) });
  // @ts-expect-error: a target is no decision
  defineStrategy({ name: 'plan', route: (_interaction, given) => given.target('ann.A') });
  // @ts-expect-error: an interaction is no target
  defineStrategy({ name: 'plan', route: (interaction) => [interaction].map((each) => routeTo(each)) });
}
