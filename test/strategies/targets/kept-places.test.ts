import test from 'ava';
import fc from 'fast-check';
import { map, merge, mergeMap } from 'rxjs';
import { at, placeInQueue, routeTo, seconds, send, stop, type Agent } from 'routeproof';
import { cases } from '../../sizes.ts';
import { plansOf, staffs } from './drawn-plans.ts';
import { agentsOf, groupsOf, NaiveLines, routeOf } from './naive-lines.ts';
import { ann, busyFor, invitations, kinds, mails, playRoute, said, type Route } from './play-route.ts';

const oneBy = (time: number): readonly Agent[] => [{ ...ann, does: busyFor(seconds(time)) }];

/** Asks for ann, gives that up after four seconds, and does something else for three; then it asks again. */
const twice =
  (first: object, second: object, seen: (waiting: number) => void = () => {}): Route =>
  async ({ id }, desk) => {
    if (id !== 'X2') return routeTo(await desk.target('ann.A'));
    const one = await desk.first({ agent: desk.target('ann.A', first), late: desk.after(seconds(4)) });
    if (one.which === 'agent') return routeTo(one.value);
    seen(desk.waiting('ann.A'));
    await desk.after(seconds(3));
    return routeTo(await desk.target('ann.A', second));
  };

// X1 has ann until 25 s, X2 comes at 6 s and asks again at 13 s, X3 comes at 7 s.
const setting = { agents: oneBy(20), load: mails(3) };
const order = async (route: Route) => invitations(await playRoute(route, setting)).map((line) => line.split(' ')[2]);

test('what is not cleared stays in its place in the line, and the next wait goes on with it', async (t) => {
  t.deepEqual(await order(twice({}, {})), ['X1', 'X3', 'X2']);
  const seen: number[] = [];
  t.deepEqual(await order(twice({ clearTargets: false }, {}, (waiting) => seen.push(waiting))), ['X1', 'X2', 'X3']);
  // It is still in the line when nobody waits for it: itself, and X3.
  t.deepEqual(seen, [2]);
});

test('the next wait gets whoever comes for what stayed, and nobody is handed out between two waits', async (t) => {
  const route: Route = async (_interaction, desk) => {
    const kept = desk.target('ann.A', { clearTargets: false, virtualQueue: 'VQ_Ann' });
    const one = await desk.first({ agent: kept, late: desk.after(seconds(4)) });
    if (one.which === 'agent') return routeTo(one.value);
    await desk.after(seconds(10));
    return routeTo(await desk.target('zoe.A'));
  };
  // Ann is free from 12 s on; the second wait begins at 19 s, and ends the stay in the virtual queue that the first began.
  const agents = [{ ...ann, does: busyFor(seconds(7)) }];
  const load = [{ InteractionId: 'X0', at: seconds(5) }, ...mails(1)];
  const first: Route = (interaction, desk) => (interaction.id === 'X0' ? [routeTo('ann.A')] : route(interaction, desk));
  const played = await playRoute(first, { agents, load });
  t.deepEqual(said(played).slice(1), ['5 X1 EventQueued VQ_Ann', '19 X1 RequestDeliver', '19 X1 EventDiverted VQ_Ann']);
});

test('what stayed in the line is given up when the interaction is decided otherwise, or taken away', async (t) => {
  const route: Route = async (_interaction, desk) => {
    await desk.first({
      agent: desk.target('zoe.A', { clearTargets: false, virtualQueue: 'VQ' }),
      late: desk.after(seconds(2)),
    });
    await desk.after(seconds(3));
    return placeInQueue('Back office');
  };
  t.deepEqual(said(await playRoute(route)), [
    '5 X1 EventQueued VQ',
    '10 X1 RequestPlaceInQueue',
    '10 X1 EventDiverted VQ',
  ]);
  const drive = { script: [at(seconds(8), 'email-server', send('RequestStopProcessing', { InteractionId: 'X1' }))] };
  t.deepEqual(said(await playRoute(route, { drive })), ['5 X1 EventQueued VQ', '8 X1 EventAbandoned VQ']);
  const waiting: number[] = [];
  const looking: Route = ({ id }, desk) => {
    if (id === 'X1') return route({ id } as Parameters<Route>[0], desk);
    waiting.push(desk.waiting('zoe.A'));
    return stop();
  };
  await playRoute(looking, {
    load: [...mails(1), { InteractionId: 'X2', at: seconds(9) }, { InteractionId: 'X3', at: seconds(11) }],
  });
  t.deepEqual(waiting, [1, 0]);
});

