import test from 'ava';
import { minutes, seconds } from 'routeproof';
import { type ServerFixture, type ServerFixtureOptions } from '../../server-fixture.ts';
import { inHold, set, does, asks, answers } from './corrections.ts';
import { routed } from '../../server-fixture.ts';

const Reason = { ReasonSystemName: 'Sent', ReasonDescription: 'as the customer wished' };

interface Said {
  readonly Party?: Who;
  readonly Actor?: Who;
  readonly Operation?: string;
  readonly Reason?: typeof Reason;
}

interface Who {
  readonly AgentId?: string;
  readonly StrategyId?: string;
  readonly MediaServerId?: string;
}

const nameOf = (who: Who | undefined): string => who?.AgentId ?? who?.StrategyId ?? who?.MediaServerId ?? 'nobody';

/** Every event of that type which was sent while something was done: `re: ann, stop by ms: Sent`. */
function told(fixture: ServerFixture, type: string, act: (fixture: ServerFixture) => void): readonly string[] {
  const lines: string[] = [];
  const watching = fixture.bench.bus.sent.subscribe((message) => {
    if (message.type !== type) return;
    const { Party, Actor, Operation, Reason: why } = message.body as Said;
    const by = `${Operation ?? ''} by ${nameOf(Actor)}${why === undefined ? '' : `: ${why.ReasonSystemName}`}`;
    lines.push(`${message.to}: ${Party === undefined ? '' : `${nameOf(Party)}, `}${by}`);
  });
  act(fixture);
  watching.unsubscribe();
  return lines;
}

/** How a party goes, and what each is told of it who is told. */
interface Going {
  readonly how: string;
  readonly options?: ServerFixtureOptions;
  readonly before: (fixture: ServerFixture) => void;
  readonly act: (fixture: ServerFixture) => void;
  readonly told: readonly string[];
}

const withAgents = (fixture: ServerFixture): void => {
  fixture.submit('X', inHold);
  fixture.handledBy('X', 'ann', 'bob');
};

const withUrs = (fixture: ServerFixture): void => fixture.submit('X', { Queue: 'Inbox' });

const offered = (fixture: ServerFixture): void => {
  withUrs(fixture);
  does(fixture, 'urs', 'RequestDeliver', { AgentId: 'ann' });
};

const atOutcome: ServerFixtureOptions = { ...routed, server: { routeUsedAt: 'outcome' } };

const quietSoon: ServerFixtureOptions = { server: { 'handling-timeout': 5 } };

