import test from 'ava';
import fc from 'fast-check';
import { map } from 'rxjs';
import { minutes, placeInQueue, routeTo, seconds, type Agent, type Statistic } from 'routeproof';
import { averageHandlingTime, definePlugin, StatisticsServer, urs } from 'routeproof/plugins';
import { cases } from '../../sizes.ts';
import { busyFor, invitations, kinds, mails, playRoute, said, type Route } from '../targets/play-route.ts';

const staff: readonly Agent[] = ['ann', 'bob', 'cat'].map((name, index) => ({
  name,
  does: busyFor(seconds(10 + index)),
}));

const centre = (statistics: readonly Statistic[], agents = staff) => ({
  agents,
  queues: [{ name: 'Inbound' }, { name: 'Overflow', strategy: null }],
  groups: [{ name: 'Everybody', agents: agents.map(({ name }) => name) }],
  statistics,
});

const handledBy: Statistic = {
  name: 'Handled',
  of: ['ann.A', 'bob.A', 'cat.A', 'Everybody.GA'],
  value: (agents) => agents.reduce((sum, { handled }) => sum + handled, 0),
};

test('a statistic of the centre is read, stands in thresholds, and selects', async (t) => {
  const read: number[] = [];
  const route: Route = ({ id }, desk) => {
    read.push(desk.sdata('Everybody.GA', handledBy));
    const text = id === 'X4' ? '{sdata(Everybody.GA, Handled) >= 2}Everybody.GA' : 'Everybody.GA';
    return desk.target(text, { by: handledBy, order: 'min' }).pipe(map((target) => routeTo(target)));
  };
  const setting = { agents: staff, centre: centre([handledBy]), load: mails(5, 13) };
  const played = await playRoute(route, setting);
  // Everyone has handled none at first; X4 is let through when two have been handled, which is so before it comes.
  t.deepEqual(read, [0, 1, 2, 3, 4]);
  t.deepEqual(invitations(played), ['5 ann X1', '18 bob X2', '31 cat X3', '44 ann X4', '57 bob X5']);
  t.deepEqual(kinds(played), []);
  const most = await playRoute(
    (_interaction, desk) => desk.target('Everybody.GA', { by: handledBy }).pipe(map((target) => routeTo(target))),
    setting,
  );
  t.deepEqual(invitations(most), ['5 ann X1', '18 ann X2', '31 ann X3', '44 ann X4', '57 ann X5']);
});

test('the expected wait is calls waiting by the average handling time, shared by who is logged in', async (t) => {
  const read: number[] = [];
  const route: Route = (_interaction, desk) => {
    read.push(desk.sdata('Everybody.GA', 'StatExpectedWaitingTime'));
    return desk.target('Everybody.GA').pipe(map((target) => routeTo(target)));
  };
  const two = staff.slice(0, 2);
  const statistics = [averageHandlingTime(['Everybody.GA'], { atFirst: minutes(1) })];
  await playRoute(route, { agents: two, centre: centre(statistics, two), load: mails(7) });
  // Nobody waits for X1 to X3, one for X4, two for X5, all by a minute; from 15 s on ann's ten seconds are the mean.
  t.deepEqual(read, [0, 0, 0, 30, 60, 90, 120]);
});

