import test from 'ava';
import { at, explore, placeInQueue, routeTo, seconds, send, type Agent, type Plugin, type Scenario } from 'routeproof';
import { agents, definePlugin, interactionManagement, mediaServer } from 'routeproof/plugins';
import { map, race } from 'rxjs';
import { registerClient } from '../../../plugins/register.ts';
import { ann, bob, invitations, kinds, playRoute, scenarioOf, toAnn, type Route } from '../urs/play-route.ts';

const media = ['voice', 'chat', 'email'];
const blended: Agent = { ...ann, media, capacity: [{ chat: 3 }, { chat: 1, email: 2 }, { voice: 1 }] };

/** `C1` is a call, `H1` a chat, `E1` an e-mail, by their letters. */
const comes = (time: number, ...ids: readonly string[]) =>
  ids.map((InteractionId) => ({
    InteractionId,
    MediaType: { C: 'voice', H: 'chat', E: 'email' }[InteractionId[0]!]!,
    at: seconds(time),
  }));

const named: Route = () => routeTo('ann.A');

test('three chats, or one chat and two e-mails, or a call: what fits goes first, the rest waits', async (t) => {
  const load = [...comes(5, 'H1', 'E1', 'C1', 'H2'), ...comes(6, 'E2', 'E3')];
  const played = await playRoute(toAnn, { agents: [blended], load });
  // A minute of handling, and a second to answer: then the call comes, for which nothing else may be in hand.
  t.deepEqual(invitations(played), ['5 ann H1', '5 ann E1', '6 ann E2', '66 ann H2', '66 ann E3', '127 ann C1']);
  t.deepEqual(kinds(played), []);
  // The mail came before the last chat, and goes after it: there is room for a chat first.
  const chats = await playRoute(toAnn, {
    agents: [blended],
    load: [...comes(5, 'H1', 'H2'), ...comes(6, 'E1', 'H3', 'H4')],
  });
  t.deepEqual(invitations(chats), ['5 ann H1', '5 ann H2', '6 ann H3', '66 ann H4', '67 ann E1']);
});

test('the least loaded is who uses least of what may go together', async (t) => {
  const leastLoaded: Route = ({ id }, desk) =>
    id === 'H9'
      ? desk.target('?:English > 0.GA', { by: 'StatAgentLoading' }).pipe(map((agent) => routeTo(agent)))
      : routeTo(id === 'H1' ? 'ann.A' : 'bob.A');
  const loaded = async (capacity: Agent['capacity'], apart: number) => {
    const agents = [
      { ...blended, capacity },
      { ...bob, media, capacity: { chat: 2, voice: 1, email: 1 } },
    ] as readonly Agent[];
    const load = [...comes(5, 'H1', 'H2'), ...comes(5 + apart, 'H9')];
    return invitations(await playRoute(leastLoaded, { agents, load })).find((each) => each.endsWith('H9'));
  };
  for (const apart of [0, 1]) {
    // One of four is bob's; of five, or of three, ann's.
    t.is(await loaded([{ chat: 3, email: 2 }, { voice: 1 }], apart), `${5 + apart} ann H9`);
    t.is(await loaded([{ chat: 3 }, { chat: 1, email: 2 }, { voice: 1 }], apart), `${5 + apart} bob H9`);
  }
});

test('who is named gets more than the rules allow, and the run fails; a default of one is not judged', async (t) => {
  const load = [...comes(5, 'C1'), ...comes(7, 'H1')];
  const played = await playRoute(named, { agents: [blended], load });
  t.deepEqual(kinds(played), ['delivered-beyond-capacity']);
  t.is(played.verdict, 'fail');
  t.regex(
    played.findings[0]!.sentence,
    /^URS delivered interaction 'H1' \(chat\) to agent 'ann', whose `capacity` or `blocks` leave no room for it beside 'C1 \(voice\)'\./,
  );
  const { capacity: _, ...plain } = blended;
  const twice = [...comes(5, 'C1'), ...comes(7, 'C2')];
  t.deepEqual(kinds(await playRoute(named, { agents: [plain], load: twice })), []);
  t.deepEqual(kinds(await playRoute(named, { agents: [{ ...plain, capacity: { chat: 2 } }], load: twice })), []);
  const one = { ...plain, capacity: { voice: 1 } };
  t.deepEqual(kinds(await playRoute(named, { agents: [one], load: twice })), ['delivered-beyond-capacity']);
  const blocked = { ...plain, blocks: { voice: ['chat'] } };
  t.deepEqual(kinds(await playRoute(named, { agents: [blocked], load })), ['delivered-beyond-capacity']);
  const chatFirst = [...comes(5, 'H1'), ...comes(7, 'C1')];
  t.deepEqual(kinds(await playRoute(named, { agents: [blocked], load: chatFirst })), []);
});

