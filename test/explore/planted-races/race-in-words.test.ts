import test from 'ava';
import { at, eventually, explore, nothing, oneOf, seconds, send, whenever, type Scenario } from 'routeproof';
import { contactCentre, faults } from 'routeproof/plugins';
import { longIf } from '../../sizes.ts';
import { foundIn, raceNames, takesLong } from './twins.ts';

const later = 'in the ordinary run after it';

/** What the report says of each planted race. */
const told: Readonly<Record<string, readonly string[]>> = {
  'decides-after-the-loss': [
    'EventAbandoned arrived at urs before desk.after for 0000RPRACE000001 fired, which was due first.',
  ],
  'attaches-to-a-stopped-interaction': [
    'EventAbandoned arrived at urs before desk.after for 0000RPRACE000001 fired, which was due first.',
  ],
  'ignores-a-refusal': [`RequestAgentLogout of ann came before RequestRouteCall of urs at the Interaction Server; ${later}.`],
  'stops-what-it-has-routed': [
    'desk.after for 0000RPRACE000001 fired before EventInfo of stat-server arrived at urs, which was due first.',
  ],
  'two-strategies-send-it-round-in-a-circle': [
    'desk.after for 0000RPRACE000001 fired before RequestCancelNotReadyForMedia of ann arrived at the Interaction Server, which was due first.',
  ],
  'forgets-an-interaction-after-a-refused-invitation': ['ann did RequestReject on EventInvite; in the ordinary run RequestAccept.'],
  'gives-one-agent-two-at-a-time': [
    `EventInvite arrived at ann before ann's time for RequestStopProcessing fired; ${later}.`,
  ],
  'accepts-what-was-revoked': [
    `RequestStopProcessing of email-server came before RequestAccept of bob at the Interaction Server; ${later}.`,
    'EventRevoked and RequestAccept crossed on the link of agent bob.',
  ],
  'accepts-and-rejects': [
    `A timer of bob fired before EventAck arrived at bob; ${later}.`,
    'EventAck and RequestReject crossed on the link of agent bob.',
  ],
  'invites-again-too-soon': [
    'RequestConference of ann came before RequestAccept of bob at the Interaction Server, which was due first.',
  ],
  'accepts-in-the-last-moment': [
    'The delivering-timeout of bob fired before RequestAccept of bob arrived at the Interaction Server, which was due first.',
    'EventRevoked and RequestAccept crossed on the link of agent bob.',
  ],
  'invites-to-what-is-stopped': [
    `RequestStopProcessing of email-server came before RequestAccept of bob at the Interaction Server; ${later}.`,
  ],
  'puts-back-what-is-stopped': [
    `RequestStopProcessing of email-server came before RequestPlaceInQueue of ann at the Interaction Server; ${later}.`,
    'EventRevoked and RequestPlaceInQueue crossed on the link of agent ann.',
  ],
  'attaches-to-what-is-stopped': [
    `RequestStopProcessing of email-server came before RequestChangeProperties of ann at the Interaction Server; ${later}.`,
    'EventRevoked and RequestChangeProperties crossed on the link of agent ann.',
  ],
  'leaves-twice': [
    `A timer of ann fired before EventAck arrived at ann; ${later}.`,
    'EventAck and RequestLeaveInteraction crossed on the link of agent ann.',
  ],
  'stops-twice': [
    `A timer of chat-server fired before EventAck arrived at chat-server; ${later}.`,
    'EventAck and RequestStopProcessing crossed on the link of media server chat-server.',
  ],
  'both-leave-and-each-thinks-that-the-other-stays': [
    `A timer of bob fired before EventPartyRemoved arrived at bob; ${later}.`,
    'EventPartyRemoved and RequestLeaveInteraction crossed on the link of agent bob.',
  ],
}; // prettier-ignore

test('every planted race is told', async (t) => t.deepEqual(await raceNames(), Object.keys(told).toSorted()));

for (const [name, sentences] of Object.entries(told)) {
  longIf(takesLong.has(name))(`in words: ${name}`, async (t) => {
    const { failures } = await foundIn(name);
    t.deepEqual(failures[0]!.race, sentences);
  });
}

/** ann takes an e-mail, and leaves it or falls silent. */
const mayBeSilent = (waits: boolean) => (): Scenario => ({
  name: 'ann may be silent',
  plugins: contactCentre(),
  centre: {
    agents: [
      {
        name: 'ann',
        does: [whenever('EventPulledInteractions', oneOf(send('RequestLeaveInteraction', { InteractionId: 'X1' }), nothing()))],
      },
    ],
    queues: [{ name: 'Inbound', strategy: null }],
  },
  load: { interactions: [{ InteractionId: 'X1', at: seconds(1) }] },
  drive: { script: [at(seconds(3), 'ann', send('RequestPull', { InteractionIds: ['X1'] }))] },
  properties: [eventually('the e-mail waits', ({ store }) => store.waitingIn('Inbound').length === (waits ? 1 : 7))],
}); // prettier-ignore

test('in words: an agent does nothing', async (t) => {
  const { failures } = await explore(mayBeSilent(true));
  t.deepEqual(
    failures.map(({ race }) => race),
    [['ann did nothing on EventPulledInteractions; in the ordinary run RequestLeaveInteraction.']],
  );
});

test('in words: what fails in the ordinary run is no race', async (t) => {
  const { failures } = await explore(mayBeSilent(false));
  t.deepEqual(
    failures.map(({ race, leftOut, isOrdinary }) => [race, leftOut, isOrdinary]),
    [[[], [], true]],
  );
});

test('in words: a delay from a set', async (t) => {
  const slow = whenever('EventPulledInteractions', send('RequestLeaveInteraction', { InteractionId: 'X1' }), {
    after: oneOf(seconds(1), seconds(31)),
  });
  const scenario = (): Scenario => ({
    ...mayBeSilent(true)(),
    centre: { agents: [{ name: 'ann', does: [slow] }], queues: [{ name: 'Inbound', strategy: null }] },
    until: seconds(20),
  });
  const { failures } = await explore(scenario);
  t.deepEqual(failures[0]!.race, ['ann took 31 s on EventPulledInteractions; in the ordinary run 1 s.']);
});

test('in words: a fault', async (t) => {
  const scenario = (): Scenario => ({
    ...mayBeSilent(true)(),
    plugins: [
      ...contactCentre(),
      faults({ disconnect: [{ of: 'ann', when: 'EventPulledInteractions', away: Infinity }] }),
    ],
    centre: { agents: [{ name: 'ann', does: [] }], queues: [{ name: 'Inbound', strategy: null }] },
    properties: [
      eventually('ann has the e-mail', ({ store }) => store.interactions.some(({ parties }) => parties.length > 0)),
    ],
  });
  const { failures } = await explore(scenario);
  t.deepEqual(failures[0]!.race, ['Fault: ann disconnects after EventPulledInteractions.']);
});