test('a later wait counts from the first one where it says so, and its priority grows from there', async (t) => {
  t.deepEqual(await order(twice({}, { place: 'kept' })), ['X1', 'X2', 'X3']);
  t.deepEqual(await order(twice({}, { place: 'new' })), ['X1', 'X3', 'X2']);
  t.deepEqual(await order(twice({ clearTargets: false }, { place: 'new' })), ['X1', 'X3', 'X2']);
  const against = async (place: string) => {
    const again = twice({}, { ageing: 1, place });
    const route: Route = (interaction, desk) =>
      interaction.id === 'X3'
        ? desk.target('ann.A', { priority: 15 }).pipe(map((agent) => routeTo(agent)))
        : again(interaction, desk);
    return order(route);
  };
  // At 25 s X2 has 19 if it counts from 6 s, and 12 from 13 s.
  t.deepEqual(await against('kept'), ['X1', 'X2', 'X3']);
  t.deepEqual(await against('new'), ['X1', 'X3', 'X2']);
});

test('a place that is lost without a word is a warning, on the line that asks again', async (t) => {
  const { findings, verdict } = await playRoute(twice({}, {}), setting);
  t.deepEqual(
    findings.map(({ kind }) => kind),
    ['place-lost'],
  );
  t.is(verdict, 'pass with warnings');
  const [{ sentence, where, interaction, code }] = findings as unknown as readonly [Record<string, string>];
  t.is(code, 'RP_PLACE_LOST');
  t.is(interaction, 'X2');
  t.regex(
    sentence!,
    /asks again for 'ann.A' about interaction 'X2'.*'X3' came later.*`place: 'kept'`.*`clearTargets: false`.*`place: 'new'`/,
  );
  t.regex(where!, /kept-places\.test\.ts:2\d:/);
});

test('where no place is lost, or that was said, nobody is warned', async (t) => {
  const quiet: readonly (readonly [Route, object?])[] = [
    [twice({}, { place: 'kept' })],
    [twice({}, { place: 'new' })],
    [twice({ clearTargets: false }, {})],
    // Nobody came later, or with a higher priority alone.
    [twice({}, {}), { load: mails(2) }],
    [twice({}, {}), { load: [...mails(2), { InteractionId: 'X3', at: seconds(14) }] }],
    [twice({}, { priority: 1 })],
    // Ann is free when it asks again.
    [twice({}, {}), { agents: oneBy(2) }],
  ];
  for (const [index, [route, other]] of quiet.entries())
    t.deepEqual(kinds(await playRoute(route, { ...setting, ...other })), [], String(index));
  const higher: Route = (interaction, desk) =>
    interaction.id === 'X3'
      ? desk.target('ann.A', { priority: 5 }).pipe(map((agent) => routeTo(agent)))
      : twice({}, {})(interaction, desk);
  t.deepEqual(kinds(await playRoute(higher, setting)), []);
});