test('it is told once for each agent and way: again and again by name is one, and what ann pulls besides another', async (t) => {
  const played = await playRoute(named, {
    agents: [blended],
    load: [
      ...comes(5, 'C1'),
      ...comes(7, 'H1'),
      ...comes(8, 'H2'),
      ...comes(4, 'E1').map((mail) => ({ ...mail, Queue: 'Back office' })),
    ],
    drive: { script: [at(seconds(9), 'ann', send('RequestPull', { InteractionIds: ['E1'] }))] },
  });
  t.deepEqual(kinds(played), ['delivered-beyond-capacity', 'taken-beyond-capacity']);
  t.regex(
    played.findings[1]!.sentence,
    /^Agent 'ann' pulled interaction 'E1' \(email\), .+ beside 'C1 \(voice\)', 'H1 \(chat\)', 'H2 \(chat\)'\./,
  );
});

const narrow: Agent = { ...ann, media: ['chat', 'email'], capacity: [{ chat: 1 }, { email: 1 }] };

const patient: Route = (_interaction, desk) =>
  race(
    desk.target('ann.A').pipe(map((agent) => routeTo(agent))),
    desk.after(seconds(20)).pipe(map(() => placeInQueue('Back office'))),
  );

/** Ann pulls a mail, and at about the same time a chat comes for her. */
const pulling =
  (...before: readonly ReturnType<typeof at>[]) =>
  () =>
    scenarioOf(patient, {
      agents: [narrow],
      load: [...comes(1, 'E1').map((mail) => ({ ...mail, Queue: 'Back office' })), ...comes(10.5, 'H1')],
      drive: { script: [...before, at(seconds(10), 'ann', send('RequestPull', { InteractionIds: ['E1'] }))] },
    });

test('trap: what an agent pulls while URS delivers is one too many in some order', async (t) => {
  const { verdict, failures, warnings } = await explore(pulling());
  t.is(verdict, 'violated');
  t.deepEqual(
    failures.map(({ property }) => property),
    ['delivered-beyond-capacity'],
  );
  t.deepEqual(
    warnings.map(({ finding }) => finding.kind),
    ['taken-beyond-capacity'],
  );
});

test('the same, mended: who is not ready when she pulls never has too much', async (t) => {
  const rests = at(seconds(5), 'ann', send('RequestNotReadyForMedia', { MediaType: 'chat' }));
  t.like(await explore(pulling(rests)), { verdict: 'proved', failures: [], warnings: [] });
});

/** Ann ends her mail, and at this time a chat comes that is for her by name. */
const ending = (time: number, plugins?: readonly Plugin[]) => (): Scenario => {
  const scenario = scenarioOf(named, {
    agents: [narrow],
    load: [...comes(1, 'E1').map((mail) => ({ ...mail, Queue: 'Back office' })), ...comes(time, 'H1')],
    drive: {
      script: [
        at(seconds(5), 'ann', send('RequestPull', { InteractionIds: ['E1'] })),
        at(seconds(10), 'ann', send('RequestStopProcessing', { InteractionId: 'E1' })),
      ],
    },
  });
  return plugins === undefined ? scenario : { ...scenario, plugins };
};

test('trap: one who is named when her work has just ended has too much where the end comes later', async (t) => {
  t.is((await explore(ending(10.5))).verdict, 'violated');
  t.is((await explore(ending(12))).verdict, 'proved');
});

/** A router of an author's own, on a bench where no engine is told anything: the agent alone is told of both. */
const deliverer = definePlugin({
  name: 'deliverer',
  plays: 'urs',
  setup(kit) {
    const link = kit.connect('urs', 'deliverer');
    registerClient(link, 'Router').subscribe();
    link.hear((message) => {
      if (message.type !== 'EventRouteRequest') return;
      const { CallUUID: InteractionId = '' } = message.body;
      const delivers = interactionManagement.create('RequestDeliver', { InteractionId, AgentId: 'ann' });
      kit.clock.after(seconds(8), () => void link.send(delivers));
    });
  },
});

test('the same with a router that takes its time, and no engine', async (t) => {
  for (const time of [2, 2.5])
    t.is((await explore(ending(time, [deliverer, mediaServer(), agents()]))).verdict, 'violated');
});
