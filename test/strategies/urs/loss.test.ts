import test from 'ava';
import { delay, filter, ignoreElements, map, merge, mergeMap } from 'rxjs';
import {
  at,
  attach,
  createBench,
  disconnect,
  InteractionGone,
  nothing,
  placeInQueue,
  routeTo,
  seconds,
  send,
  stop,
  whenever,
  type Agent,
} from 'routeproof';
import { tLibrary } from '../../../plugins/t-library/t-library.ts';
import { type Route, ann, bob, x1, x2, scenarioOf, playRoute, kinds, asked, invitations, toAnn } from './play-route.ts';

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