test('what is wrong with a statistic is told where it is asked for, or worked out', async (t) => {
  const told = async (statistics: readonly Statistic[], route: Route) =>
    (await playRoute(route, { agents: staff, centre: centre(statistics) })).findings.map(({ sentence }) => sentence);
  const read: Route = (_interaction, desk) => [
    placeInQueue(desk.sdata('ann.A', 'StatExpectedWaitingTime') > 5 ? 'Overflow' : 'Overflow'),
  ];
  t.regex(
    (await told([], read))[0]!,
    /'AverageHandlingTime' is not worked out for 'ann.A'\. List the target in `averageHandlingTime/,
  );
  const elsewhere = averageHandlingTime(['Everybody.GA'], { atFirst: 0 });
  t.regex((await told([elsewhere], read))[0]!, /for 'ann.A', only for 'Everybody.GA'/);
  const failing = (value: Statistic['value']) => ({ name: 'Odd', of: ['Everybody.GA'], value });
  const plain: Route = () => [placeInQueue('Overflow')];
  t.regex(
    (await told([failing(() => NaN)], plain))[0]!,
    /Statistic 'Odd' of 'Everybody.GA' could not be worked out: it gave NaN/,
  );
  const throwing = await told(
    [
      failing(() => {
        throw new Error('no table');
      }),
    ],
    plain,
  );
  t.deepEqual(throwing.length, 1);
  t.regex(throwing[0]!, /no table/);
  await t.throwsAsync(told([{ ...failing(() => 1), name: 'RStatAgentsReady' }], plain), {
    message: /centre.statistics.0.name.*of its own/,
  });
  await t.throwsAsync(told([{ ...failing(() => 1), of: ['Nobody.GA'] }], plain), { message: /Nobody.GA/ });
  const unknown: Route = (_interaction, desk) => [
    placeInQueue(
      `${desk.sdata(
        'Everybody.GA',
        failing(() => 1),
      )}`,
    ),
  ];
  t.regex((await told([], unknown))[0]!, /no statistic 'Odd'/);
});

test('a statistic that is read before the first news of it is a warning, and no comparison with it holds', async (t) => {
  const route: Route = (_interaction, desk) => {
    const handled = desk.sdata('Everybody.GA', handledBy);
    return [placeInQueue(handled >= 0 || handled < 0 ? 'Nowhere' : 'Overflow')];
  };
  // An engine that tells of agents alone: nobody works the statistic out.
  const engine = definePlugin({
    name: 'engine of agents',
    plays: 'reporting-engine',
    setup: (kit) => void new StatisticsServer({ agents: [] }, kit.listen('reporting-engine', 'engine')),
  });
  const setting = {
    agents: staff,
    centre: centre([handledBy]),
    extra: [engine],
    router: urs({ statistics: 'engine' }),
  };
  const played = await playRoute(route, setting);
  t.deepEqual(kinds(played), ['statistic-untold']);
  t.deepEqual(
    said(played).map((line) => line.split(' ')[2]),
    ['RequestPlaceInQueue'],
  );
});

test('what is told of handling is what the trace shows, by a plain count', async (t) => {
  const property = fc.asyncProperty(
    fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 }),
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
    async (times, gaps) => {
      const agents = times.map((time, index) => ({ name: `agent ${index}`, does: busyFor(seconds(time)) }));
      let at = 5000;
      const played = await playRoute(
        (_interaction, desk) => desk.target('Everybody.GA').pipe(map((target) => routeTo(target))),
        {
          agents,
          centre: centre([averageHandlingTime(['Everybody.GA'], { atFirst: minutes(1) })], agents),
          load: gaps.map((gap, index) => ({ InteractionId: `X${index}`, at: (at += gap * 1000) })),
          until: minutes(5),
        },
      );
      const accepted = new Map<string, number>();
      const handled: { readonly at: number; readonly time: number }[] = [];
      for (const { type, from, interaction, at: now } of played.messages) {
        if (interaction === undefined || !from.startsWith('agent')) continue;
        if (type === 'RequestAccept') accepted.set(interaction, now);
        if (type === 'RequestStopProcessing') handled.push({ at: now, time: now - accepted.get(interaction)! });
      }
      const last = played.messages.findLast(({ type }) => type === 'EventStatisticValue');
      const mean = handled.reduce((sum, { time }) => sum + time, 0) / handled.length / 1000;
      const { Value } = last!.body as { readonly Value: number };
      t.true(Math.abs(Value - mean) < 1e-9, JSON.stringify({ times, gaps, Value, mean }));
    },
  );
  await fc.assert(property, { numRuns: cases({ short: 25, long: 10_000 }), seed: 18 });
});