const goings: readonly Going[] = [
  {
    how: 'A: a media server stops',
    before: withAgents,
    act: (fixture) => does(fixture, 'ms', 'RequestStopProcessing', { Reason }),
    told: ['re: ann, stop by ms: Sent', 're: bob, stop by ms: Sent'],
  },
  {
    how: 'B: a media server stops, and URS works on it',
    options: routed,
    before: withUrs,
    act: (fixture) => does(fixture, 'ms', 'RequestStopProcessing', { Reason }),
    told: ['re: s, stop by ms: Sent'],
  },
  {
    how: 'C: an agent stops',
    before: withAgents,
    act: (fixture) => does(fixture, 'ann', 'RequestStopProcessing', { Reason }),
    told: ['re: ann, stop by ann: Sent', 're: bob, stop by ann: Sent'],
  },
  {
    how: 'D: the strategy stops',
    options: routed,
    before: withUrs,
    act: (fixture) => does(fixture, 'urs', 'RequestStopProcessing', { Reason }),
    told: ['re: s, stop by s: Sent'],
  },
  {
    how: 'a stop without a reason',
    before: withAgents,
    act: (fixture) => does(fixture, 'ms', 'RequestStopProcessing'),
    told: ['re: ann, stop by ms', 're: bob, stop by ms'],
  },
  {
    how: 'a leave',
    before: withAgents,
    act: (fixture) => does(fixture, 'bob', 'RequestLeaveInteraction', { Reason }),
    told: ['ann: bob, leave by bob: Sent', 're: bob, leave by bob: Sent'],
  },
  {
    how: 'the leave of the last party of mode conference, with whom an observer goes',
    options: { server: { observersHold: false } },
    before: (fixture) => {
      fixture.submit('X', inHold);
      fixture.handledBy('X', 'ann');
      does(fixture, 'ann', 'RequestConference', { AgentId: 'bob', VisibilityMode: 'monitor' });
      does(fixture, 'bob', 'RequestAccept', { TicketId: fixture.ticket('bob') });
    },
    act: (fixture) => does(fixture, 'ann', 'RequestLeaveInteraction', { Reason }),
    told: ['re: ann, leave by ann: Sent', 're: bob, leave by ann: Sent'],
  },
  {
    how: 'a logout',
    before: withAgents,
    act: (fixture) => asks(fixture, 'bob', 'RequestAgentLogout', { Reason }),
    told: ['ann: bob, leave by bob: Sent', 're: bob, leave by bob: Sent'],
  },
  {
    how: 'a lost connection',
    before: withAgents,
    act: (fixture) => {
      fixture.actor('bob').disconnect();
      fixture.run();
    },
    told: ['ann: bob, party_disconnect by bob', 're: bob, party_disconnect by bob'],
  },
  {
    how: 'a handling-timeout, which is nobody',
    options: quietSoon,
    before: withAgents,
    act: (fixture) => {
      fixture.run(minutes(4));
      asks(fixture, 'ann', 'RequestAddMedia', { MediaType: 'chat' });
      fixture.run(minutes(2));
    },
    told: ['ann: bob, timeout by nobody', 're: bob, timeout by nobody'],
  },
  {
    how: 'placing in a queue',
    before: withAgents,
    act: (fixture) => does(fixture, 'ann', 'RequestPlaceInQueue', { Queue: 'Behind', Reason }),
    told: ['re: ann, place_in_queue by ann: Sent', 're: bob, place_in_queue by ann: Sent'],
  },
  {
    how: 'placing in a workbin',
    before: withAgents,
    act: (fixture) => does(fixture, 'ann', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts', Reason }),
    told: ['re: ann, place_in_workbin by ann: Sent', 're: bob, place_in_workbin by ann: Sent'],
  },
  {
    how: 'placing by the strategy',
    options: routed,
    before: withUrs,
    act: (fixture) => does(fixture, 'urs', 'RequestPlaceInQueue', { Queue: 'Hold', Reason }),
    told: ['re: s, place_in_queue by s: Sent'],
  },
  {
    how: 'a delivery, when URS is out at once',
    options: routed,
    before: withUrs,
    act: (fixture) => does(fixture, 'urs', 'RequestDeliver', { AgentId: 'ann' }),
    told: ['re: s, route by s'],
  },
  {
    how: 'a delivery that is accepted, when URS waits for the outcome',
    options: atOutcome,
    before: offered,
    act: answers('RequestAccept'),
    told: ['re: s, route by s'],
  },
  {
    how: 'a delivery that is rejected, when URS waits for the outcome',
    options: atOutcome,
    before: offered,
    act: answers('RequestReject', { Reason }),
    told: ['re: s, reject by ann: Sent'],
  },
  {
    how: 'a delivery that nobody answers, when URS waits for the outcome',
    options: atOutcome,
    before: offered,
    act: (fixture) => fixture.run(seconds(30)),
    told: ['re: s, timeout by nobody'],
  },
  {
    how: 'a delivery to an agent who logs out, when URS waits for the outcome',
    options: atOutcome,
    before: offered,
    act: (fixture) => asks(fixture, 'ann', 'RequestAgentLogout', { Reason }),
    told: ['re: s, leave by ann: Sent'],
  },
  {
    how: 'a delivery to an agent whose connection is lost, when URS waits for the outcome',
    options: atOutcome,
    before: offered,
    act: (fixture) => {
      fixture.actor('ann').disconnect();
      fixture.run();
    },
    told: ['re: s, party_disconnect by ann'],
  },
  {
    how: 'a lost connection of URS',
    options: routed,
    before: withUrs,
    act: (fixture) => {
      fixture.actor('urs').disconnect();
      fixture.run();
    },
    told: ['re: s, party_disconnect by s'],
  },
  {
    how: 'a routing-timeout, which is nobody',
    options: { ...routed, server: { 'routing-timeout': 20 } },
    before: withUrs,
    act: (fixture) => fixture.run(minutes(20)),
    told: ['re: s, timeout by nobody'],
  },
];

for (const { how, options, before, act, told: expected } of goings)
  test(`FX1: EventPartyRemoved says who, what, by whom and why, after ${how}`, (t) => {
    const fixture = set(options);
    before(fixture);
    t.deepEqual(told(fixture, 'EventPartyRemoved', act), expected);
  });

test('FX1: in Interaction Management and in Reporting the event has the same attributes, in the order of the table', (t) => {
  const fixture = set();
  withAgents(fixture);
  does(fixture, 'bob', 'RequestLeaveInteraction', { Reason });
  const bodyOf = (actor: string) => fixture.actor(actor).got.findLast(({ type }) => type === 'EventPartyRemoved')!.body;
  const { ProxyClientId, ...toParty } = bodyOf('ann') as Readonly<Record<string, unknown>>;
  const { EventTime, ...toEngine } = bodyOf('re') as Readonly<Record<string, unknown>>;
  t.is(typeof ProxyClientId, 'number');
  t.is(EventTime, fixture.bench.clock.now());
  t.deepEqual(toParty, toEngine);
  t.deepEqual(Object.keys(toParty), ['Interaction', 'Party', 'Actor', 'Operation', 'Reason']);
  const bob = { PartyType: 'agent', AgentId: 'bob', PlaceId: 'bob-place' };
  t.deepEqual(toParty['Party'], { ...bob, VisibilityMode: 'conference' });
  t.deepEqual(toParty['Actor'], bob);
});

test('FX2: the reason of RequestConference stands in EventInvite and in EventAgentInvited', (t) => {
  const fixture = set();
  fixture.submit('X', inHold);
  fixture.handledBy('X', 'ann');
  const invites = (fixture: ServerFixture) => does(fixture, 'ann', 'RequestConference', { AgentId: 'bob', Reason });
  t.deepEqual(told(fixture, 'EventInvite', invites), ['bob: ann, conference by nobody: Sent']);
  fixture.handledBy('X', 'bob');
  const again = (fixture: ServerFixture) => does(fixture, 'ann', 'RequestConference', { AgentId: 'cat', Reason });
  t.deepEqual(told(fixture, 'EventAgentInvited', again), ['re: cat, conference by ann: Sent']);
});

test('FX2: the reason of placing stands in EventRevoked, to parties and invitees, and in EventPlacedInQueue and …Workbin', (t) => {
  const places = [
    ['RequestPlaceInQueue', { Queue: 'Behind' }, 'place_in_queue', ['EventPlacedInQueue']],
    [
      'RequestPlaceInWorkbin',
      { WorkbinType: 'Drafts' },
      'place_in_workbin',
      ['EventPlacedInQueue', 'EventPlacedInWorkbin'],
    ],
  ] as const;
  for (const [type, where, operation, events] of places)
    for (const why of [Reason, undefined])
      for (const event of ['EventRevoked', ...events]) {
        const fixture = set();
        withAgents(fixture);
        does(fixture, 'ann', 'RequestConference', { AgentId: 'cat' });
        const said = `${operation} by ann${why === undefined ? '' : ': Sent'}`;
        t.deepEqual(
          told(fixture, event, () => does(fixture, 'ann', type, { ...where, Reason: why })),
          event === 'EventRevoked' ? [`bob: ${said}`, `cat: ${said}`] : [`re: ${said}`],
          `${event} after ${type}`,
        );
      }
});

test('FX2: what returns to its place was put there by nobody, whatever the reason for which its party left', (t) => {
  const fixture = set();
  fixture.submit('X', inHold);
  fixture.handledBy('X', 'ann');
  const leaves = () => does(fixture, 'ann', 'RequestLeaveInteraction', { Reason });
  t.deepEqual(told(fixture, 'EventPlacedInQueue', leaves), ['re: place_in_queue by nobody']);
});

test('DN6: the reason of a login, a logout and the four media requests reaches the reporting engines', (t) => {
  const fixture = set({ strangers: ['dan'] });
  const rows = [
    ['RequestAgentLogin', { AgentId: 'dan', PlaceId: 'dan-place' }, 'EventAgentLogin'],
    ['RequestAddMedia', { MediaType: 'chat' }, 'EventMediaAdded'],
    ['RequestCancelNotReadyForMedia', { MediaType: 'chat' }, 'EventReadyForMedia'],
    ['RequestNotReadyForMedia', { MediaType: 'chat' }, 'EventNotReadyForMedia'],
    ['RequestRemoveMedia', { MediaType: 'chat' }, 'EventMediaRemoved'],
    ['RequestAgentLogout', {}, 'EventAgentLogout'],
  ] as const;
  for (const why of [Reason, undefined])
    for (const [request, attributes, event] of rows) {
      const asking = () => asks(fixture, 'dan', request, { ...attributes, Reason: why });
      t.deepEqual(told(fixture, event, asking), [`re:  by nobody${why === undefined ? '' : ': Sent'}`], request);
      t.deepEqual(fixture.errors('dan'), []);
    }
});
