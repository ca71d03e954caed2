import test from 'ava';
import { delay, map, merge, mergeMap, of, race, type Observable } from 'rxjs';
import { at, placeInQueue, routeTo, seconds, send, stop, whenever, type Agent, type Desk } from 'routeproof';
import { type Route, busyFor, ann, bob, cat, playRoute, mails, kinds, invitations, said } from './play-route.ts';

/** Never ready: a target for her waits. */
const zoe: Agent = {
  name: 'zoe',
  does: [
    whenever('EventAck', send('RequestNotReadyForMedia', { MediaType: 'email' }), { answers: 'RequestAgentLogin' }),
  ],
};

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
