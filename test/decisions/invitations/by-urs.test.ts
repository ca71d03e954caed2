import test from 'ava';
import { seconds } from 'routeproof';
import { serverFixture, type ServerFixture } from '../../server-fixture.ts';
import { routing, spoken, attempt, ask, withTicket, last, standing, ends } from './ann-invites-bob.ts';

const words = [
  { protocol: 'InteractionManagement', used: 'urs EventAck', abandoned: 'urs EventRevoked stop' },
  { protocol: 'TLibrary', used: 'urs EventRouteUsed', abandoned: 'urs EventAbandoned' },
] as const;

for (const { protocol, used, abandoned } of words) {
  const heldByUrs = (routeUsedAt: 'invite' | 'outcome'): ServerFixture => {
    const extra = protocol === 'TLibrary' ? [spoken.TLibrary] : [];
    const fixture = serverFixture({ ...routing, extra, server: { routeUsedAt } });
    fixture.submit('X');
    fixture.said();
    return fixture;
  };
  /** URS has routed X to bob, who has not answered. */
  const offered = (routeUsedAt: 'invite' | 'outcome'): ServerFixture => {
    const fixture = heldByUrs(routeUsedAt);
    ask(fixture, 'urs', 'RequestDeliver', { AgentId: 'bob', ...attempt(fixture) });
    return fixture;
  };
  const handedOverAgain = ['urs EventRouteRequest', 're EventPartyAdded s', 're EventTakenFromQueue Waiting'];

  test(`U1: URS routes to an agent and is out at once (${protocol})`, (t) => {
    const fixture = heldByUrs('invite');
    t.deepEqual(ask(fixture, 'urs', 'RequestDeliver', { AgentId: 'bob', ...attempt(fixture) }), [
      used,
      'bob EventInvite',
      're EventAgentInvited bob',
      're EventPartyRemoved s',
    ]);
    t.like(last(fixture, 'bob', 'EventInvite'), {
      Operation: 'route',
      Party: { PartyType: 'strategy', StrategyId: 's' },
    });
    t.is(fixture.bench.store.interaction('X')?.router, undefined);
    t.is(standing(fixture.bench.store), '2 delivering: nobody, invited: bob');
    t.deepEqual(fixture.bench.findings, []);
  });

  test(`U1: with outcome URS hears nothing yet (${protocol})`, (t) => {
    const fixture = heldByUrs('outcome');
    t.deepEqual(ask(fixture, 'urs', 'RequestDeliver', { AgentId: 'bob', ...attempt(fixture) }), [
      'bob EventInvite',
      're EventAgentInvited bob',
    ]);
    t.is(standing(fixture.bench.store), '2 delivering: nobody, invited: bob');
    t.deepEqual(fixture.bench.findings, []);
  });

  test(`U2: a media server stops what URS has routed and is out of (${protocol})`, (t) => {
    const fixture = offered('invite');
    t.deepEqual(ask(fixture, 'ms', 'RequestStopProcessing'), [
      'ms EventAck',
      'bob EventRevoked stop',
      're EventProcessingStopped',
    ]);
    ends(t, fixture, 'gone');
  });

  test(`U3: a media server stops what URS has routed and waits for (${protocol})`, (t) => {
    const fixture = offered('outcome');
    t.deepEqual(ask(fixture, 'ms', 'RequestStopProcessing'), [
      'ms EventAck',
      'urs EventError invitation-withdrawn',
      abandoned,
      'bob EventRevoked stop',
      're EventPartyRemoved s',
      're EventProcessingStopped',
    ]);
    ends(t, fixture, 'gone');
  });

  test(`U4: the agent accepts (${protocol})`, (t) => {
    const early = offered('invite');
    t.deepEqual(ask(early, 'bob', 'RequestAccept', withTicket(early, 'bob')), [
      'bob EventAck',
      're EventPartyAdded bob',
    ]);
    ends(t, early, '3 handling: bob');

    const late = offered('outcome');
    t.deepEqual(ask(late, 'bob', 'RequestAccept', withTicket(late, 'bob')), [
      'bob EventAck',
      used,
      're EventPartyAdded bob',
      're EventPartyRemoved s',
    ]);
    ends(t, late, '3 handling: bob');
  });

  test(`U5: the agent rejects, and a new routing attempt begins (${protocol})`, (t) => {
    const early = offered('invite');
    const first = attempt(early);
    t.deepEqual(ask(early, 'bob', 'RequestReject', withTicket(early, 'bob')), [
      'bob EventAck',
      're EventRejected bob',
      're EventPlacedInQueue Waiting',
      ...handedOverAgain,
    ]);
    t.notDeepEqual(attempt(early), first);
    const connIds = early
      .actor('urs')
      .got.flatMap(({ type, body }) => (type === 'EventRouteRequest' && 'ConnID' in body ? [body.ConnID] : []));
    t.is(new Set(connIds).size, 2);
    ends(t, early, '2 routing: s');

    const late = offered('outcome');
    t.deepEqual(ask(late, 'bob', 'RequestReject', withTicket(late, 'bob')), [
      'bob EventAck',
      used,
      're EventRejected bob',
      're EventPartyRemoved s',
      're EventPlacedInQueue Waiting',
      ...handedOverAgain,
    ]);
    ends(t, late, '2 routing: s');
  });

  test(`U6: the agent does not answer, disconnects or logs out (${protocol})`, (t) => {
    const gone: readonly (readonly [
      act: (fixture: ServerFixture) => void,
      answer: readonly string[],
      told: readonly string[],
      logout: readonly string[],
    ])[] = [
      [(fixture) => fixture.run(seconds(30)), [], ['bob EventRevoked timeout Expired'], []],
      [(fixture) => (fixture.actor('bob').disconnect(), fixture.run()), [], [], ['re EventAgentLogout']],
      [
        (fixture) => (fixture.actor('bob').send('RequestAgentLogout'), fixture.run()),
        ['bob EventAck'],
        ['bob EventRevoked leave'],
        ['re EventAgentLogout'],
      ],
    ];
    for (const [act, answer, told, logout] of gone) {
      const early = offered('invite');
      act(early);
      t.deepEqual(early.said(), [...answer, ...told, 're EventPlacedInQueue Waiting', ...logout, ...handedOverAgain]);
      ends(t, early, '2 routing: s');

      const late = offered('outcome');
      act(late);
      t.deepEqual(late.said(), [
        ...answer,
        used,
        ...told,
        're EventPartyRemoved s',
        're EventPlacedInQueue Waiting',
        ...logout,
        ...handedOverAgain,
      ]);
      ends(t, late, '2 routing: s');
    }
  });

  test(`U7: while the outcome is open URS may decide nothing else (${protocol})`, (t) => {
    const fixture = offered('outcome');
    for (const [request, target] of [
      ['RequestDeliver', { AgentId: 'cat' }],
      ['RequestPlaceInQueue', { Queue: 'Holding' }],
      ['RequestPlaceInWorkbin', { WorkbinType: 'Drafts', AgentId: 'cat' }],
      ['RequestStopProcessing', {}],
    ] as const)
      t.deepEqual(
        ask(fixture, 'urs', request, { ...target, ...attempt(fixture) }),
        ['urs EventError not-a-party'],
        request,
      );
    t.is(standing(fixture.bench.store), '2 delivering: nobody, invited: bob');
    t.deepEqual(ask(fixture, 'bob', 'RequestAccept', withTicket(fixture, 'bob'))[1], used);
    ends(t, fixture, '3 handling: bob');
  });

  test(`U8: the connection of URS drops while the outcome is open (${protocol})`, (t) => {
    const late = offered('outcome');
    late.actor('urs').disconnect();
    late.run();
    t.deepEqual(late.said(), [
      'bob EventRevoked party_disconnect',
      're EventPartyRemoved s',
      're EventPlacedInQueue Waiting',
    ]);
    // Its queue feeds a strategy that has no URS now: G10.
    ends(t, late, '1 cached: Waiting');

    const early = offered('invite');
    early.actor('urs').disconnect();
    early.run();
    t.deepEqual(early.said(), []);
    t.is(standing(early.bench.store), '2 delivering: nobody, invited: bob');
    t.deepEqual(early.bench.findings, []);
  });

  test(`U9: URS routes to an agent who is not there, and may go on (${protocol})`, (t) => {
    for (const routeUsedAt of ['invite', 'outcome'] as const) {
      const fixture = heldByUrs(routeUsedAt);
      for (const target of [{ AgentId: 'zoe' }, { AgentId: 'bob', PlaceId: 'cat-place' }]) {
        t.deepEqual(ask(fixture, 'urs', 'RequestDeliver', { ...target, ...attempt(fixture) }), [
          'urs EventError target-not-logged-in',
        ]);
        t.is(standing(fixture.bench.store), '2 routing: s');
      }
      ask(fixture, 'urs', 'RequestDeliver', { AgentId: 'bob', ...attempt(fixture) });
      t.is(standing(fixture.bench.store), '2 delivering: nobody, invited: bob');
      t.deepEqual(fixture.bench.findings, []);
    }
  });
}
