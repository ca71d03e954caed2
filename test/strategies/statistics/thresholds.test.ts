import test from 'ava';
import fc from 'fast-check';
import { map } from 'rxjs';
import { placeInQueue, routeTo, seconds, type Agent } from 'routeproof';
import { cases } from '../../sizes.ts';
import { busyFor, invitations, mails, playRoute, said, to, type Route } from '../targets/play-route.ts';

const two: readonly Agent[] = [
  { name: 'ann', does: busyFor(seconds(30)) },
  { name: 'bob', does: busyFor(seconds(30)) },
];

test('a target is considered only while its threshold holds', async (t) => {
  // Two are ready until X1 has one of them; then one is, until 36 s.
  const played = await playRoute(to('{sdata(Everybody.GA, RStatAgentsReady) > 1}Everybody.GA'), {
    agents: two,
    load: mails(3),
  });
  t.deepEqual(invitations(played), ['5 ann X1', '35 bob X2', '65 ann X3']);
  const open = await playRoute(to('Everybody.GA'), { agents: two, load: mails(3) });
  t.deepEqual(invitations(open), ['5 ann X1', '6 bob X2', '35 ann X3']);
});

test('a function over thresholds is asked again with every news', async (t) => {
  const asks = (least: number): Route => {
    return (_interaction, desk) =>
      desk
        .target('Everybody.GA', { threshold: () => desk.sdata('Everybody.GA', 'RStatAgentsReady') >= least })
        .pipe(map((target) => routeTo(target)));
  };
  const setting = { agents: two, load: mails(3) };
  t.deepEqual(invitations(await playRoute(asks(2), setting)), ['5 ann X1', '35 bob X2', '65 ann X3']);
  t.deepEqual(invitations(await playRoute(asks(1), setting)), ['5 ann X1', '6 bob X2', '35 ann X3']);
});

test('whom a threshold holds back is passed over, and keeps its place', async (t) => {
  const route: Route = ({ id }, desk) =>
    desk
      .target(id === 'X2' ? '{sdata(Everybody.GA, RStatCallsInQueue) < 2}Everybody.GA' : 'Everybody.GA')
      .pipe(map((target) => routeTo(target)));
  const played = await playRoute(route, { agents: [two[0]!], load: mails(4), until: seconds(300) });
  // At 35 s three wait, at 65 s two; X2 is first in the line when it is alone there.
  t.deepEqual(invitations(played), ['5 ann X1', '35 ann X3', '65 ann X4', '95 ann X2']);
});

test('age alone opens a target, to the millisecond, and closes it', async (t) => {
  const setting = { agents: two, load: mails(1) };
  const at = async (text: string) => said(await playRoute(to(text), setting))[0];
  t.is(await at('{callage() >= 20}Everybody.GA'), '25 X1 RequestDeliver');
  t.is(await at('{callage() > 20}Everybody.GA'), '25.001 X1 RequestDeliver');
  t.is(await at('{callage() > 20}Back office.Q'), '25.001 X1 RequestPlaceInQueue');
  t.is(await at('{20.5 <= callage() & (callage() < 30 | callage() > 40)}Everybody.GA'), '25.5 X1 RequestDeliver');
  const late = [...mails(2)];
  const closing = await playRoute(to(['{callage() < 20}ann.A', '{callage() > 40}Back office.Q']), {
    agents: two,
    load: late,
  });
  t.deepEqual(said(closing), ['5 X1 RequestDeliver', '46.001 X2 RequestPlaceInQueue']);
});

test('what a threshold says wrong is told with its column, and a statistic with the one that is near', async (t) => {
  const told = async (text: string) => (await playRoute(to(text))).findings.map(({ sentence }) => sentence)[0] ?? '';
  t.regex(
    await told('{sdata(Support.GA, RStatAgentReady) > 2}Support.GA'),
    /no statistic 'RStatAgentReady'. Did you mean RStatAgentsReady/,
  );
  t.regex(await told('{sdata(Support.GA, RStatAgentsReadyemial) > 2}Support.GA'), /Did you mean RStatAgentsReadyemail/);
  t.regex(await told('{sdata(Suport.GA, RStatAgentsReady) > 2}Support.GA'), /Did you mean Support/);
  t.regex(
    await told('{sdata(Support.GA RStatAgentsReady) > 2}Support.GA'),
    /column 40, where `,` and the name of a statistic/,
  );
  t.regex(await told('{callage() 2}Support.GA'), /column 12, where one of > >= < <= = !=/);
  t.regex(await told('{callage() > 2 Support.GA'), /column 15, where one of & \| or `}`/);
  t.regex(await told('{callage() > 2}Support'), /Target 'Support' goes wrong at column 8/);
  t.regex(
    await told('{sdata(Back office.Q, RStatAgentsReady) > 2}Support.GA'),
    /a target of agents; of a queue there is RStatCallsInQueue/,
  );
  const thrown = await playRoute((_interaction, desk) =>
    desk
      .target('Everybody.GA', {
        threshold: () => {
          throw new Error('no such table');
        },
      })
      .pipe(map((target) => routeTo(target))),
  );
  t.regex(thrown.findings[0]!.sentence, /no such table/);
  const odd = await playRoute((_interaction, desk) =>
    desk.target('Everybody.GA', { threshold: (() => 1) as never }).pipe(map((target) => routeTo(target))),
  );
  t.regex(odd.findings[0]!.sentence, /threshold/);
});

