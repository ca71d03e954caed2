import test from 'ava';
import { map } from 'rxjs';
import {
  at,
  defineStrategy,
  explore,
  oneOf,
  routeTo,
  seconds,
  send,
  sometimes,
  whenever,
  type Scenario,
} from 'routeproof';
import { agents, contactCentre, mediaServer } from 'routeproof/plugins';

const [X, Y] = ['0000RPCHAPTER001', '0000RPCHAPTER002'] as const;

const isStopped = sometimes(
  'one is stopped while the other is handled',
  ({ store }) =>
    store.interactions.some(({ id, parties }) => id === Y && parties.length > 0) && store.interaction(X) === undefined,
);

/** ann has two interactions in hand, invites bob to both and leaves one, while the customer of the other goes. */
const conference = (): Scenario => ({
  name: 'two agents, two interactions, one stop request',
  centre: {
    agents: [
      { name: 'ann', does: [] },
      { name: 'bob', does: [whenever('EventInvite', oneOf(send('RequestAccept'), send('RequestReject')))] },
    ],
    queues: [{ name: 'Waiting', strategy: null }],
  },
  plugins: [mediaServer(), agents()],
  load: {
    interactions: [
      { InteractionId: X, Queue: 'Waiting', at: seconds(1) },
      { InteractionId: Y, Queue: 'Waiting', at: seconds(3) },
    ],
  },
  drive: {
    script: [
      at(seconds(6), 'ann', send('RequestPull', { InteractionIds: [X, Y] })),
      at(seconds(10), 'ann', send('RequestConference', { InteractionId: X, AgentId: 'bob' })),
      at(seconds(10), 'ann', send('RequestConference', { InteractionId: Y, AgentId: 'bob' })),
      at(seconds(10), 'email-server', send('RequestStopProcessing', { InteractionId: X })),
      at(seconds(10), 'ann', send('RequestLeaveInteraction', { InteractionId: Y })),
    ],
  },
});

/** URS routes both, and one customer goes while the agents answer. */
const routed = (): Scenario => ({
  name: 'two agents, two interactions routed, one stop request',
  strategy: defineStrategy({
    name: 'anybody',
    route: (_interaction, desk) => desk.target('?:English > 0.GA').pipe(map((agent) => routeTo(agent))),
  }),
  centre: {
    agents: ['ann', 'bob'].map((name) => ({
      name,
      skills: { English: 1 },
      does: [whenever('EventInvite', send('RequestAccept'), { after: 500 })],
    })),
    queues: [{ name: 'Inbound' }],
  },
  plugins: contactCentre(),
  load: {
    interactions: [
      { InteractionId: X, at: seconds(5) },
      { InteractionId: Y, at: seconds(8) },
    ],
  },
  drive: { script: [at(seconds(6), 'email-server', send('RequestStopProcessing', { InteractionId: X }))] },
});

for (const scenario of [conference, routed]) {
  test(`what the server promises holds in every order: ${scenario().name}`, async (t) => {
    t.timeout(120_000);
    const reduced = await explore(scenario, { synchronous: true });
    t.log(`${reduced.runs} runs, ${reduced.cutOff} cut off, ${reduced.reduction}`);
    t.is(reduced.verdict, 'proved', JSON.stringify(reduced.failures.map(({ finding }) => finding)));
  });
}

test('what two agents, two interactions and a stop request can come to is reached', async (t) => {
  const { goals, verdict } = await explore(() => ({ ...conference(), properties: [isStopped] }), { synchronous: true });
  t.is(verdict, 'proved');
  t.deepEqual(goals, [{ property: isStopped.sentence, reached: true }]);
});
