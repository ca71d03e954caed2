import test from 'ava';
import { always, explore, routeTo, seconds, type Agent, type BlockedMedia, type StoreView } from 'routeproof';
import { delay, map } from 'rxjs';
import { ann, bob, invitations, kinds, playRoute, scenarioOf, toAnn, type Route } from './play-route.ts';

const media = ['voice', 'chat', 'email'];
const oneCall: Agent = { ...ann, media, capacity: { chat: 2 }, blocks: { voice: ['chat', 'email'], chat: ['voice'] } };

/** `C1` is a call, `H1` a chat, `E1` an e-mail, by their letters. */
const comes = (time: number, ...ids: readonly string[]) =>
  ids.map((InteractionId) => ({
    InteractionId,
    MediaType: { C: 'voice', H: 'chat', E: 'email' }[InteractionId[0]!]!,
    at: seconds(time),
  }));

test('while a call is in hand, chats and e-mails wait; an e-mail in hand keeps nothing away', async (t) => {
  const calls = await playRoute(toAnn, { agents: [oneCall], load: [...comes(5, 'C1'), ...comes(9, 'H1', 'E1', 'H2')] });
  t.deepEqual(invitations(calls), ['5 ann C1', '66 ann H1', '66 ann E1', '66 ann H2']);
  const mail = await playRoute(toAnn, { agents: [oneCall], load: [...comes(5, 'E1'), ...comes(9, 'C1')] });
  t.deepEqual(invitations(mail), ['5 ann E1', '9 ann C1']);
  const chats = await playRoute(toAnn, { agents: [oneCall], load: [...comes(5, 'H1'), ...comes(9, 'C1', 'H2', 'E1')] });
  t.deepEqual(invitations(chats), ['5 ann H1', '9 ann H2', '9 ann E1', '70 ann C1'], 'after both chats');
  t.deepEqual([...kinds(calls), ...kinds(mail), ...kinds(chats)], []);
});

test('without `blocks` every medium counts by itself', async (t) => {
  const { blocks: _, ...free } = oneCall;
  const played = await playRoute(toAnn, { agents: [free], load: comes(5, 'C1', 'H1', 'E1', 'H2') });
  t.deepEqual(invitations(played), ['5 ann C1', '5 ann H1', '5 ann E1', '5 ann H2']);
});

test('who is handed out for a call is blocked for chats at once, and is free for them when given back', async (t) => {
  const hesitant: Route = ({ mediaType }, desk) =>
    desk.target('ann.A').pipe(
      delay(mediaType === 'voice' ? seconds(5) : 0, desk.clock),
      map((agent) => routeTo(mediaType === 'voice' ? 'bob.A' : agent)),
    );
  const agents = [oneCall, { ...bob, media }];
  const played = await playRoute(hesitant, { agents, load: comes(5, 'C1', 'H1') });
  t.deepEqual(invitations(played), ['10 bob C1', '10 ann H1']);
});

test('an agent who is on a call has no room for what the call blocks, from the moment that URS decides', async (t) => {
  const leastLoaded: Route = ({ id }, desk) =>
    id === 'E1'
      ? desk.target('?:English > 0.GA', { by: 'StatAgentLoading' }).pipe(map((agent) => routeTo(agent)))
      : routeTo(id === 'C1' ? 'ann.A' : 'bob.A');
  const loaded = async (blocks: BlockedMedia, apart: number) => {
    // One of two, or of ten where the chats count, beside one of four.
    const agents = [
      { ...ann, media, capacity: { chat: 8 }, blocks },
      { ...bob, media, capacity: { email: 2 } },
    ];
    const load = [...comes(5, 'E0', 'C1'), ...comes(5 + apart, 'E1')];
    return invitations(await playRoute(leastLoaded, { agents, load })).find((each) => each.endsWith('E1'));
  };
  for (const apart of [0, 1]) {
    t.is(await loaded({}, apart), `${5 + apart} ann E1`);
    t.is(await loaded({ voice: ['chat'] }, apart), `${5 + apart} bob E1`);
  }
});

const withBoth = ({ interactions }: StoreView): boolean =>
  interactions.filter(({ state }) => state === 'handling').length > 1;

test('a call and a chat that come together never meet at the same agent, in whatever order', async (t) => {
  const race = (agent: Agent) =>
    explore(() => ({
      ...scenarioOf(toAnn, { agents: [agent], load: comes(5, 'C1', 'H1') }),
      properties: [always('never a call and a chat at once', ({ store }) => !withBoth(store))],
    }));
  const { verdict, runs } = await race(oneCall);
  t.is(verdict, 'proved');
  t.true(runs > 1);
  const { blocks: _, ...free } = oneCall;
  t.is((await race(free)).verdict, 'violated');
});
