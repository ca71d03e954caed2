import test from 'ava';
import { map, merge, mergeMap, of, take } from 'rxjs';
import { at, attach, placeInQueue, routeTo, seconds, send, stop, whenever, type Agent } from 'routeproof';
import { tLibrary } from '../../../plugins/t-library/t-library.ts';
import { type Route, ann, x1, x2, playRoute, kinds, asked, invitations } from './play-route.ts';

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
