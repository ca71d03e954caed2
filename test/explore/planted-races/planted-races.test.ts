import test from 'ava';
import { explore, play } from 'routeproof';
import { longIf } from '../../sizes.ts';
import { foundIn, raceNames, takesLong, twins } from './twins.ts';

/**
 * Steps that come before anything races. Each client registers (request, answer), each agent logs in (request, answer).
 * With URS: two of the media server; two and two of ann; two each in which the reporting engine registers and asks for agents,
 * and in which URS registers and asks for statistics; and ann's login comes to the reporting engine, and from there to URS.
 */
const withAnn = 2 + 4;
const withAnnAndBob = 2 + 2 * 4;
const withUrs = 2 + 4 + 4 + 4 + 2;
/** URS registers each further routing point, which a second strategy has: request, answer. */
const secondPoint = 2;

/** The media server's timer, RequestSubmit, EventAck. */
const submitted = 3;
/** As before; two events for the reporting engine; the queue's timer, EventRouteRequest, two events for the reporting engine. */
const routing = 3 + 2 + 4;
/** Ann's timer, RequestPull, EventPulledInteractions. */
const pulled = 3;
/** Ann's timer, RequestConference, EventInvite. */
const invited = 3;
/** Ann's timer, RequestNotReadyForMedia, EventAck, the event for the reporting engine, EventInfo for URS. */
const notReady = 5;

interface Expected {
  readonly property: string;
  /** Steps of the shortest counterexample, counted by hand from the flow. */
  readonly byHand: number;
  /** The steps after those that have a name above. Events that nobody needs are late until it is over. */
  readonly then: string;
}

const expected: Readonly<Record<string, Expected>> = {
  'decides-after-the-loss': {
    property: 'decision-after-loss',
    byHand: withUrs + routing + 3,
    then: 'the stop: timer and request; EventAbandoned',
  },
  'attaches-to-a-stopped-interaction': {
    property: 'decision-after-loss',
    byHand: withUrs + routing + 3,
    then: 'the stop: timer and request; EventAbandoned',
  },
  'ignores-a-refusal': {
    property: 'refusal-unheard',
    byHand: withUrs + routing + 5,
    then: "URS's timer; ann's timer and RequestAgentLogout; RequestRouteCall; EventError",
  },
  'stops-what-it-has-routed': {
    property: 'decided-twice',
    byHand: withUrs + notReady + routing + 5,
    then: "ann's timer and RequestCancelNotReadyForMedia, its event for the reporting engine, EventInfo; URS's timer",
  },
  'two-strategies-send-it-round-in-a-circle': {
    property: 'no interaction is sent round',
    byHand: withUrs + secondPoint + notReady + routing + 5 + 3,
    then: "URS's timer, RequestRouteCall, EventRouteUsed, the queue's timer, EventRouteRequest; URS's timer, RequestRouteCall, the queue's timer",
  },
  'forgets-an-interaction-after-a-refused-invitation': {
    property: 'path-ends-without-decision',
    byHand: withUrs + 10,
    then: "the media server's timer, RequestSubmit, the queue's timer, EventRouteRequest, RequestRouteCall, EventInvite, RequestReject, the queue's timer, EventRouteUsed, EventRouteRequest",
  },
  'gives-one-agent-two-at-a-time': {
    property: 'ann has one at a time',
    byHand: withUrs + routing + 9 + 7,
    then: "RequestRouteCall, EventRouteUsed, EventInvite, two events for the reporting engine, RequestAccept, EventAck, an event for the reporting engine, EventInfo; then the media server's timer, RequestSubmit, the queue's timer, EventRouteRequest, RequestRouteCall, EventInvite, RequestAccept",
  },
  'accepts-what-was-revoked': {
    property: 'refused',
    byHand: withAnnAndBob + submitted + pulled + invited + 6,
    then: "bob's timer; the stop: timer and request; RequestAccept; EventRevoked and EventError for bob",
  },
  'accepts-in-the-last-moment': {
    property: 'refused',
    byHand: withAnnAndBob + submitted + pulled + invited + 5,
    then: "bob's timer; the delivering-timeout; RequestAccept; EventRevoked and EventError for bob",
  },
  'accepts-and-rejects': {
    property: 'refused',
    byHand: withAnnAndBob + submitted + pulled + invited + 6,
    then: "bob's timer, RequestAccept; bob's timer, RequestReject; EventAck and EventError for bob",
  },
  'invites-to-what-is-stopped': {
    property: 'refused',
    byHand: withAnnAndBob + submitted + pulled + 5,
    then: "ann's timer, RequestConference; the stop: timer and request; EventError for ann, whose invitation is withdrawn",
  },
  'invites-again-too-soon': {
    property: 'refused',
    byHand: withAnnAndBob + submitted + pulled + invited + 3,
    then: "ann's timer, RequestConference; EventError for ann, while bob's timer is late",
  },
  'puts-back-what-is-stopped': {
    property: 'refused',
    byHand: withAnn + submitted + pulled + 6,
    then: "ann's timer; the stop: timer and request; RequestPlaceInQueue; EventRevoked and EventError for ann",
  },
  'attaches-to-what-is-stopped': {
    property: 'refused',
    byHand: withAnn + submitted + pulled + 6,
    then: "ann's timer; the stop: timer and request; RequestChangeProperties; EventRevoked and EventError for ann",
  },
  'leaves-twice': {
    property: 'refused',
    byHand: withAnn + submitted + pulled + 6,
    then: "ann's timer, RequestLeaveInteraction, ann's timer, RequestLeaveInteraction; EventAck and EventError for ann",
  },
  'stops-twice': {
    property: 'refused',
    byHand: withAnn + 2 + submitted + pulled + 6,
    then: "the chat server's timer, RequestStopProcessing, its timer, RequestStopProcessing; EventAck and EventError for it; two steps before, it registers",
  },
  'both-leave-and-each-thinks-that-the-other-stays': {
    property: 'nobody waits in the queue',
    byHand: withAnnAndBob + submitted + pulled + invited + 4 + 7,
    then: 'RequestAccept, EventAck for bob, EventAck and EventPartyAdded for ann; two timers, two RequestLeaveInteraction, two EventAck, EventPartyRemoved for the one who left last: the run is over',
  },
};

test('there are at least fifteen planted races, and each is expected', async (t) => {
  const names = await raceNames();
  t.deepEqual(names, Object.keys(expected).toSorted());
  t.true(names.length >= 15);
});

for (const [name, { property, byHand }] of Object.entries(expected)) {
  longIf(takesLong.has(name))(`${name}: run passes it, explore finds it, and the mended twin is proved`, async (t) => {
    const { planted, mended, changed } = await twins(name);
    t.true(changed > 0 && changed <= 5, `${changed} lines differ`);
    t.like(await play(planted), { verdict: 'pass', findings: [] });
    const found = await foundIn(name);
    t.is(found.verdict, 'violated');
    t.deepEqual(
      found.failures.map((failure) => failure.property),
      [property],
    );
    const { steps, race } = found.failures[0]!;
    t.true(steps <= byHand, `${steps} steps, ${byHand} by hand`);
    t.true(race.length > 0);
    t.like(await play(mended), { verdict: 'pass', findings: [] });
    const proved = await explore(mended);
    t.is(proved.verdict, 'proved', JSON.stringify(proved.failures.map(({ finding }) => finding)));
    t.true(proved.goals.length > 0 && proved.goals.every(({ reached }) => reached));
  });
}
