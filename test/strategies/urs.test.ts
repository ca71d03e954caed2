import test from 'ava';
import {
  concatMap,
  delay,
  filter,
  ignoreElements,
  map,
  merge,
  mergeMap,
  of,
  race,
  Subject,
  take,
  type ObservableInput,
} from 'rxjs';
import {
  at,
  attach,
  BenchError,
  createBench,
  disconnect,
  InteractionGone,
  nothing,
  placeInQueue,
  placeInWorkbin,
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
  type RoutedInteraction,
  type Scenario,
} from 'routeproof';
import { agents } from '../../plugins/agent/agents.ts';
import { mediaServer } from '../../plugins/media-server/media-server.ts';
import { reportingEngine } from '../../plugins/reporting-engine/reporting-engine.ts';
import { tLibrary } from '../../plugins/t-library/t-library.ts';
import { matches, parseTarget } from '../../plugins/urs/targets/parse-target.ts';
import { urs } from '../../plugins/urs/urs.ts';

type Route = (interaction: RoutedInteraction, desk: Desk) => unknown;

interface Setting extends Partial<Omit<Scenario, 'name' | 'strategy' | 'load' | 'plugins'>> {
  readonly agents?: readonly Agent[];
  readonly load?: readonly OfferedInteraction[];
  readonly extra?: readonly Plugin[];
  readonly router?: Plugin;
}

const ann: Agent = { name: 'ann', skills: { English: 7 } };
const bob: Agent = { name: 'bob', skills: { English: 3 } };
const x1: OfferedInteraction = { InteractionId: 'X1', at: seconds(5) };
const x2: OfferedInteraction = { InteractionId: 'X2', at: seconds(5) };

/** A small contact centre whose only queue with a strategy is Inbound; `route` may give whatever it likes. */
const scenarioOf = (route: Route, setting: Setting = {}): Scenario => {
  const { agents: given = [ann, bob], load = [x1], extra = [], router = urs(), ...rest } = setting;
  return {
    name: 'desk',
    strategy: {
      name: 'plan',
      route: route as (interaction: RoutedInteraction, desk: Desk) => ObservableInput<Decision>,
    },
    centre: {
      agents: given,
      groups: [{ name: 'Support', agents: given.map(({ name }) => name).filter((name) => name === 'bob') }],
      queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
      workbins: [{ name: 'Drafts' }],
    },
    plugins: [reportingEngine(), router, mediaServer(), agents(), ...extra],
    load: { interactions: load },
    ...rest,
  };
};

const playRoute = (route: Route, setting?: Setting): Promise<Played> => play(() => scenarioOf(route, setting));

const kinds = ({ findings }: Played): readonly string[] => findings.map(({ kind }) => kind);

/** What URS asked of the server about interactions: `5 X1 RequestDeliver ann`. */
const asked = ({ messages }: Played): readonly string[] =>
  messages
    .filter(({ from, interaction }) => from === 'urs' && interaction !== undefined)
    .map(({ at: time, interaction, type, body }) => {
      const { AgentId, Queue, WorkbinType } = body as Readonly<Record<string, string | undefined>>;
      return [time / 1000, interaction, type, AgentId ?? Queue ?? WorkbinType]
        .filter((word) => word !== undefined)
        .join(' ');
    });

const invitations = ({ messages }: Played): readonly string[] =>
  messages
    .filter(({ type }) => type === 'EventInvite')
    .map(({ at: time, to, interaction }) => `${time / 1000} ${to} ${interaction}`);

const toAnn: Route = (_interaction, desk) => desk.target('ann.A').pipe(map((agent) => routeTo(agent)));

// ---- targets

test('a target is an agent, a group, or one comparison of a skill', (t) => {
  const candidate = { name: 'ann', skills: { English: 6 }, groups: new Set(['Support']) };
  const fits = (expression: string) => matches(parseTarget(expression), candidate);
  for (const expression of ['ann.A', 'ann@StatServer.A', 'Support.GA', 'Support@Stat Server.GA'])
    t.true(fits(expression), expression);
  for (const expression of ['bob.A', 'Sales.GA', 'ann.GA', 'Support.A']) t.false(fits(expression), expression);
  for (const comparison of ['English > 5', 'English>=6', 'English < 7', 'English<=6', 'English = 6', 'English!=5'])
    for (const end of ['.GA', '@StatServer.GA']) t.true(fits(`?:${comparison}${end}`), comparison);
  for (const comparison of ['English > 6', 'English < 6', 'English != 6', 'French > 0', '"English" = 5'])
    t.false(fits(`?:${comparison}.GA`), comparison);
  t.true(fits('?:Tier 2 support < 1.GA'), 'a skill that one does not have has level 0');
});