test('SData of a strategy reads each statistic as URS knows it', async (t) => {
  const read: number[][] = [];
  const route: Route = (_interaction, desk) => {
    read.push([
      desk.sdata('Everybody.GA', 'RStatAgentsReady'),
      desk.sdata('Everybody.GA', 'RStatAgentsReadyemail'),
      desk.sdata('Everybody.GA', 'RStatAgentsTotal'),
      desk.sdata('Everybody.GA', 'AgentsConfigured'),
      desk.sdata('ann.A', 'RStatCallsInQueue'),
      desk.sdata('ann.A', 'CurrMaxCallWaitingTime'),
      desk.sdata('ann.A', 'StatAgentLoading'),
      desk.sdata('Everybody.GA', 'StatAgentLoading'),
      desk.sdata('ann.A', 'StatTimeInReadyState'),
      desk.sdata('ann.A', 'StatAgentOccupancy'),
    ]);
    return desk.target('ann.A').pipe(map((target) => routeTo(target)));
  };
  const away: Agent = { name: 'cat', does: [], media: [] };
  await playRoute(route, { agents: [...two, away], load: mails(3, 10), until: seconds(40) });
  // Ann has one from 5 s; X2 waits from 15 s. Cat is logged in for nothing.
  t.deepEqual(read[0], [2, 2, 3, 3, 0, 0, 0, 0, 5, 0]);
  t.deepEqual(read[1]!.slice(0, 9), [1, 1, 3, 3, 0, 0, 1, 1 / 3, 0]);
  t.deepEqual(read[2]!.slice(0, 9), [1, 1, 3, 3, 1, 10, 1, 1 / 3, 0]);
  t.is(read[2]![9], 20 / 25);
  t.deepEqual(await playRoute(() => [placeInQueue('Back office')]).then(({ findings }) => findings), []);
});

/** No two agents have done at once, so that nothing depends on who is heard of first. */
const timeOf = (time: number, agent: number): number => time * 1000 + agent * 101;

/** Whom a naive judge has in hand: when each came, who is free since when. */
interface Judged {
  readonly id: string;
  readonly at: number;
  readonly target: string;
  readonly group: string;
  readonly statistic: string;
  readonly operator: string;
  readonly than: number;
  readonly age: number | undefined;
}

