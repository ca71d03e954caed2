import test from 'ava';
import { delay, map, race, switchMap } from 'rxjs';
import { nothing, placeInQueue, routeTo, seconds, send, stop, when, whenever, type Agent } from 'routeproof';
import { type Route, ann, bob, x1, x2, playRoute, kinds, asked, invitations, toAnn } from './play-route.ts';

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

test('old news of an invitation that was refused does not make room for others while a new one is out', async (t) => {
  // Ann refuses X1 at 15.1 s and gets it again at 16.1 s; what the engine says of the first invitation comes at 17 s, of its end at 17.1 s.
  const route: Route = ({ returns }, desk) => {
    const ann = desk.target('ann.A').pipe(map((agent) => routeTo(agent)));
    return returns > 0 ? desk.after(seconds(1)).pipe(switchMap(() => ann)) : ann;
  };
  const played = await playRoute(route, {
    agents: [{ name: 'ann', does: [whenever('EventInvite', nothing())] }],
    drive: { script: [when('ann', 'EventInvite', send('RequestReject'), { after: 100 })] },
    load: [
      { InteractionId: 'X1', at: seconds(15) },
      { InteractionId: 'X2', at: seconds(17.5) },
    ],
    links: { 'stat-server': seconds(2) },
    until: seconds(30),
  });
  t.deepEqual(invitations(played), ['15 ann X1', '16.1 ann X1']);
});

test('what URS was told of other media, and what it gives on top, use up the same alternatives', async (t) => {
  // Ann has a chat, of which URS knows; the second fills her. The e-mail comes before the news of that, and waits.
  const played = await playRoute(toAnn, {
    agents: [
      {
        name: 'ann',
        media: ['chat', 'email'],
        capacity: [{ chat: 2 }, { chat: 1, email: 2 }],
        does: [
          whenever('EventInvite', send('RequestAccept')),
          whenever('EventAck', send('RequestStopProcessing'), { answers: 'RequestAccept', after: seconds(60) }),
        ],
      },
    ],
    load: [
      { InteractionId: 'C1', at: seconds(15), MediaType: 'chat' },
      { InteractionId: 'C2', at: seconds(30), MediaType: 'chat' },
      { InteractionId: 'E1', at: seconds(30.5), MediaType: 'email' },
    ],
    links: { 'stat-server': seconds(2) },
  });
  t.deepEqual(invitations(played), ['15 ann C1', '30 ann C2', '77 ann E1']);
});