test('a target that cannot be read names the column', (t) => {
  const columns: Readonly<Record<string, number>> = {
    '': 1,
    ann: 4,
    'ann.B': 5,
    '.A': 1,
    'ann@.A': 5,
    'English > 5.GA': 1,
    '?English > 5.GA': 10,
    '?:> 5.GA': 3,
    '?:English.GA': 10,
    '?:English ~ 5.GA': 11,
    '?:English > x.GA': 13,
    '?:English > 5': 14,
    '?:English > 5.A': 15,
    '?:English > 5 & .GA': 17,
    '?:English > 5.GA.GA': 17,
  };
  for (const [expression, column] of Object.entries(columns)) {
    const error = t.throws(
      () => parseTarget(expression),
      { instanceOf: BenchError, code: 'RP_BAD_TARGET' },
      expression,
    );
    t.regex(error!.message, new RegExp(`column ${column},`), expression);
  }
});

test('a strategy that asks for a target that cannot be read has thrown, and is told the column', async (t) => {
  const played = await playRoute((_interaction, desk) =>
    desk.target('?:English >> 5.GA').pipe(map((agent) => routeTo(agent))),
  );
  t.is(played.findings[0]?.kind, 'strategy-threw');
  t.regex(played.findings[0]!.sentence, /column 12/);
  const misspelt = await playRoute((_interaction, desk) =>
    desk.target('Suport.GA').pipe(map((agent) => routeTo(agent))),
  );
  t.regex(misspelt.findings[0]!.sentence, /'Support'/);
});

// ---- handing out

test('two interactions that wait never get the same agent in one instant', async (t) => {
  const played = await playRoute(toAnn, { load: [x1, x2] });
  t.deepEqual(invitations(played), ['5 ann X1', '66 ann X2']);
  t.deepEqual(kinds(played), []);
});

test('who has been ready longest is handed out first, and who came first is served first', async (t) => {
  const english: Route = (_interaction, desk) => desk.target('?:English > 0.GA').pipe(map((agent) => routeTo(agent)));
  const load = ['X1', 'X2', 'X3', 'X4'].map((InteractionId, index) => ({ InteractionId, at: seconds(5 + index) }));
  const played = await playRoute(english, { load });
  t.deepEqual(invitations(played), ['5 ann X1', '6 bob X2', '66 ann X3', '67 bob X4']);
});

test('an agent with room for several interactions gets them, and no more', async (t) => {
  const wide: Agent = { ...ann, media: ['chat'], capacity: { chat: 2 } };
  const load = ['X1', 'X2', 'X3'].map((InteractionId) => ({ InteractionId, MediaType: 'chat', at: seconds(5) }));
  const played = await playRoute(toAnn, { agents: [wide], load });
  t.deepEqual(invitations(played), ['5 ann X1', '5 ann X2', '66 ann X3']);
});

test('an agent who is not ready for the medium is not handed out', async (t) => {
  const played = await playRoute(
    (_interaction, desk) =>
      race(desk.target('ann.A').pipe(map((agent) => routeTo(agent))), desk.after(seconds(9)).pipe(map(() => stop()))),
    { load: [{ ...x1, MediaType: 'chat' }] },
  );
  t.deepEqual(asked(played), ['14 X1 RequestStopProcessing']);
});

test('unsubscribing before use gives the agent to who waits next', async (t) => {
  const hesitant: Route = ({ id }, desk) =>
    id === 'X2'
      ? desk.target('ann.A').pipe(map((agent) => routeTo(agent)))
      : race(
          desk.target('ann.A').pipe(
            delay(seconds(5), desk.clock),
            map((agent) => routeTo(agent)),
          ),
          desk.after(seconds(3)).pipe(map(() => placeInQueue('Back office'))),
        );
  const played = await playRoute(hesitant, { load: [x1, x2] });
  t.deepEqual(asked(played), ['8 X1 RequestPlaceInQueue Back office', '8 X2 RequestDeliver ann']);
  t.deepEqual(kinds(played), []);
});