test('thresholds hold back as a naive judge of all who wait holds back', async (t) => {
  const groups = ['A', 'B', 'Everybody'];
  const membersOf = (group: string, count: number) =>
    Array.from({ length: count }, (_, index) => index).filter(
      (index) => group === 'Everybody' || (group === 'A') === (index % 2 === 0),
    );
  const one = fc.record({
    gap: fc.integer({ min: 1, max: 9 }),
    target: fc.constantFrom(...groups),
    group: fc.constantFrom(...groups),
    statistic: fc.constantFrom('RStatAgentsReady', 'RStatCallsInQueue', 'CurrMaxCallWaitingTime', 'StatAgentLoading'),
    operator: fc.constantFrom('>', '>=', '<', '<=', '=', '!='),
    than: fc.integer({ min: 0, max: 3 }),
    age: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
  });
  const property = fc.asyncProperty(
    fc.array(fc.integer({ min: 3, max: 17 }), { minLength: 2, maxLength: 4 }),
    fc.array(one, { minLength: 3, maxLength: 9 }),
    async (busy, list) => {
      let at = 5000;
      const calls: Judged[] = list.map((each, index) => ({
        ...each,
        id: `X${index + 1}`,
        at: (at += each.gap * 1000 + 7),
      }));
      const compare = (left: number, operator: string, right: number): boolean =>
        ({
          '>': left > right,
          '>=': left >= right,
          '<': left < right,
          '<=': left <= right,
          '=': left === right,
          '!=': left !== right,
        })[operator]!;
      const textOf = ({ target, group, statistic, operator, than, age }: Judged) => {
        const aged = age === undefined ? '' : ` | callage() >= ${age}`;
        return `{sdata(${group}.GA, ${statistic}) ${operator} ${than}${aged}}${target}.GA`;
      };
      const agents = busy.map((time, index) => ({ name: `agent ${index}`, does: busyFor(timeOf(time, index)) }));
      const played = await playRoute(
        ({ id }, desk) =>
          desk.target(textOf(calls.find((each) => each.id === id)!)).pipe(map((target) => routeTo(target))),
        {
          agents,
          centre: {
            agents,
            queues: [{ name: 'Inbound' }],
            groups: groups.map((name) => ({
              name,
              agents: membersOf(name, busy.length).map((index) => `agent ${index}`),
            })),
          },
          load: calls.map(({ id, at: time }) => ({ InteractionId: id, at: time })),
          until: seconds(200),
        },
      );
      t.is(
        invitations(played).toSorted().join('\n'),
        judged(calls, busy).toSorted().join('\n'),
        JSON.stringify({ busy, calls }),
      );

      /** Second by second, or rather time by time: what happens when, by the sentences of the documentation alone. */
      function judged(all: readonly Judged[], times: readonly number[]): readonly string[] {
        const free = times.map(() => 0);
        const isFree = times.map(() => true);
        const given: string[] = [];
        let waiting: Judged[] = [];
        const endings: { at: number; agent: number }[] = [];
        const valueOf = (now: number, { group, statistic }: Judged): number => {
          const members = membersOf(group, times.length);
          const line = waiting.filter(({ target }) => target === group);
          switch (statistic) {
            case 'RStatAgentsReady':
              return members.filter((index) => isFree[index]).length;
            case 'StatAgentLoading':
              return members.length === 0 ? 0 : members.filter((index) => !isFree[index]).length / members.length;
            case 'RStatCallsInQueue':
              return line.length;
            default:
              return Math.max(0, ...line.map((each) => now - each.at)) / 1000;
          }
        };
        // Time alone changes an age and the longest wait: when either comes to a number, and a millisecond later.
        const looksOf = (call: Judged, now: number): readonly number[] => {
          const first = Math.min(...waiting.filter(({ target }) => target === call.group).map((each) => each.at));
          const crossing = call.statistic === 'CurrMaxCallWaitingTime' ? first + call.than * 1000 : Infinity;
          const aged = call.age === undefined ? Infinity : call.at + call.age * 1000;
          return [crossing, crossing + 1, aged].filter((time) => time > now && time < Infinity);
        };
        const serve = (now: number, candidates: readonly Judged[]): boolean => {
          for (const call of candidates) {
            const isOpen =
              compare(valueOf(now, call), call.operator, call.than) ||
              (call.age !== undefined && now - call.at >= call.age * 1000);
            const members = membersOf(call.target, times.length).filter((index) => isFree[index]);
            const [best] = members.toSorted((left, right) => free[left]! - free[right]! || left - right);
            if (!isOpen || best === undefined) continue;
            waiting = waiting.filter((each) => each !== call);
            isFree[best] = false;
            endings.push({ at: now + timeOf(times[best]!, best), agent: best });
            given.push(`${now / 1000} agent ${best} ${call.id}`);
            return true;
          }
          return false;
        };
        for (;;) {
          const next = Math.min(
            ...all
              .filter(
                ({ id }) => !given.some((line) => line.endsWith(` ${id}`)) && !waiting.some((each) => each.id === id),
              )
              .map((each) => each.at),
            ...endings.map((each) => each.at),
            ...waiting.flatMap((call) => looksOf(call, last)),
          );
          if (next > 200_000) return given;
          last = next;
          for (const ended of endings.filter((each) => each.at === next)) {
            endings.splice(endings.indexOf(ended), 1);
            isFree[ended.agent] = true;
            free[ended.agent] = next;
            while (serve(next, waiting));
          }
          for (const call of all.filter((each) => each.at === next)) if (!serve(next, [call])) waiting.push(call);
          while (serve(next, waiting));
        }
      }
    },
  );
  let last = 0;
  await fc.assert(
    property.beforeEach(() => {
      last = 0;
    }),
    { numRuns: cases({ short: 40, long: 10_000 }), seed: 16 },
  );
});
