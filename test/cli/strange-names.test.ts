import test from 'ava';
import {
  attach,
  defineStrategy,
  explore,
  placeInQueue,
  play,
  routeTo,
  seconds,
  type Played,
  type Scenario,
  type Strategy,
} from 'routeproof';
import { answer, contactCentre, service, trafficCentre } from 'routeproof/plugins';
import { map } from 'rxjs';

// Names that break what is written carelessly: those that every object of JavaScript has, those that mean something in a target
// or in a lane, and those of another alphabet. Each works wherever a name may stand; `__proto__` is refused.

const names = [
  ...['constructor', 'toString', 'hasOwnProperty', 'prototype', 'then', 'length', '0', '-1'],
  ...['a b', 'a.b', 'a:b', "a'b", 'a,b', 'a|b', '$&', '%s', 'ünï', '🙂', 'x'.repeat(240)],
];

const withKey = <T>(name: string, value: T): Record<string, T> => Object.fromEntries([[name, value]]);

const scenario = (changes: Partial<Scenario>): Scenario => ({
  name: 'day',
  strategy: routed('Support.GA'),
  centre: {
    agents: [{ name: 'ann' }],
    groups: [{ name: 'Support', agents: ['ann'] }],
    queues: [{ name: 'Inbound' }, { name: 'Back', strategy: null }],
  },
  plugins: contactCentre(),
  load: { interactions: [{}] },
  ...changes,
});

const routed = (target: string, options: object = {}, name = 'vip'): Strategy =>
  defineStrategy({
    name,
    route: (_, desk) => desk.target(target, options).pipe(map((found) => routeTo(found))),
  });

const queues = [{ name: 'Inbound' }, { name: 'Back', strategy: null }];

const placings: Readonly<Record<string, (name: string) => Partial<Scenario>>> = {
  agent: (name) => ({ strategy: routed(`${name}.A`), centre: { agents: [{ name }], queues }, links: withKey(name, 5) }),
  place: (place) => ({ strategy: routed(`${place}.AP`), centre: { agents: [{ name: 'ann', place }], queues } }),
  group: (name) => ({
    strategy: routed(`${name}.GA`),
    centre: { agents: [{ name: 'ann' }], groups: [{ name, agents: ['ann'] }], queues },
  }),
  skill: (name) => ({
    strategy: routed(`?:"${name}" > 2.GA`),
    centre: { agents: [{ name: 'ann', skills: withKey(name, 5) }], queues },
  }),
  queue: (name) => ({
    strategy: defineStrategy({ name: 'vip', route: () => placeInQueue('Back') }),
    centre: { queues: [{ name }, { name: 'Back', strategy: null }] },
    load: { interactions: [{ Queue: name }] },
  }),
  workbin: (name) => ({
    centre: { agents: [{ name: 'ann' }], workbins: [{ name }], queues },
    load: { interactions: [{ Workbin: { WorkbinType: name, AgentId: 'ann' } }] },
  }),
  medium: (name) => ({
    strategy: routed('ann.A'),
    centre: {
      agents: [{ name: 'ann', media: [name], capacity: withKey(name, 2) }, { name: 'bob' }],
      media: [{ name, handlingTimeout: 200 }],
      queues,
    },
    load: { interactions: [{ MediaType: name }, { MediaType: name }] },
  }),
  strategy: (name) => ({ strategy: routed('ann.A', {}, name) }),
  'virtual queue': (name) => ({ strategy: routed('ann.A', { virtualQueue: name }) }),
  interaction: (InteractionId) => ({ load: { interactions: [{ InteractionId }] } }),
  service: (name) => ({
    plugins: [...contactCentre(), service(name, withKey(name, answer(withKey(name, 1))))],
    strategy: defineStrategy({
      name: 'vip',
      async *route(_, desk) {
        const said = await desk.invoke(name, name, withKey(name, 2));
        yield placeInQueue(Object.hasOwn(said, name) ? 'Back' : 'lost');
      },
    }),
  }),
  key: (name) => ({
    load: { interactions: [{ UserData: withKey(name, 'before') }] },
    strategy: defineStrategy({
      name: 'vip',
      *route({ userData }) {
        yield attach(withKey(name, 'after'));
        yield placeInQueue(Object.hasOwn(userData, name) ? 'Back' : 'lost');
      },
    }),
  }),
  stream: (name) => ({
    plugins: trafficCentre(),
    until: seconds(30),
    load: { traffic: { name, arrivals: { times: [5] }, handling: 5 } },
  }),
};

const toldOf = ({ verdict, findings }: Played): readonly string[] => [
  verdict,
  ...findings.map(({ sentence }) => sentence),
];

for (const [what, placed] of Object.entries(placings))
  test(`a ${what} may have any name`, async (t) => {
    for (const name of names) t.deepEqual(toldOf(await play(() => scenario(placed(name)))), ['pass'], name);
  });

test('what is attached under such a name is there at the end', async (t) => {
  for (const name of names) {
    const { interactions } = await play(() => scenario(placings['key']!(name)));
    t.deepEqual(Object.entries(interactions[0]!.userData), [[name, 'after']]);
  }
});

test('such names are told apart in a search', async (t) => {
  for (const name of ['constructor', 'a|b']) {
    const { verdict } = await explore(() => scenario(placings['agent']!(name)), { runs: 50 });
    t.not(verdict, 'violated', name);
  }
});

test('the name that JavaScript keeps for itself is refused everywhere', async (t) => {
  const free = new Set(['skill', 'virtual queue', 'interaction']);
  for (const [what, placed] of Object.entries(placings)) {
    if (free.has(what)) continue;
    await t.throwsAsync(async () => play(() => scenario(placed('__proto__'))), { message: /JavaScript keeps/ }, what);
  }
});