test('a target that was awaited stays reserved until the strategy decides', async (t) => {
  const slow: Route = async ({ id }, desk) => {
    const agent = await desk.target('ann.A');
    if (id === 'X2') return routeTo(agent);
    await desk.after(seconds(5));
    return placeInQueue('Back office');
  };
  const played = await playRoute(slow, { load: [x1, x2] });
  t.deepEqual(asked(played), ['10 X1 RequestPlaceInQueue Back office', '10 X2 RequestDeliver ann']);
});

test('the loser of a race of awaited waits is given back when the strategy has decided', async (t) => {
  const load = [x1, { ...x2, at: seconds(7) }];
  const racer: Route = async ({ id }, desk) => {
    if (id === 'X2') return routeTo(await desk.target('ann.A'));
    return Promise.race([
      desk.target('bob.A').then((agent) => routeTo(agent)),
      desk.after(seconds(60)).then(() => stop()),
    ]);
  };
  const played = await playRoute(racer, {
    load,
    agents: [
      { ...ann, does: [] },
      { ...bob, does: [] },
    ],
    until: seconds(20),
  });
  t.deepEqual(invitations(played), ['5 bob X1', '7 ann X2']);
});

// ---- forms of a strategy

test('an Observable, a promise, a generator, an async generator, an array and one decision give the same trace', async (t) => {
  const decisions: readonly Decision[] = [attach({ seen: 1 }), placeInQueue('Back office')];
  const routes: Readonly<Record<string, Route>> = {
    Observable: () => of(...decisions),
    array: () => decisions,
    generator: function* () {
      yield* decisions;
    },
    'async generator': async function* () {
      yield* decisions;
    },
  };
  const single: Readonly<Record<string, Route>> = {
    Observable: () => of(stop()),
    promise: () => Promise.resolve(stop()),
    'async function': async (_interaction, desk) => {
      await desk.after(0);
      return stop();
    },
    'Observable that waits': (_interaction, desk) => desk.after(0).pipe(map(() => stop())),
    decision: () => stop(),
  };
  for (const forms of [routes, single]) {
    const traces = await Promise.all(
      Object.entries(forms).map(async ([form, route]) => ({ form, played: await playRoute(route) })),
    );
    for (const { form, played } of traces) {
      t.deepEqual(kinds(played), [], form);
      t.deepEqual(played.messages, traces[0]!.played.messages, form);
    }
  }
});

test('what several strategies decide in one step leaves in the order of their routing attempts', async (t) => {
  const load = [x1, x2, { InteractionId: 'X3', at: seconds(9) }];
  const scenario = () => {
    const now = new Subject<void>();
    return scenarioOf(
      ({ id }, desk) => {
        if (id === 'X3') queueMicrotask(() => now.next());
        if (id === 'X3') return [stop()];
        return desk.after(seconds(id === 'X1' ? 2 : 1)).pipe(
          concatMap(() => now.pipe(take(1))),
          mergeMap(() => [attach({ last: id }), stop()]),
        );
      },
      { load },
    );
  };
  t.deepEqual(asked(await play(scenario)), [
    '9 X1 RequestChangeProperties',
    '9 X1 RequestStopProcessing',
    '9 X2 RequestChangeProperties',
    '9 X2 RequestStopProcessing',
    '9 X3 RequestStopProcessing',
  ]);
});

test('a strategy can place in a workbin, and route to an agent by name', async (t) => {
  const bin = await playRoute(() => [placeInWorkbin({ WorkbinType: 'Drafts', AgentId: 'ann' })]);
  t.deepEqual(asked(bin), ['5 X1 RequestPlaceInWorkbin ann']);
  const named = await playRoute(() => [routeTo('bob.A')]);
  t.deepEqual(invitations(named), ['5 bob X1']);
  t.deepEqual([...kinds(bin), ...kinds(named)], []);
});

test('URS attaches what it knows of a target only when it is told to', async (t) => {
  const attached = await playRoute(toAnn, { router: urs({ attachesTargets: true }) });
  t.deepEqual(asked(attached), ['5 X1 RequestChangeProperties', '5 X1 RequestDeliver ann']);
  const [interaction] = attached.interactions;
  t.deepEqual(interaction?.userData, {
    RTargetRequested: 'ann.A',
    RTargetObjectSelected: 'ann',
    RTargetAgentSelected: 'ann',
    RTargetPlaceSelected: 'ann-place',
    RStrategyName: 'plan',
  });
  t.deepEqual(kinds(attached), []);
});