test('who asks again after a refusal loses its place, and is told', async (t) => {
  const route: Route = ({ id }, desk) => {
    const asks = (options: object) => desk.target('Everybody.GA', options).pipe(map((agent) => routeTo(agent)));
    if (id !== 'X1') return asks({});
    return merge(asks({}), desk.refused.pipe(mergeMap(() => asks(again))));
  };
  let again: object = {};
  // The news that ann is out, and bob busy, comes late: X1 is refused, and others wait by then.
  const late = {
    agents: [{ ...ann, does: busyFor(seconds(30)) }],
    load: [
      { InteractionId: 'X1', at: seconds(20) },
      { InteractionId: 'X2', at: seconds(20) },
    ],
    drive: {
      script: [
        at(seconds(19), 'ann', send('RequestAgentLogout')),
        at(
          seconds(40),
          'ann',
          send('RequestAgentLogin', { AgentId: 'ann', PlaceId: 'ann-place', MediaList: { email: 1 } }),
        ),
      ],
    },
    links: { 'stat-server': seconds(3) },
  };
  const lost = await playRoute(route, late);
  t.deepEqual([kinds(lost), invitations(lost)[0]?.split(' ')[2]], [['place-lost'], 'X2']);
  again = { place: 'kept' };
  const kept = await playRoute(route, late);
  t.deepEqual([kinds(kept), invitations(kept)[0]?.split(' ')[2]], [[], 'X1']);
});

test('while it is suspended nothing is handed out, places are kept, and who is free is there at once afterwards', async (t) => {
  const suspending: Route = ({ id }, desk) => {
    if (id === 'X2') {
      desk.after(seconds(2)).subscribe(() => {
        desk.suspend();
        desk.suspend();
      });
      desk.after(seconds(24)).subscribe(() => desk.resume());
    }
    // To resume where nothing is suspended is nothing.
    if (id === 'X3') desk.resume();
    return desk.target('ann.A').pipe(map((agent) => routeTo(agent)));
  };
  // X2 is suspended from 8 s to 30 s: X3 has ann from 25 s on, and X4 comes after X2 again.
  const played = await playRoute(suspending, { agents: oneBy(20), load: mails(4) });
  t.deepEqual(invitations(played), ['5 ann X1', '25 ann X3', '45 ann X2', '65 ann X4']);
  const alone = await playRoute(suspending, { agents: oneBy(20), load: mails(2) });
  t.deepEqual(invitations(alone), ['5 ann X1', '30 ann X2']);
  const queued: Route = (_interaction, desk) => {
    desk.suspend();
    desk.after(seconds(3)).subscribe(() => desk.resume());
    return desk.target(['zoe.A', 'Back office.Q']).pipe(map((target) => routeTo(target)));
  };
  t.deepEqual(said(await playRoute(queued)), ['8 X1 RequestPlaceInQueue']);
});

test('who ends suspended has left all lines, and who waits on suspended is told', async (t) => {
  const ends: Route = (_interaction, desk) => {
    desk.suspend();
    return desk.after(seconds(1)).pipe(map(() => stop()));
  };
  t.deepEqual(kinds(await playRoute(ends)), []);
  const waits: Route = (_interaction, desk) => {
    desk.suspend();
    return desk.target('ann.A').pipe(map((agent) => routeTo(agent)));
  };
  t.deepEqual(kinds(await playRoute(waits)), ['path-without-end']);
});

const keeping = {
  clearTargets: fc.boolean(),
  place: fc.constantFrom('kept', 'new'),
} as const;
const times = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 25 }));
const suspends = fc.option(
  times.map(([from, long]) => [from + 0.25, from + long + 0.25] as const),
  { nil: undefined },
);

test('kept and lost places, and suspended waits, serve as a naive judge does, who looks at every line', async (t) => {
  let kept = 0;
  const property = fc.asyncProperty(staffs, plansOf(keeping, suspends), async (staff, planned) => {
    const load = planned.map(({ id, at: time }) => ({ InteractionId: id, at: time }));
    const played = await playRoute(routeOf(planned), { agents: agentsOf(staff), groups: groupsOf(staff), load });
    const { served } = new NaiveLines(staff, planned);
    t.deepEqual(invitations(played), served);
    const plain = planned.map(({ id, at: time, waits }) => ({
      ...{ id, at: time },
      waits: waits.map(({ clearTargets: _clear, place: _place, ...rest }) => rest),
    }));
    if (new NaiveLines(staff, plain).served.join() !== served.join()) kept++;
  });
  await fc.assert(property, { numRuns: cases({ short: 40, long: 10_000 }), seed: 16 });
  t.true(kept >= 5, `${kept} would have been served otherwise`);
});
