import test from 'ava';
import { map, merge, mergeMap } from 'rxjs';
import { at, routeTo, seconds, send } from 'routeproof';
import { type Route, ann, cat, playRoute, kinds, invitations, to, late } from './play-route.ts';

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