// ---- faults of a strategy

test('a strategy that throws is a finding with the line, in every form', async (t) => {
  const oops = () => {
    throw new Error('no such level');
  };
  const forms: readonly Route[] = [
    oops,
    (_interaction, desk) => desk.target('ann.A').pipe(map(oops)),
    async () => oops(),
    async (_interaction, desk) => {
      await desk.after(seconds(1));
      oops();
    },
    async function* () {
      yield attach({ seen: 1 });
      oops();
    },
  ];
  for (const route of forms) {
    const played = await playRoute(route);
    const [finding] = played.findings;
    t.is(finding?.kind, 'strategy-threw');
    t.is(finding?.interaction, 'X1');
    t.regex(finding!.sentence, /'plan' threw for interaction 'X1': no such level\. /);
    t.regex(finding!.where ?? '', /urs\.test\.[tj]s:\d+:\d+$/);
  }
});

test('what is no decision is named', async (t) => {
  const cases: readonly (readonly [Route, RegExp, string?])[] = [
    [() => undefined, /returned nothing/],
    [async () => undefined, /returned nothing/],
    [() => 'ann.A', /the text 'ann\.A'/],
    [() => ['ann.A'], /the text 'ann\.A'/],
    [() => ({ to: 'ann' }), /an object with to/],
    [(_interaction, desk) => desk.target('ann.A').pipe(take(1)), /a target without `routeTo/],
    [async () => of(stop()), /an Observable inside/],
    [() => [routeTo('?:English > 5.GA')], /names no single agent.*desk\.target/, 'decision-unsendable'],
    [() => [routeTo('ann')], /column 4/, 'decision-unsendable'],
    [() => [placeInQueue(7 as unknown as string)], /Queue of RequestPlaceInQueue/, 'decision-unsendable'],
  ];
  for (const [route, sentence, kind = 'not-a-decision'] of cases) {
    const played = await playRoute(route);
    t.is(played.findings[0]?.kind, kind);
    t.regex(played.findings[0]!.sentence, sentence);
    t.false(kinds(played).includes('path-ends-without-decision'));
    t.deepEqual(asked(played), []);
  }
});

test('a path that ends without a decision is a finding, and so is deciding twice', async (t) => {
  const nowhere = await playRoute(() => [attach({ seen: 1 })]);
  t.is(kinds(nowhere)[0], 'path-ends-without-decision');
  const twice = await playRoute(() => [placeInQueue('Back office'), stop()]);
  t.deepEqual(kinds(twice), ['decided-twice']);
  t.deepEqual(asked(twice), ['5 X1 RequestPlaceInQueue Back office']);
  const late = await playRoute(async function* (_interaction, desk) {
    const later = desk.after(0).then(() => undefined);
    yield placeInQueue('Back office');
    await Promise.race([later, Promise.resolve()]);
    yield stop();
  });
  t.deepEqual(kinds(late), ['decided-twice']);
});

// ---- the server's answers

test('a refusal that is heard lets the strategy decide again', async (t) => {
  const told: unknown[] = [];
  const careful: Route = (_interaction, desk) =>
    merge(
      of(placeInQueue('Nowhere')),
      desk.refused.pipe(
        map((refusal) => {
          told.push(refusal);
          return placeInQueue('Back office');
        }),
      ),
    );
  const played = await playRoute(careful);
  t.deepEqual(asked(played), ['5 X1 RequestPlaceInQueue Nowhere', '5 X1 RequestPlaceInQueue Back office']);
  t.deepEqual(kinds(played), []);
  t.like(told, [{ decision: placeInQueue('Nowhere'), error: 'unknown-target' }]);
});

test('an async strategy can hear of a refusal too', async (t) => {
  const careful: Route = async function* (_interaction, desk) {
    const refused = new Promise((resolve) => desk.refused.pipe(take(1)).subscribe(resolve));
    yield routeTo('zoe.A');
    await refused;
    yield placeInQueue('Back office');
  };
  const played = await playRoute(careful);
  t.deepEqual(asked(played), ['5 X1 RequestDeliver zoe', '5 X1 RequestPlaceInQueue Back office']);
  t.deepEqual(kinds(played), []);
});

test('a refusal that nobody hears is one finding, though its path has ended without a decision too', async (t) => {
  const played = await playRoute(() => [placeInQueue('Nowhere')]);
  t.deepEqual(kinds(played), ['refusal-unheard']);
  t.regex(played.findings[0]!.sentence, /placeInQueue\('Nowhere'\).*unknown-target/);
});

test('a refused target is free again', async (t) => {
  const load = [x1, { ...x2, at: seconds(6) }];
  const stubborn: Route = ({ id }, desk) =>
    id === 'X2'
      ? desk.target('ann.A').pipe(map((agent) => routeTo(agent)))
      : merge(
          desk.target('ann.A').pipe(map((agent) => routeTo({ ...agent, place: 'elsewhere', agent: 'zoe' }))),
          desk.refused.pipe(map(() => placeInQueue('Back office'))),
        );
  const played = await playRoute(stubborn, { load });
  t.deepEqual(invitations(played), ['6 ann X2']);
  t.deepEqual(kinds(played), []);
});

test('an agent of whom URS knows no longer what is true is not handed out again before there is news', async (t) => {
  const again: Route = (_interaction, desk) => {
    const route = desk.target('ann.A').pipe(map((agent) => routeTo(agent)));
    return merge(route, desk.refused.pipe(mergeMap(() => route)));
  };
  const played = await playRoute(again, {
    links: { 'stat-server': seconds(2), urs: 0 },
    drive: {
      script: [
        at(seconds(9), 'ann', send('RequestAgentLogout')),
        at(
          seconds(30),
          'ann',
          send('RequestAgentLogin', { AgentId: 'ann', PlaceId: 'ann-place', MediaList: { email: 1 } }),
        ),
      ],
    },
    load: [{ ...x1, at: seconds(9.5) }],
  });
  t.deepEqual(asked(played), ['9.5 X1 RequestDeliver ann', '32 X1 RequestDeliver ann']);
  t.deepEqual(kinds(played), []);
});

test('an interaction that an agent refuses comes back as a return, with what was attached', async (t) => {
  const seen: unknown[] = [];
  const counting: Route = ({ returns, userData, queue, mediaType, properties }, desk) => {
    seen.push([returns, userData, queue, mediaType, properties.InteractionId]);
    if (returns === 1) return [placeInQueue('Back office')];
    return desk.target('ann.A').pipe(mergeMap((agent) => [attach({ tried: agent.agent }), routeTo(agent)]));
  };
  const refuses: Agent = { ...ann, does: [whenever('EventInvite', send('RequestReject'), { after: seconds(1) })] };
  const played = await playRoute(counting, { agents: [refuses], load: [{ ...x1, UserData: { customer: 'kim' } }] });
  t.deepEqual(seen, [
    [0, { customer: 'kim' }, 'Inbound', 'email', 'X1'],
    [1, { customer: 'kim', tried: 'ann' }, 'Inbound', 'email', 'X1'],
  ]);
  t.deepEqual(kinds(played), []);
});

test('a strategy sees what others change while it waits', async (t) => {
  const seen: unknown[] = [];
  const change = send('RequestChangeProperties', { InteractionId: 'X1', ChangedProperties: { mood: 'cross' } });
  for (const extra of [[], [tLibrary()]])
    await playRoute(
      (interaction, desk) =>
        desk.after(seconds(10)).pipe(
          map(() => {
            seen.push(interaction.userData);
            return stop();
          }),
        ),
      { drive: { script: [at(seconds(8), 'email-server', change)] }, extra },
    );
  t.deepEqual(seen, [{ mood: 'cross' }, { mood: 'cross' }]);
});

// ---- loss

const stopX1 = {
  drive: { script: [at(seconds(10), 'email-server', send('RequestStopProcessing', { InteractionId: 'X1' }))] },
};
/** Never ready: a target for her waits. */
const zoe: Agent = {
  name: 'zoe',
  does: [
    whenever('EventAck', send('RequestNotReadyForMedia', { MediaType: 'email' }), { answers: 'RequestAgentLogin' }),
  ],
};
const nobody: Agent = { name: 'ann', does: [whenever('EventInvite', nothing())] };

test('when the interaction is taken away, open waits reject with InteractionGone, and later ones too', async (t) => {
  const caught: unknown[] = [];
  const played = await playRoute(
    async (_interaction, desk) => {
      for (const wait of [() => desk.target('zoe.A'), () => desk.after(0), () => desk.target('ann.A')])
        await wait().then(undefined, (error: unknown) => caught.push(error));
      await desk.after(seconds(1));
      return stop();
    },
    { ...stopX1, agents: [ann, bob, zoe] },
  );
  t.is(caught.length, 3);
  t.true(caught.every((error) => error instanceof InteractionGone && error.interaction === 'X1'));
  t.deepEqual(kinds(played), []);
});

test('an Observable is unsubscribed when the interaction is taken away, and its agent goes to who waits next', async (t) => {
  const holding: Route = ({ id }, desk) =>
    desk.target('ann.A').pipe(
      delay(seconds(id === 'X1' ? 100 : 0), desk.clock),
      map((agent) => routeTo(agent)),
    );
  for (const extra of [[], [tLibrary()]]) {
    const played = await playRoute(holding, { ...stopX1, load: [x1, x2], extra });
    t.deepEqual(invitations(played), ['10 ann X2']);
    t.deepEqual(kinds(played), []);
  }
});

test('a decision after the loss is a finding and is not sent', async (t) => {
  const played = await playRoute(
    async (_interaction, desk) => {
      try {
        return routeTo(await desk.target('zoe.A'));
      } catch {
        return placeInQueue('Back office');
      }
    },
    { ...stopX1, agents: [ann, bob, zoe] },
  );
  t.deepEqual(kinds(played), ['decision-after-loss']);
  t.deepEqual(asked(played), []);
});

test('a decision that crosses the loss is refused, and no finding', async (t) => {
  const late: Route = (_interaction, desk) => desk.after(seconds(5)).pipe(map(() => placeInQueue('Back office')));
  for (const extra of [[], [tLibrary()]]) {
    const played = await playRoute(late, { ...stopX1, links: { urs: 100 }, extra });
    t.true(played.messages.some(({ to, type }) => to === 'urs' && type === 'EventError'));
    t.deepEqual(kinds(played), []);
  }
});

test('while an agent is asked, with `routeUsedAt` outcome, a stop takes the interaction away and is no finding', async (t) => {
  const played = await playRoute(toAnn, { ...stopX1, agents: [nobody], server: { routeUsedAt: 'outcome' } });
  t.true(played.messages.some(({ to, type }) => to === 'urs' && type === 'EventError'));
  t.deepEqual(kinds(played), []);
});

test('when its link breaks, URS has lost every interaction', async (t) => {
  const bench = createBench(() =>
    scenarioOf((_interaction, desk) => desk.after(seconds(20)).pipe(map(() => stop())), {
      drive: { script: [at(seconds(10), 'urs', disconnect())] },
    }),
  );
  await bench.runFor(seconds(60));
  t.is(bench.store.interaction('X1')?.state, 'cached');
  t.deepEqual(bench.findings, []);
});

test('with the T-Library words URS decides the same', async (t) => {
  const english: Route = (_interaction, desk) =>
    desk.target('?:English > 5.GA').pipe(
      filter(({ agent }) => agent !== 'nobody'),
      mergeMap((agent) => [attach({ to: agent.agent }), routeTo(agent)]),
    );
  const plain = await playRoute(english, { load: [x1, x2] });
  const translated = await playRoute(english, { load: [x1, x2], extra: [tLibrary()] });
  t.deepEqual(invitations(translated), invitations(plain));
  t.deepEqual([...kinds(plain), ...kinds(translated)], []);
  t.false(asked(translated).some((line) => line.includes('RequestDeliver')));
  t.deepEqual(translated.interactions, plain.interactions);
});

test('a refusal is heard in the T-Library words too', async (t) => {
  const careful: Route = (_interaction, desk) =>
    merge(
      desk.after(0).pipe(map(() => placeInQueue('Nowhere'))),
      desk.refused.pipe(map(({ error }) => stop(error))),
      desk.after(seconds(1)).pipe(ignoreElements()),
    );
  const played = await playRoute(careful, { extra: [tLibrary()] });
  t.deepEqual(kinds(played), []);
  t.is(played.interactions[0]?.state, 'stopped');
});
