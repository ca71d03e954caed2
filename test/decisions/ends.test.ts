import test, { type ExecutionContext } from 'ava';
import { type Centre, defineStrategy, hours, inOrder, minutes, type Plugin, replay, seconds, Token } from 'routeproof';
import { tLibrary } from 'routeproof/plugins';
import { setStage, type Stage, type StageOptions } from './stage.ts';

/** Whatever is named exists; `Hold` and `Behind` feed no strategy. */
const centre: Centre = {
  open: true,
  queues: [
    { name: 'Hold', strategy: null },
    { name: 'Behind', strategy: null },
  ],
  workbins: [{ name: 'Drafts', queue: 'Behind' }],
};
/** Queues feed strategy s of the puppet urs, which does what the test says. */
const routed = { routers: ['urs'], strategy: defineStrategy({ name: 's', route: () => [] }) };
/** The same, and only one interaction at a time. */
const oneAtATime = { ...routed, server: { 'max-submitted-interactions': 1 } };
/** What URS hears, in Interaction Management and in words of the T-Library. */
const tongues = [
  {
    words: '',
    extra: (): readonly Plugin[] => [],
    done: 'EventAck',
    stopped: 'EventRevoked stop',
    timedOut: 'EventRevoked timeout',
  },
  {
    words: ', in words of the T-Library',
    extra: (): readonly Plugin[] => [{ ...tLibrary(), needs: ['puppet urs'] }],
    done: 'EventRouteUsed',
    stopped: 'EventAbandoned',
    timedOut: 'EventAbandoned',
  },
];
const inDrafts = { Queue: undefined, Workbin: { WorkbinType: 'Drafts', AgentId: 'ann' } };
/** Longer than any timer that a test sets. */
const longAfter = hours(1000);

const set = (options: StageOptions = {}): Stage => setStage({ centre, ...options });

/** Sends a request about X, or about another interaction if it names one. */
const ask = (stage: Stage, who: string, type: string, attributes: object = {}): number =>
  stage.actor(who).send(type, { InteractionId: 'X', ...attributes });

/** The same, and the server handles it. */
const does = (stage: Stage, who: string, type: string, attributes: object = {}): void => {
  ask(stage, who, type, attributes);
  stage.run();
};

/** URS speaks about the latest routing attempt that it was asked for, or about an older one. */
const attempt = (stage: Stage): string => (stage.routeRequest().body as { readonly ConnID: string }).ConnID;
const decides = (stage: Stage, type: string, attributes: object = {}, ConnID = attempt(stage)): void =>
  void ask(stage, 'urs', type, { Extension: { ConnID }, ...attributes });

/** Where an interaction is and who has it, in words. */
function where({ bench: { store } }: Stage, id = 'X'): string {
  const found = store.interaction(id);
  if (found === undefined) return 'gone';
  const { state, place, parties } = found;
  if (place.kind === 'agents') return `${state} by ${parties.map(({ agent }) => agent).join(', ')}`;
  if (place.kind === 'workbin')
    return `${state} in ${place.workbin.WorkbinType} of ${place.workbin.AgentId}, and in ${place.queue}`;
  return place.kind === 'queue' ? `${state} in ${place.queue}` : `${state}, ${place.kind}`;
}

/** What the attribute is in the latest event of that type that an actor got. */
const latest = (stage: Stage, actor: string, type: string, attribute: string): unknown =>
  (stage.actor(actor).got.findLast((event) => event.type === type)?.body as Record<string, unknown> | undefined)?.[
    attribute
  ];

/** No built-in property is broken, up to the end. The puppet urs never decides by itself, so its paths need not end. */
function sound(t: ExecutionContext, { bench }: Stage): void {
  void bench.runUntilQuiet();
  t.deepEqual(
    bench.findings.filter(({ kind }) => kind !== 'path-without-end'),
    [],
  );
}

/** X is gone with all its tickets and timers: nothing is under way, and long after nothing more was said. */
function over(t: ExecutionContext, stage: Stage): void {
  t.is(where(stage), 'gone');
  t.deepEqual(stage.bench.store.tickets, []);
  t.is(stage.bench.container.get(Token.Clock).pending, 0);
  stage.run(longAfter);
  t.deepEqual(stage.said(), []);
  sound(t, stage);
}

// Section 5: leaving, queues, workbins

test('L1: the first agent leaves, and the other stays as the only party', (t) => {
  const stage = set();
  stage.handledBy('X', 'ann', 'bob');
  does(stage, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(stage.said(), ['ann EventAck', 'bob EventPartyRemoved ann', 're EventPartyRemoved ann']);
  t.is(where(stage), 'handling by bob');
  t.is(latest(stage, 'bob', 'EventPartyRemoved', 'Operation'), 'leave');
  sound(t, stage);
});

test('L2: the last party leaves, and X is in its queue again, as of the time when it entered it first', (t) => {
  const stage = set();
  stage.submit('X');
  const enteredAt = stage.bench.store.interaction('X')!.properties.MovedToQueueAt;
  stage.run(minutes(1));
  stage.handledBy('X', 'ann');
  does(stage, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(stage.said(), ['ann EventAck', 're EventPartyRemoved ann', 're EventPlacedInQueue Waiting']);
  t.is(where(stage), 'queued in Waiting');
  const { MovedToQueueAt, PlacedInQueueAt } = stage.bench.store.interaction('X')!.properties;
  t.is(MovedToQueueAt, enteredAt);
  t.is(PlacedInQueueAt, enteredAt! + minutes(1));
  sound(t, stage);
});

test('L2: what returns stands before what came to the queue after it', (t) => {
  const stage = set();
  stage.submit('X');
  stage.run(seconds(1));
  stage.submit('Y');
  stage.handledBy('X', 'ann');
  t.deepEqual(stage.bench.store.waitingIn('Waiting'), ['Y']);
  does(stage, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(stage.bench.store.waitingIn('Waiting'), ['X', 'Y']);
});

test('L3: the last party leaves, and X is in its workbin again and in the queue behind it', (t) => {
  const stage = set();
  stage.submit('X', inDrafts);
  stage.handledBy('X', 'ann');
  does(stage, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(stage.said(), [
    'ann EventAck',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Behind',
    're EventPlacedInWorkbin',
  ]);
  t.is(where(stage), 'queued in Drafts of ann, and in Behind');
  sound(t, stage);
});

test('L4: X was pulled from a workbin and conferenced; after its last party it is in the workbin of its first owner', (t) => {
  const stage = set();
  stage.submit('X', inDrafts);
  stage.handledBy('X', 'ann', 'bob');
  does(stage, 'ann', 'RequestLeaveInteraction');
  stage.said();
  does(stage, 'bob', 'RequestLeaveInteraction');
  t.deepEqual(stage.said(), [
    'bob EventAck',
    're EventPartyRemoved bob',
    're EventPlacedInQueue Behind',
    're EventPlacedInWorkbin',
  ]);
  t.is(where(stage), 'queued in Drafts of ann, and in Behind');
  sound(t, stage);
});

test('L5: an agent cannot leave what it has submitted into no queue and no workbin; it places or stops it', (t) => {
  const stage = set();
  does(stage, 'ann', 'RequestSubmit', { MediaType: 'email' });
  stage.said();
  does(stage, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(stage.said(), ['ann EventError wrong-state']);
  t.is(where(stage), 'handling by ann');
  does(stage, 'ann', 'RequestPlaceInQueue', { Queue: 'Hold' });
  t.deepEqual(stage.said(), ['ann EventAck', 're EventPartyRemoved ann', 're EventPlacedInQueue Hold']);
  t.is(where(stage), 'queued in Hold');
  sound(t, stage);
});

test('L5: while another party stays, the agent who submitted X may leave it', (t) => {
  const stage = set();
  does(stage, 'ann', 'RequestSubmit', { MediaType: 'email' });
  ask(stage, 'ann', 'RequestConference', { AgentId: 'bob' });
  stage.run();
  does(stage, 'bob', 'RequestAccept', { TicketId: stage.ticket('bob') });
  stage.said();
  does(stage, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(stage.said(), ['ann EventAck', 'bob EventPartyRemoved ann', 're EventPartyRemoved ann']);
  does(stage, 'bob', 'RequestLeaveInteraction');
  t.deepEqual(stage.said(), ['bob EventError wrong-state']);
  sound(t, stage);
});

test('L6: nobody leaves an unknown interaction, or one of others, or one to which it is only invited', (t) => {
  const stage = set();
  stage.handledBy('X', 'ann');
  does(stage, 'ann', 'RequestConference', { AgentId: 'bob' });
  stage.said();
  does(stage, 'ann', 'RequestLeaveInteraction', { InteractionId: 'Z' });
  does(stage, 'cat', 'RequestLeaveInteraction');
  does(stage, 'bob', 'RequestLeaveInteraction');
  t.deepEqual(stage.said(), [
    'ann EventError unknown-interaction',
    'cat EventError not-a-party',
    'bob EventError not-a-party',
  ]);
  t.is(latest(stage, 'ann', 'EventError', 'ErrorCode'), 43);
  t.is(where(stage), 'handling by ann');
  t.is(stage.bench.store.tickets.length, 1);
  sound(t, stage);
});

test('L7: an agent logs out; each of its interactions goes as if it had left it, and the logout comes last', (t) => {
  const stage = set();
  stage.handledBy('X', 'ann', 'bob');
  stage.handledBy('Y', 'ann');
  does(stage, 'ann', 'RequestAgentLogout', { InteractionId: undefined });
  t.deepEqual(stage.said(), [
    'ann EventAck',
    'bob EventPartyRemoved ann',
    're EventPartyRemoved ann',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
  ]);
  t.deepEqual([where(stage), where(stage, 'Y')], ['handling by bob', 'queued in Waiting']);
  t.false(stage.bench.store.agent('ann')!.loggedIn);
  sound(t, stage);
});

test('L8: the connection of an agent drops; each of its interactions goes, and the logout comes last', (t) => {
  const stage = set();
  stage.handledBy('X', 'ann', 'bob');
  stage.handledBy('Y', 'ann');
  stage.actor('ann').disconnect();
  stage.run();
  t.deepEqual(stage.said(), [
    'bob EventPartyRemoved ann',
    're EventPartyRemoved ann',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
  ]);
  t.is(latest(stage, 'bob', 'EventPartyRemoved', 'Operation'), 'party_disconnect');
  t.is(latest(stage, 're', 'EventPartyRemoved', 'Operation'), 'party_disconnect');
  t.deepEqual([where(stage), where(stage, 'Y')], ['handling by bob', 'queued in Waiting']);
  sound(t, stage);
});

/** Dora and eve are logged in over the one connection of `desk`, each with a ProxyClientId of her own. */
function shareDesk(options: StageOptions = {}): { stage: Stage; dora: number; eve: number } {
  const stage = set({ agents: ['ann'], strangers: ['desk'], ...options });
  const dora = latest(stage, 'desk', 'EventAck', 'ProxyClientId') as number;
  const desk = stage.actor('desk');
  desk.send('RequestRegisterClient', { ClientType: 'AgentApplication', ClientName: 'desk' });
  stage.run();
  const eve = latest(stage, 'desk', 'EventAck', 'ProxyClientId') as number;
  desk.send('RequestAgentLogin', { AgentId: 'dora', PlaceId: 'left', ProxyClientId: dora });
  desk.send('RequestAgentLogin', { AgentId: 'eve', PlaceId: 'right', ProxyClientId: eve });
  for (const [InteractionId, ProxyClientId] of [['X', dora], ['Y', eve]] as const) {
    stage.submit(InteractionId);
    desk.send('RequestPull', { InteractionIds: [InteractionId], ProxyClientId });
  }
  stage.run();
  stage.said();
  return { stage, dora, eve };
} // prettier-ignore

test('L8: all agents of a shared connection go alike', (t) => {
  const { stage, dora, eve } = shareDesk();
  t.not(dora, eve);
  t.deepEqual([where(stage), where(stage, 'Y')], ['handling by dora', 'handling by eve']);
  stage.actor('desk').disconnect();
  stage.run();
  t.deepEqual(stage.said(), [
    're EventPartyRemoved dora',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
    're EventPartyRemoved eve',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
  ]);
  t.deepEqual([where(stage), where(stage, 'Y')], ['queued in Waiting', 'queued in Waiting']);
  t.deepEqual(
    stage.bench.store.agents.filter(({ loggedIn }) => loggedIn).map(({ name }) => name),
    ['ann'],
  );
  sound(t, stage);
});

test('L8: the same when the server closes the connection, as after a request in the name of nobody', (t) => {
  const { stage } = shareDesk();
  does(stage, 'desk', 'RequestGetInteractionProperties', { ProxyClientId: 99 });
  t.deepEqual(stage.said(), [
    'desk EventError not-registered',
    're EventPartyRemoved dora',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
    're EventPartyRemoved eve',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
  ]);
  t.false(stage.actor('desk').link.connected);
  t.deepEqual([where(stage), where(stage, 'Y')], ['queued in Waiting', 'queued in Waiting']);
  sound(t, stage);
});

test('L8: one agent of a shared connection leaves, and the connection and the other agent stay', (t) => {
  const { stage, dora } = shareDesk();
  ask(stage, 'desk', 'RequestAgentLogout', { InteractionId: undefined, ProxyClientId: dora });
  stage.run();
  t.deepEqual(stage.said(), [
    'desk EventAck',
    're EventPartyRemoved dora',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
  ]);
  t.deepEqual([where(stage), where(stage, 'Y')], ['queued in Waiting', 'handling by eve']);
  sound(t, stage);
});

/** Dora invites eve, who sits at the same desk. */
function bothAtDesk(): { stage: Stage; dora: number; eve: number } {
  const { stage, dora, eve } = shareDesk();
  does(stage, 'desk', 'RequestConference', { AgentId: 'eve', ProxyClientId: dora });
  does(stage, 'desk', 'RequestAccept', { TicketId: stage.ticket('desk'), ProxyClientId: eve });
  stage.said();
  return { stage, dora, eve };
}

test('L8: two parties at one connection: one leaves, the other is told, over the same link', (t) => {
  const { stage, dora, eve } = bothAtDesk();
  does(stage, 'desk', 'RequestLeaveInteraction', { ProxyClientId: dora });
  t.deepEqual(stage.said(), ['desk EventAck', 'desk EventPartyRemoved dora', 're EventPartyRemoved dora']);
  t.is(latest(stage, 'desk', 'EventAck', 'ProxyClientId'), dora);
  t.is(latest(stage, 'desk', 'EventPartyRemoved', 'ProxyClientId'), eve);
  t.is(where(stage), 'handling by eve');
  does(stage, 'desk', 'RequestLeaveInteraction', { ProxyClientId: eve });
  t.is(where(stage), 'queued in Waiting');
  sound(t, stage);
});

test('L8: two parties at one connection, and it drops: nobody is left to be told', (t) => {
  const { stage } = bothAtDesk();
  stage.actor('desk').disconnect();
  stage.run();
  t.deepEqual(stage.said(), [
    're EventPartyRemoved dora',
    're EventAgentLogout',
    're EventPartyRemoved eve',
    're EventPlacedInQueue Waiting',
    're EventPartyRemoved eve',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
  ]);
  t.deepEqual([where(stage), where(stage, 'Y')], ['queued in Waiting', 'queued in Waiting']);
  sound(t, stage);
});

test('L9: an agent who is no party moves X while it is queued', (t) => {
  const stage = set();
  stage.submit('X');
  stage.said();
  does(stage, 'cat', 'RequestPlaceInQueue', { Queue: 'Hold' });
  t.deepEqual(stage.said(), ['cat EventAck', 're EventPlacedInQueue Hold']);
  t.is(where(stage), 'queued in Hold');
  does(stage, 'cat', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts' });
  t.deepEqual(stage.said(), ['cat EventAck', 're EventPlacedInQueue Behind', 're EventPlacedInWorkbin']);
  t.is(where(stage), 'queued in Drafts of cat, and in Behind');
  t.deepEqual(stage.bench.store.waitingIn('Hold'), []);
  sound(t, stage);
});

test('L9: and while it is cached, because its queue feeds a strategy and URS is away', (t) => {
  const stage = set({ ...routed, routers: [] });
  stage.submit('X');
  stage.said();
  t.is(where(stage), 'cached in Waiting');
  does(stage, 'cat', 'RequestPlaceInQueue', { Queue: 'Hold' });
  t.deepEqual(stage.said(), ['cat EventAck', 're EventPlacedInQueue Hold']);
  t.is(where(stage), 'queued in Hold');
  sound(t, stage);
});

test('L9: not while URS works on it, offers it, or others handle it', (t) => {
  const stage = set(routed);
  stage.submit('X');
  stage.said();
  does(stage, 'cat', 'RequestPlaceInQueue', { Queue: 'Hold' });
  t.deepEqual(stage.said(), ['cat EventError not-a-party']);
  t.is(where(stage), 'routing, strategy');
  decides(stage, 'RequestDeliver', { AgentId: 'ann' });
  stage.run();
  stage.said();
  does(stage, 'cat', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts' });
  t.deepEqual(stage.said(), ['cat EventError not-a-party']);
  t.is(where(stage), 'delivering, delivery');
  does(stage, 'ann', 'RequestAccept', { TicketId: stage.ticket('ann') });
  stage.said();
  does(stage, 'cat', 'RequestPlaceInQueue', { Queue: 'Hold' });
  t.deepEqual(stage.said(), ['cat EventError not-a-party']);
  t.is(where(stage), 'handling by ann');
  sound(t, stage);
});

test('L11: what URS works on, offers, or others handle cannot be pulled', (t) => {
  const stage = set(routed);
  stage.submit('X');
  const pulls = () => {
    stage.said();
    does(stage, 'cat', 'RequestPull', { InteractionId: undefined, InteractionIds: ['X'] });
    return stage.said();
  };
  t.deepEqual(pulls(), ['cat EventError wrong-state']);
  decides(stage, 'RequestDeliver', { AgentId: 'ann' });
  stage.run();
  t.deepEqual(pulls(), ['cat EventError wrong-state']);
  does(stage, 'ann', 'RequestAccept', { TicketId: stage.ticket('ann') });
  t.deepEqual(pulls(), ['cat EventError wrong-state']);
  t.is(where(stage), 'handling by ann');
  sound(t, stage);
});

for (const { words, extra, timedOut } of tongues)
  test(`L12: routing-timeout; X is in its queue again, and the queue hands it over anew${words}`, (t) => {
    const stage = set({ ...routed, extra: extra(), server: { 'routing-timeout': 20 } });
    stage.submit('X');
    stage.said();
    stage.run(minutes(20) - 1);
    t.deepEqual(stage.said(), []);
    const first = attempt(stage);
    stage.run(1);
    t.deepEqual(stage.said(), [
      `urs ${timedOut}`,
      're EventPartyRemoved s',
      're EventPlacedInQueue Waiting',
      'urs EventRouteRequest',
      're EventPartyAdded s',
      're EventTakenFromQueue Waiting',
    ]);
    t.is(where(stage), 'routing, strategy');
    t.true(attempt(stage) > first);
    sound(t, stage);
  });

// Section 6: stop processing

test('S1: a media server stops what agents handle', (t) => {
  const stage = set();
  stage.handledBy('X', 'ann', 'bob');
  does(stage, 'ms', 'RequestStopProcessing', { Reason: { ReasonSystemName: 'Normal' } });
  t.deepEqual(stage.said(), [
    'ms EventAck',
    'ann EventRevoked stop',
    'bob EventRevoked stop',
    're EventPartyRemoved ann',
    're EventPartyRemoved bob',
    're EventProcessingStopped',
  ]);
  t.deepEqual(latest(stage, 'ann', 'EventRevoked', 'Reason'), { ReasonSystemName: 'Normal' });
  over(t, stage);
});

for (const { words, extra, stopped } of tongues)
  test(`S2: a media server stops what URS works on${words}`, (t) => {
    const stage = set({ ...routed, extra: extra() });
    stage.submit('X');
    stage.said();
    does(stage, 'ms', 'RequestStopProcessing');
    t.deepEqual(stage.said(), ['ms EventAck', `urs ${stopped}`, 're EventPartyRemoved s', 're EventProcessingStopped']);
    over(t, stage);
  });

test('S2: with the switch, URS hears EventRouteUsed for EventAbandoned', (t) => {
  const stage = set({ ...routed, extra: tongues[1]!.extra(), server: { stopTellsUrsWith: 'EventRouteUsed' } });
  stage.submit('X');
  stage.said();
  does(stage, 'ms', 'RequestStopProcessing');
  t.deepEqual(stage.said(), [
    'ms EventAck',
    'urs EventRouteUsed',
    're EventPartyRemoved s',
    're EventProcessingStopped',
  ]);
  over(t, stage);
});

test('S3: a party stops; the others are revoked, and it is not', (t) => {
  const stage = set();
  stage.handledBy('X', 'ann', 'bob', 'cat');
  does(stage, 'bob', 'RequestStopProcessing');
  t.deepEqual(stage.said(), [
    'bob EventAck',
    'ann EventRevoked stop',
    'cat EventRevoked stop',
    're EventPartyRemoved ann',
    're EventPartyRemoved bob',
    're EventPartyRemoved cat',
    're EventProcessingStopped',
  ]);
  t.is(latest(stage, 'ann', 'EventRevoked', 'Reason'), undefined);
  over(t, stage);
});

test('S3: the other party may be at the same connection, and is revoked all the same', (t) => {
  const { stage, dora, eve } = bothAtDesk();
  does(stage, 'desk', 'RequestStopProcessing', { ProxyClientId: dora });
  t.deepEqual(stage.said(), [
    'desk EventAck',
    'desk EventRevoked stop',
    're EventPartyRemoved dora',
    're EventPartyRemoved eve',
    're EventProcessingStopped',
  ]);
  t.is(latest(stage, 'desk', 'EventRevoked', 'ProxyClientId'), eve);
  t.is(where(stage), 'gone');
});

for (const { words, extra, done } of tongues)
  test(`S4: URS stops what it works on${words}`, (t) => {
    const stage = set({ ...routed, extra: extra() });
    stage.submit('X');
    stage.said();
    decides(stage, 'RequestStopProcessing');
    stage.run();
    t.deepEqual(stage.said(), [`urs ${done}`, 're EventPartyRemoved s', 're EventProcessingStopped']);
    over(t, stage);
  });

test('S5: a stop of what is queued', (t) => {
  const stage = set();
  stage.submit('X');
  stage.said();
  does(stage, 'ms', 'RequestStopProcessing');
  t.deepEqual(stage.said(), ['ms EventAck', 're EventProcessingStopped']);
  t.deepEqual(stage.bench.store.waitingIn('Waiting'), []);
  over(t, stage);
});

test('S5: a stop of what is cached, and URS hears nothing of it when it comes', (t) => {
  const stage = set(routed);
  stage.actor('urs').disconnect();
  stage.run();
  stage.submit('X');
  t.is(where(stage), 'cached in Waiting');
  stage.said();
  does(stage, 'ms', 'RequestStopProcessing');
  t.deepEqual(stage.said(), ['ms EventAck', 're EventProcessingStopped']);
  stage.actor('urs').connect();
  stage.actor('urs').send('RequestRegisterClient', { ClientType: 'Router', ClientName: 'urs' });
  stage.run();
  t.deepEqual(stage.said(), ['urs EventAck']);
  over(t, stage);
});

test('S6: a stop of what is in a workbin', (t) => {
  const stage = set();
  stage.submit('X', inDrafts);
  stage.said();
  does(stage, 'ms', 'RequestStopProcessing');
  t.deepEqual(stage.said(), ['ms EventAck', 're EventProcessingStopped']);
  over(t, stage);
});

test('S7: an agent who is no party stops what is queued, cached or in a workbin', (t) => {
  for (const [options, attributes] of [
    [{}, {}],
    [{ ...routed, routers: [] }, {}],
    [{}, inDrafts],
  ] as const) {
    const stage = set(options);
    stage.submit('X', attributes);
    stage.said();
    does(stage, 'cat', 'RequestStopProcessing');
    t.deepEqual(stage.said(), ['cat EventAck', 're EventProcessingStopped']);
    over(t, stage);
  }
});

test('S7: not what URS works on or others handle, and being invited is not enough', (t) => {
  const stage = set(routed);
  stage.submit('X');
  stage.said();
  does(stage, 'cat', 'RequestStopProcessing');
  t.deepEqual(stage.said(), ['cat EventError not-a-party']);
  decides(stage, 'RequestDeliver', { AgentId: 'cat' });
  stage.run();
  stage.said();
  does(stage, 'cat', 'RequestStopProcessing');
  t.deepEqual(stage.said(), ['cat EventError not-a-party']);
  does(stage, 'cat', 'RequestAccept', { TicketId: stage.ticket('cat') });
  does(stage, 'cat', 'RequestConference', { AgentId: 'bob' });
  stage.said();
  does(stage, 'ann', 'RequestStopProcessing');
  does(stage, 'bob', 'RequestStopProcessing');
  t.deepEqual(stage.said(), ['ann EventError not-a-party', 'bob EventError not-a-party']);
  t.is(where(stage), 'handling by cat');
  sound(t, stage);
});

test('S8: another media server stops as the submitter would', (t) => {
  const stage = set({ mediaServers: ['ms', 'other'] });
  stage.handledBy('X', 'ann');
  does(stage, 'other', 'RequestStopProcessing');
  t.deepEqual(stage.said(), [
    'other EventAck',
    'ann EventRevoked stop',
    're EventPartyRemoved ann',
    're EventProcessingStopped',
  ]);
  over(t, stage);
});

test('S9: URS stops nothing that it does not hold: queued, offered, handled, or of an earlier attempt', (t) => {
  const stage = set(routed);
  const stops = (of?: string) => {
    stage.said();
    decides(stage, 'RequestStopProcessing', {}, of);
    stage.run();
    return stage.said();
  };
  stage.submit('X');
  const first = attempt(stage);
  decides(stage, 'RequestPlaceInQueue', { Queue: 'Hold' });
  stage.run();
  t.is(where(stage), 'queued in Hold');
  t.deepEqual(stops(), ['urs EventError not-a-party']);

  does(stage, 'ann', 'RequestPlaceInQueue', { Queue: 'Waiting' });
  t.is(where(stage), 'routing, strategy');
  t.deepEqual(stops(first), ['urs EventError not-a-party']);

  decides(stage, 'RequestDeliver', { AgentId: 'ann' });
  stage.run();
  t.is(where(stage), 'delivering, delivery');
  t.deepEqual(stops(), ['urs EventError not-a-party']);

  does(stage, 'ann', 'RequestAccept', { TicketId: stage.ticket('ann') });
  t.deepEqual(stops(), ['urs EventError not-a-party']);
  t.is(where(stage), 'handling by ann');
  sound(t, stage);
});

test('S9: nor what is cached because it has work enough', (t) => {
  const stage = set(oneAtATime);
  stage.submit('X');
  stage.submit('Y');
  t.deepEqual([where(stage), where(stage, 'Y')], ['routing, strategy', 'cached in Waiting']);
  stage.said();
  decides(stage, 'RequestStopProcessing', { InteractionId: 'Y' });
  stage.run();
  t.deepEqual(stage.said(), ['urs EventError not-a-party']);
  t.deepEqual([where(stage), where(stage, 'Y')], ['routing, strategy', 'cached in Waiting']);
  sound(t, stage);
});

test('S11: a second stop, of the same client or another, is told that X is unknown', (t) => {
  const stage = set(routed);
  stage.submit('X');
  decides(stage, 'RequestStopProcessing');
  stage.run();
  stage.said();
  decides(stage, 'RequestStopProcessing');
  ask(stage, 'ms', 'RequestStopProcessing');
  ask(stage, 'ann', 'RequestStopProcessing');
  stage.run();
  t.deepEqual(stage.said(), [
    'urs EventError unknown-interaction',
    'ms EventError unknown-interaction',
    'ann EventError unknown-interaction',
  ]);
  t.is(latest(stage, 'ann', 'EventError', 'ErrorCode'), 43);
  over(t, stage);
});

test('S12: so is every other request that names X after the stop, an accept with its old ticket too', (t) => {
  const stage = set(routed);
  stage.submit('X');
  decides(stage, 'RequestDeliver', { AgentId: 'ann' });
  stage.run();
  does(stage, 'ann', 'RequestAccept', { TicketId: stage.ticket('ann') });
  does(stage, 'ann', 'RequestConference', { AgentId: 'bob' });
  does(stage, 'ms', 'RequestStopProcessing');
  stage.said();
  const TicketId = stage.ticket('bob');
  ask(stage, 'bob', 'RequestAccept', { TicketId });
  ask(stage, 'bob', 'RequestReject', { TicketId });
  ask(stage, 'ann', 'RequestConference', { AgentId: 'bob' });
  ask(stage, 'ann', 'RequestLeaveInteraction');
  ask(stage, 'ann', 'RequestPlaceInQueue', { Queue: 'Hold' });
  ask(stage, 'ann', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts' });
  ask(stage, 'ann', 'RequestPull', { InteractionId: undefined, InteractionIds: ['X'] });
  ask(stage, 'ms', 'RequestChangeProperties', { AddedProperties: { Colour: 'red' } });
  ask(stage, 'ms', 'RequestGetInteractionProperties');
  decides(stage, 'RequestDeliver', { AgentId: 'ann' });
  stage.run();
  const askers = ['bob', 'bob', 'ann', 'ann', 'ann', 'ann', 'ann', 'ms', 'ms', 'urs'];
  t.deepEqual(
    stage.said(),
    askers.map((asker) => `${asker} EventError unknown-interaction`),
  );
  over(t, stage);
});

test('S13: a client that asked for it is told of every stop, once, after the revoked and before the engines', (t) => {
  const event_processing_stopped = 1;
  const stage = set({
    mediaServers: ['ms', 'other'],
    extensions: { ms: { event_processing_stopped }, other: { event_processing_stopped }, ann: { event_processing_stopped } },
  }); // prettier-ignore
  stage.handledBy('X', 'ann', 'bob');
  does(stage, 'ms', 'RequestStopProcessing');
  t.deepEqual(stage.said(), [
    'ms EventAck',
    'ann EventRevoked stop',
    'bob EventRevoked stop',
    'ms EventProcessingStopped',
    'other EventProcessingStopped',
    'ann EventProcessingStopped',
    're EventPartyRemoved ann',
    're EventPartyRemoved bob',
    're EventProcessingStopped',
  ]);
  t.deepEqual(
    stage.actor('ms').got.slice(-2).map(({ type, protocol }) => [type, protocol]),
    [['EventAck', 'InteractionManagement'], ['EventProcessingStopped', 'InteractionManagement']],
  ); // prettier-ignore
  over(t, stage);
});

test('S13: of a stop of what nobody works on, too', (t) => {
  const stage = set({ mediaServers: ['ms', 'other'], extensions: { other: { event_processing_stopped: 1 } } });
  stage.submit('X');
  stage.said();
  does(stage, 'ms', 'RequestStopProcessing');
  t.deepEqual(stage.said(), ['ms EventAck', 'other EventProcessingStopped', 're EventProcessingStopped']);
  over(t, stage);
});

// Section 7: crossings

const late = 100;
const inviteBob = (stage: Stage): void => {
  ask(stage, 'ann', 'RequestConference', { AgentId: 'bob' });
  stage.run(late);
};

for (const { words, extra, stopped } of tongues)
  test(`X1: whatever URS decides crosses the news that X was stopped; each request has its EventError after that${words}`, (t) => {
    for (const [type, attributes] of [
      ['RequestDeliver', { AgentId: 'ann' }],
      ['RequestPlaceInQueue', { Queue: 'Hold' }],
      ['RequestPlaceInWorkbin', { WorkbinType: 'Drafts', AgentId: 'ann' }],
      ['RequestStopProcessing', {}],
    ] as const) {
      const stage = set({ ...routed, extra: extra(), links: { urs: late } });
      stage.submit('X');
      stage.said();
      stage.heard('urs');
      decides(stage, type, attributes);
      ask(stage, 'ms', 'RequestStopProcessing');
      stage.run(3 * late);
      t.deepEqual(stage.said(), [
        'ms EventAck',
        `urs ${stopped}`,
        're EventPartyRemoved s',
        're EventProcessingStopped',
        'urs EventError unknown-interaction',
      ]);
      t.deepEqual(stage.heard('urs'), [`urs ${stopped}`, 'urs EventError unknown-interaction']);
      over(t, stage);
    }
  });

for (const { words, extra, done, timedOut } of tongues)
  test(`X2: after a routing-timeout X is with URS again, and a decision of the attempt before does not touch it${words}`, (t) => {
    for (const [type, attributes] of [
      ['RequestDeliver', { AgentId: 'ann' }],
      ['RequestPlaceInQueue', { Queue: 'Hold' }],
      ['RequestStopProcessing', {}],
    ] as const) {
      const stage = set({ ...routed, extra: extra(), links: { urs: late }, server: { 'routing-timeout': 20 } });
      const handedOverAt = stage.bench.clock.now();
      stage.submit('X');
      stage.run(handedOverAt + minutes(20) - late / 2 - stage.bench.clock.now());
      stage.said();
      stage.heard('urs');
      decides(stage, type, attributes);
      stage.run(3 * late);
      t.deepEqual(stage.heard('urs'), [`urs ${timedOut}`, 'urs EventRouteRequest', 'urs EventError not-a-party']);
      t.is(where(stage), 'routing, strategy');
      decides(stage, 'RequestDeliver', { AgentId: 'ann' });
      stage.run(2 * late);
      t.deepEqual(stage.heard('urs'), [`urs ${done}`]);
      t.is(where(stage), 'delivering, delivery');
      sound(t, stage);
    }
  });

for (const { words, extra, done, stopped } of tongues)
  test(`X3: a change of properties by URS crosses the end of its attempt, by a stop or by its own decision${words}`, (t) => {
    const changes = ['RequestChangeProperties', { AddedProperties: { Colour: 'red' } }] as const;
    const stage = set({ ...routed, extra: extra(), links: { urs: late } });
    stage.submit('X');
    stage.heard('urs');
    decides(stage, ...changes);
    ask(stage, 'ms', 'RequestStopProcessing');
    stage.run(3 * late);
    t.deepEqual(stage.heard('urs'), [`urs ${stopped}`, 'urs EventError unknown-interaction']);
    stage.said();
    over(t, stage);

    stage.submit('X');
    stage.heard('urs');
    decides(stage, 'RequestPlaceInQueue', { Queue: 'Hold' });
    decides(stage, ...changes);
    stage.run(3 * late);
    t.deepEqual(stage.heard('urs'), [`urs ${done}`, 'urs EventError not-a-party']);
    t.is(where(stage), 'queued in Hold');
    t.deepEqual(stage.bench.store.interaction('X')!.properties.UserData, {});
    sound(t, stage);
  });

test('X4: the decision of URS arrives first, then the stop', (t) => {
  const stage = set(routed);
  stage.submit('X');
  stage.said();
  decides(stage, 'RequestPlaceInQueue', { Queue: 'Hold' });
  ask(stage, 'ms', 'RequestStopProcessing');
  stage.run();
  t.deepEqual(stage.said(), [
    'urs EventAck',
    're EventPartyRemoved s',
    're EventPlacedInQueue Hold',
    'ms EventAck',
    're EventProcessingStopped',
  ]);
  over(t, stage);
});

test('X5, X7: accept or reject crosses the time-out of the invitation', (t) => {
  for (const type of ['RequestAccept', 'RequestReject']) {
    const stage = set({ links: { bob: late } });
    stage.handledBy('X', 'ann');
    inviteBob(stage);
    stage.said();
    stage.run(seconds(30) - 1.5 * late);
    stage.heard('bob');
    ask(stage, 'bob', type, { TicketId: stage.ticket('bob') });
    stage.run(3 * late);
    t.deepEqual(stage.said(), [
      'ann EventError invitation-expired',
      'bob EventRevoked timeout Expired',
      'bob EventError no-such-ticket',
    ]);
    t.deepEqual(stage.heard('bob'), ['bob EventRevoked timeout Expired', 'bob EventError no-such-ticket']);
    t.is(where(stage), 'handling by ann');
    sound(t, stage);
  }
});

test('X6, X7: accept or reject crosses a stop', (t) => {
  for (const type of ['RequestAccept', 'RequestReject']) {
    const stage = set({ links: { bob: late } });
    stage.handledBy('X', 'ann');
    inviteBob(stage);
    stage.said();
    stage.heard('bob');
    ask(stage, 'bob', type, { TicketId: stage.ticket('bob') });
    ask(stage, 'ms', 'RequestStopProcessing');
    stage.run(3 * late);
    t.deepEqual(stage.said(), [
      'ms EventAck',
      'ann EventError invitation-withdrawn',
      'ann EventRevoked stop',
      'bob EventRevoked stop',
      're EventPartyRemoved ann',
      're EventProcessingStopped',
      'bob EventError unknown-interaction',
    ]);
    t.deepEqual(stage.heard('bob'), ['bob EventRevoked stop', 'bob EventError unknown-interaction']);
    over(t, stage);
  }
});

test('X8: accept and time-out are due at the same instant; whichever is taken first wins, and the other finds it so', (t) => {
  const meet = (choices: ReturnType<typeof inOrder>, before: () => void) => {
    const stage = set({ agents: ['ann', 'bob'], links: { bob: late }, raceWindow: 0, bench: { races: true, choices } });
    stage.handledBy('X', 'ann');
    const invitedAt = stage.bench.clock.now();
    ask(stage, 'ann', 'RequestConference', { AgentId: 'bob' });
    stage.run(seconds(30) - late);
    stage.said();
    t.is(stage.bench.clock.now(), invitedAt + seconds(30) - late);
    ask(stage, 'bob', 'RequestAccept', { TicketId: stage.ticket('bob') });
    before();
    stage.run(2 * late);
    const said = stage.said();
    const with_ = where(stage);
    t.deepEqual(stage.bench.store.tickets, []);
    sound(t, stage);
    return { said, where: with_ };
  };
  const accepted = {
    said: ['bob EventAck', 'ann EventAck', 'ann EventPartyAdded bob', 're EventPartyAdded bob'],
    where: 'handling by ann, bob',
  };
  const expired = {
    said: ['ann EventError invitation-expired', 'bob EventRevoked timeout Expired', 'bob EventError no-such-ticket'],
    where: 'handling by ann',
  };
  const first = inOrder();
  let asked = 0;
  t.deepEqual(
    meet(first, () => (asked = first.answers.length)),
    expired,
  );
  t.true(first.answers.length > asked, 'the two raced');
  t.deepEqual(
    meet(replay([...first.answers.slice(0, asked), 1]), () => undefined),
    accepted,
  );
});

test('X9: the accept is taken first and the stop next; everybody hears of both, in this order', (t) => {
  const stage = set({ links: { ann: late, bob: late } });
  stage.handledBy('X', 'ann');
  ask(stage, 'ann', 'RequestConference', { AgentId: 'bob' });
  stage.run(2 * late);
  stage.said();
  stage.heard('bob');
  ask(stage, 'bob', 'RequestAccept', { TicketId: stage.ticket('bob') });
  stage.run(late);
  ask(stage, 'ms', 'RequestStopProcessing');
  stage.run(2 * late);
  t.deepEqual(stage.said(), [
    'bob EventAck',
    'ann EventAck',
    'ann EventPartyAdded bob',
    're EventPartyAdded bob',
    'ms EventAck',
    'ann EventRevoked stop',
    'bob EventRevoked stop',
    're EventPartyRemoved ann',
    're EventPartyRemoved bob',
    're EventProcessingStopped',
  ]);
  t.deepEqual(stage.heard('bob'), ['bob EventAck', 'bob EventRevoked stop']);
  t.deepEqual(stage.heard('ann'), ['ann EventAck', 'ann EventPartyAdded bob', 'ann EventRevoked stop']);
  over(t, stage);
});

test('X10: a leave crosses a stop', (t) => {
  const stage = set({ links: { ann: late } });
  stage.handledBy('X', 'ann', 'bob');
  ask(stage, 'ann', 'RequestLeaveInteraction');
  ask(stage, 'bob', 'RequestStopProcessing');
  stage.run(3 * late);
  t.deepEqual(stage.said(), [
    'bob EventAck',
    'ann EventRevoked stop',
    're EventPartyRemoved ann',
    're EventPartyRemoved bob',
    're EventProcessingStopped',
    'ann EventError unknown-interaction',
  ]);
  t.deepEqual(stage.heard('ann'), ['ann EventRevoked stop', 'ann EventError unknown-interaction']);
  over(t, stage);
});

test('X11: two parties leave at once; who arrives second brings X back', (t) => {
  const stage = set({ links: { ann: late } });
  stage.handledBy('X', 'ann', 'bob');
  ask(stage, 'ann', 'RequestLeaveInteraction');
  ask(stage, 'bob', 'RequestLeaveInteraction');
  stage.run(3 * late);
  t.deepEqual(stage.said(), [
    'bob EventAck',
    'ann EventPartyRemoved bob',
    're EventPartyRemoved bob',
    'ann EventAck',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
  ]);
  t.is(where(stage), 'queued in Waiting');
  sound(t, stage);
});

test('X12: the inviter leaves while the accept is under way', (t) => {
  const stage = set({ links: { bob: late } });
  stage.handledBy('X', 'ann', 'cat');
  inviteBob(stage);
  stage.said();
  stage.heard('bob');
  ask(stage, 'bob', 'RequestAccept', { TicketId: stage.ticket('bob') });
  ask(stage, 'ann', 'RequestLeaveInteraction');
  stage.run(3 * late);
  t.deepEqual(stage.said(), [
    'ann EventAck',
    'ann EventError invitation-withdrawn',
    'cat EventPartyRemoved ann',
    'bob EventRevoked leave',
    're EventPartyRemoved ann',
    'bob EventError no-such-ticket',
  ]);
  t.deepEqual(stage.heard('bob'), ['bob EventRevoked leave', 'bob EventError no-such-ticket']);
  t.is(where(stage), 'handling by cat');
  sound(t, stage);
});

test('X12: the inviter was the last party', (t) => {
  const stage = set({ links: { bob: late } });
  stage.handledBy('X', 'ann');
  inviteBob(stage);
  stage.said();
  ask(stage, 'bob', 'RequestAccept', { TicketId: stage.ticket('bob') });
  ask(stage, 'ann', 'RequestLeaveInteraction');
  stage.run(3 * late);
  t.deepEqual(stage.said(), [
    'ann EventAck',
    'ann EventError invitation-withdrawn',
    'bob EventRevoked leave',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
    'bob EventError no-such-ticket',
  ]);
  t.is(where(stage), 'queued in Waiting');
  sound(t, stage);
});

test('X13: a ticket is for one client and one interaction; others cannot use it, and it stays open', (t) => {
  const stage = set();
  stage.handledBy('Y', 'ann');
  stage.handledBy('X', 'ann');
  inviteBob(stage);
  stage.said();
  const TicketId = stage.ticket('bob');
  ask(stage, 'cat', 'RequestAccept', { TicketId });
  ask(stage, 'ann', 'RequestReject', { TicketId });
  ask(stage, 'bob', 'RequestAccept', { TicketId, InteractionId: 'Y' });
  ask(stage, 'bob', 'RequestReject', { TicketId, InteractionId: 'Y' });
  ask(stage, 'bob', 'RequestAccept', { TicketId: 999 });
  stage.run();
  t.deepEqual(
    stage.said(),
    ['cat', 'ann', 'bob', 'bob', 'bob'].map((asker) => `${asker} EventError no-such-ticket`),
  );
  t.deepEqual(
    stage.bench.store.tickets.map(({ id }) => id),
    [TicketId],
  );
  does(stage, 'bob', 'RequestAccept', { TicketId });
  t.is(where(stage), 'handling by ann, bob');
  sound(t, stage);
});

for (const { words, extra, stopped } of tongues)
  test(`X14: X is handed to URS, and a stop follows at once${words}`, (t) => {
    const stage = set({ ...routed, extra: extra(), links: { urs: late } });
    stage.heard('urs');
    stage.actor('ms').send('RequestSubmit', { InteractionId: 'X', Queue: 'Waiting', MediaType: 'email' });
    stage.run();
    stage.said();
    ask(stage, 'ms', 'RequestStopProcessing');
    stage.run();
    t.deepEqual(stage.said(), ['ms EventAck', `urs ${stopped}`, 're EventPartyRemoved s', 're EventProcessingStopped']);
    t.deepEqual(stage.heard('urs'), [], 'both are under way');
    stage.run(late);
    t.deepEqual(stage.heard('urs'), ['urs EventRouteRequest', `urs ${stopped}`]);
    over(t, stage);
  });

// Section 8: timers, reconnect

test('T1: delivering-timeout starts when EventInvite is sent, whenever it arrives', (t) => {
  const stage = set({ ...routed, links: { bob: late }, server: { 'delivering-timeout': 7 } });
  stage.submit('Y', { Queue: 'Hold' });
  stage.handledBy('Y', 'ann');
  ask(stage, 'ann', 'RequestConference', { AgentId: 'bob', InteractionId: 'Y' });
  stage.run(seconds(7) - 1);
  stage.said();
  stage.run(1);
  t.deepEqual(stage.said(), ['ann EventError invitation-expired', 'bob EventRevoked timeout Expired']);
  t.deepEqual(latest(stage, 'ann', 'EventError', 'ErrorName'), 'invitation-expired');

  stage.submit('X');
  decides(stage, 'RequestDeliver', { AgentId: 'bob' });
  stage.run(seconds(7) - 1);
  stage.said();
  t.is(where(stage), 'delivering, delivery');
  stage.run(1);
  t.deepEqual(stage.said().slice(0, 2), ['bob EventRevoked timeout Expired', 're EventPlacedInQueue Waiting']);
  sound(t, stage);
});

test('T1: thirty seconds, if the options say nothing', (t) => {
  const stage = set();
  stage.handledBy('X', 'ann');
  does(stage, 'ann', 'RequestConference', { AgentId: 'bob' });
  stage.said();
  stage.run(seconds(30) - 1);
  t.deepEqual(stage.said(), []);
  stage.run(1);
  t.deepEqual(stage.said(), ['ann EventError invitation-expired', 'bob EventRevoked timeout Expired']);
  sound(t, stage);
});

test('T2: any request of an agent application resets the handling-timeout of all its interactions', (t) => {
  const stage = set();
  stage.handledBy('X', 'ann');
  stage.handledBy('Y', 'ann');
  const reset = [
    () => ask(stage, 'ann', 'RequestAddMedia', { InteractionId: undefined, MediaType: 'chat' }),
    () => ask(stage, 'ann', 'RequestGetInteractionProperties'),
    () => ask(stage, 'ann', 'RequestLeaveInteraction', { InteractionId: 'unknown' }),
  ];
  for (const request of reset) {
    stage.run(minutes(180) - 1);
    request();
    stage.run();
    stage.said();
  }
  stage.run(minutes(180) - 1);
  t.deepEqual(stage.said(), []);
  stage.run(1);
  t.deepEqual(stage.said(), [
    'ann EventRevoked timeout',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
    'ann EventRevoked timeout',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
  ]);
  sound(t, stage);
});

test('T3: the user-data key comes before the medium, and that before the option; fixed when handling starts', (t) => {
  const media = [{ name: 'chat', handlingTimeout: 20 }];
  const after = (attributes: object) => {
    const stage = set({ centre: { ...centre, media }, server: { 'handling-timeout': 30 } });
    stage.submit('X', attributes);
    stage.handledBy('X', 'ann');
    const from = stage.bench.clock.now();
    const changes = { ChangedProperties: { 'handling-timeout': 1 } };
    does(stage, 'ms', 'RequestChangeProperties', changes);
    for (let minute = 1; where(stage) === 'handling by ann' && minute < 60; minute++) stage.run(minutes(1));
    sound(t, stage);
    return (stage.bench.clock.now() - from) / minutes(1);
  };
  const UserData = { 'handling-timeout': 10 };
  t.is(after({ MediaType: 'chat', UserData }), 10);
  t.is(after({ MediaType: 'email', UserData }), 10);
  t.is(after({ MediaType: 'chat' }), 20);
  t.is(after({ MediaType: 'email' }), 30);
});

test('T4: handling-timeout of the only party; X is in its former location', (t) => {
  for (const [attributes, place, placed] of [
    [{}, 'queued in Waiting', ['re EventPlacedInQueue Waiting']],
    [inDrafts, 'queued in Drafts of ann, and in Behind', ['re EventPlacedInQueue Behind', 're EventPlacedInWorkbin']],
  ] as const) {
    const stage = set();
    stage.submit('X', attributes);
    stage.handledBy('X', 'ann');
    stage.run(minutes(180));
    t.deepEqual(stage.said(), ['ann EventRevoked timeout', 're EventPartyRemoved ann', ...placed]);
    t.is(latest(stage, 'ann', 'EventRevoked', 'Reason'), undefined);
    t.is(where(stage), place);
    sound(t, stage);
  }
});

test('T5: of several parties only the silent one goes; those who stay are told, each in the order of joining', (t) => {
  const stage = set();
  stage.handledBy('X', 'ann', 'bob', 'cat');
  stage.run(minutes(1));
  ask(stage, 'ann', 'RequestGetInteractionProperties');
  ask(stage, 'cat', 'RequestGetInteractionProperties');
  stage.run(minutes(179));
  t.deepEqual(stage.said().slice(2), [
    'ann EventPartyRemoved bob',
    'bob EventRevoked timeout',
    'cat EventPartyRemoved bob',
    're EventPartyRemoved bob',
  ]);
  t.is(where(stage), 'handling by ann, cat');
  sound(t, stage);
});

test('T6: the timer of a party ends when it leaves, is revoked, or X stops', (t) => {
  const stage = set();
  stage.handledBy('X', 'ann', 'bob', 'cat');
  const pending = () => stage.bench.container.get(Token.Clock).pending;
  t.is(pending(), 3);
  does(stage, 'ann', 'RequestLeaveInteraction');
  t.is(pending(), 2);
  does(stage, 'cat', 'RequestGetInteractionProperties');
  stage.run(minutes(60));
  does(stage, 'cat', 'RequestGetInteractionProperties');
  stage.run(minutes(120));
  t.is(where(stage), 'handling by cat');
  t.is(pending(), 1);
  does(stage, 'cat', 'RequestStopProcessing');
  stage.said();
  over(t, stage);
});

test('T7: an agent connects again, registers and logs in; nothing is replayed, and its old ticket is dead', (t) => {
  const stage = set();
  stage.handledBy('X', 'ann');
  does(stage, 'ann', 'RequestConference', { AgentId: 'bob' });
  const TicketId = stage.ticket('bob');
  const before = latest(stage, 'bob', 'EventAck', 'ProxyClientId');
  const bob = stage.actor('bob');
  bob.disconnect();
  stage.run();
  stage.said();
  bob.connect();
  bob.send('RequestRegisterClient', { ClientType: 'AgentApplication', ClientName: 'bob' });
  stage.run();
  bob.send('RequestAgentLogin', { AgentId: 'bob', PlaceId: 'bob-place' });
  stage.run(seconds(1));
  t.deepEqual(stage.said(), ['bob EventAck', 'bob EventAck', 're EventAgentLogin']);
  t.not(latest(stage, 'bob', 'EventAck', 'ProxyClientId'), before);
  does(stage, 'bob', 'RequestAccept', { TicketId });
  t.deepEqual(stage.said(), ['bob EventError no-such-ticket']);
  t.is(where(stage), 'handling by ann');
  sound(t, stage);
});

test('T7: the interactions of an agent who was away are no more its own', (t) => {
  const stage = set();
  stage.handledBy('X', 'ann');
  const ann = stage.actor('ann');
  ann.disconnect();
  stage.run();
  ann.connect();
  ann.send('RequestRegisterClient', { ClientType: 'AgentApplication', ClientName: 'ann' });
  stage.run();
  ann.send('RequestAgentLogin', { AgentId: 'ann', PlaceId: 'ann-place' });
  stage.run();
  stage.said();
  does(stage, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(stage.said(), ['ann EventError not-a-party']);
  t.is(where(stage), 'queued in Waiting');
  sound(t, stage);
});

test('T8: a request that is under way when the connection breaks is lost', (t) => {
  const stage = set({ links: { bob: late } });
  stage.handledBy('X', 'ann');
  inviteBob(stage);
  stage.said();
  ask(stage, 'bob', 'RequestAccept', { TicketId: stage.ticket('bob') });
  stage.run(late / 2);
  stage.actor('bob').disconnect();
  stage.run(3 * late);
  t.deepEqual(stage.said(), ['ann EventError invitation-withdrawn', 're EventAgentLogout']);
  t.is(where(stage), 'handling by ann');
  sound(t, stage);
});

test('T8: one that has arrived is processed, and its answer is lost', (t) => {
  const stage = set({ links: { bob: late } });
  stage.handledBy('X', 'ann');
  inviteBob(stage);
  stage.said();
  stage.heard('bob');
  ask(stage, 'bob', 'RequestAccept', { TicketId: stage.ticket('bob') });
  stage.run(1.5 * late);
  stage.actor('bob').disconnect();
  t.deepEqual(stage.said(), ['bob EventAck', 'ann EventAck', 'ann EventPartyAdded bob', 're EventPartyAdded bob']);
  t.is(where(stage), 'handling by ann, bob');
  stage.run(3 * late);
  t.deepEqual(stage.heard('bob'), []);
  t.deepEqual(stage.said(), ['ann EventPartyRemoved bob', 're EventPartyRemoved bob', 're EventAgentLogout']);
  t.is(where(stage), 'handling by ann');
  sound(t, stage);
});

test('T8: what the server says before it knows that the connection is gone is lost, and no fault', (t) => {
  const stage = set({ links: { bob: late } });
  stage.handledBy('X', 'ann', 'bob');
  stage.actor('bob').disconnect();
  does(stage, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(stage.said(), ['ann EventAck', 're EventPartyRemoved ann']);
  stage.run(2 * late);
  t.deepEqual(stage.heard('bob'), []);
  t.deepEqual(stage.said(), ['re EventPartyRemoved bob', 're EventPlacedInQueue Waiting', 're EventAgentLogout']);
  sound(t, stage);
});

/** Ann at home logs in as the agent ann, who has a connection already. */
const logsInAtHome = (stage: Stage): void => {
  stage.said();
  stage.actor('home').send('RequestAgentLogin', { AgentId: 'ann', PlaceId: 'home-place' });
  stage.run();
};

test('T8a: an agent with two live connections is invited at that of its latest login', (t) => {
  const stage = set({ strangers: ['home'] });
  stage.handledBy('X', 'bob');
  logsInAtHome(stage);
  t.deepEqual(stage.said(), ['home EventAck', 're EventAgentLogin']);
  does(stage, 'bob', 'RequestConference', { AgentId: 'ann' });
  t.deepEqual(stage.said(), ['home EventInvite', 're EventAgentInvited ann']);
  const TicketId = stage.ticket('home');
  does(stage, 'ann', 'RequestAccept', { TicketId });
  t.deepEqual(stage.said(), ['ann EventError no-such-ticket']);
  does(stage, 'home', 'RequestAccept', { TicketId });
  t.is(where(stage), 'handling by bob, ann');
  sound(t, stage);
});

test('T8a: when that connection ends, the earlier one is the latest', (t) => {
  const stage = set({ strangers: ['home'] });
  stage.handledBy('X', 'bob');
  logsInAtHome(stage);
  stage.actor('home').disconnect();
  stage.run();
  stage.said();
  does(stage, 'bob', 'RequestConference', { AgentId: 'ann' });
  t.deepEqual(stage.said(), ['ann EventInvite', 're EventAgentInvited ann']);
  sound(t, stage);
});

test('T9: a second login of the same agent: both connections live', (t) => {
  const stage = set({ strangers: ['home'] });
  stage.handledBy('X', 'ann');
  logsInAtHome(stage);
  t.deepEqual(stage.said(), ['home EventAck', 're EventAgentLogin']);
  t.is(where(stage), 'handling by ann');
  stage.actor('home').disconnect();
  stage.run();
  t.deepEqual(stage.said(), [], 'the agent is still logged in');
  t.true(stage.bench.store.agent('ann')!.loggedIn);
  sound(t, stage);
});

test('T9: false: the second login is refused', (t) => {
  const stage = set({ strangers: ['home'], server: { 'allow-multiple-agent-connections': 'false' } });
  stage.handledBy('X', 'ann');
  logsInAtHome(stage);
  t.deepEqual(stage.said(), ['home EventError wrong-state']);
  t.is(where(stage), 'handling by ann');
  stage.actor('ann').disconnect();
  stage.run();
  logsInAtHome(stage);
  t.deepEqual(stage.said(), ['home EventAck', 're EventAgentLogin']);
  sound(t, stage);
});

test('T9: force-logout: the old connection is closed, and goes as if it had dropped', (t) => {
  const stage = set({ strangers: ['home'], server: { 'allow-multiple-agent-connections': 'force-logout' } });
  stage.handledBy('X', 'ann', 'bob');
  logsInAtHome(stage);
  t.deepEqual(stage.said(), [
    'home EventAck',
    'ann EventForcedDisconnect',
    'bob EventPartyRemoved ann',
    're EventPartyRemoved ann',
    're EventAgentLogout',
    're EventAgentLogin',
  ]);
  t.false(stage.actor('ann').link.connected);
  t.is(where(stage), 'handling by bob');
  t.is(stage.bench.store.agent('ann')!.place, 'home-place');
  sound(t, stage);
});

test('T9: force-logout on a shared connection takes its other agents along', (t) => {
  const { stage } = shareDesk({ server: { 'allow-multiple-agent-connections': 'force-logout' }, strangers: ['desk', 'home'] });
  stage.actor('home').send('RequestAgentLogin', { AgentId: 'dora', PlaceId: 'home-place' });
  stage.run();
  t.deepEqual(stage.said(), [
    'home EventAck',
    'desk EventForcedDisconnect',
    're EventPartyRemoved dora',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
    're EventPartyRemoved eve',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
    're EventAgentLogin',
  ]);
  t.deepEqual([where(stage), where(stage, 'Y')], ['queued in Waiting', 'queued in Waiting']);
  t.false(stage.bench.store.agent('eve')!.loggedIn);
  sound(t, stage);
}); // prettier-ignore

test('T10: nothing is kept for a reporting engine that is away; it asks again', (t) => {
  const stage = set({ agents: ['ann', 'bob'] });
  const re = stage.actor('re');
  re.disconnect();
  stage.run();
  stage.handledBy('X', 'ann');
  does(stage, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(stage.said(), ['ann EventAck']);
  re.connect();
  re.send('RequestRegisterClient', { ClientType: 'ReportingEngine', ClientName: 're' });
  stage.run();
  t.deepEqual(stage.said(), ['re EventAck']);
  re.send('RequestStartPlaceAgentStateReportingAll');
  stage.run();
  t.deepEqual(stage.said(), ['re EventAck', 're EventPlaceAgentState', 're EventPlaceAgentState']);
  does(stage, 'ms', 'RequestStopProcessing');
  t.deepEqual(stage.said(), ['ms EventAck', 're EventProcessingStopped']);
  sound(t, stage);
});

test('T11: a media server goes, and nothing happens to its interactions', (t) => {
  const stage = set({ mediaServers: ['ms', 'other'] });
  stage.submit('Y');
  stage.handledBy('X', 'ann');
  stage.actor('ms').disconnect();
  stage.run();
  t.deepEqual(stage.said(), []);
  t.deepEqual([where(stage), where(stage, 'Y')], ['handling by ann', 'queued in Waiting']);
  does(stage, 'other', 'RequestStopProcessing', { InteractionId: 'Y' });
  t.deepEqual(stage.said(), ['other EventAck', 're EventProcessingStopped']);
  sound(t, stage);
});

test('T12: URS goes while it works on X; X is in its queue again, and its attempt is dead', (t) => {
  const stage = set(routed);
  stage.submit('X');
  stage.said();
  const first = attempt(stage);
  const urs = stage.actor('urs');
  urs.disconnect();
  stage.run();
  t.deepEqual(stage.said(), ['re EventPartyRemoved s', 're EventPlacedInQueue Waiting']);
  t.is(latest(stage, 're', 'EventPartyRemoved', 'Operation'), 'party_disconnect');
  // G10: its queue feeds a strategy and URS is away.
  t.is(where(stage), 'cached in Waiting');

  urs.connect();
  urs.send('RequestRegisterClient', { ClientType: 'Router', ClientName: 'urs' });
  stage.run();
  t.deepEqual(stage.said(), [
    'urs EventAck',
    'urs EventRouteRequest',
    're EventPartyAdded s',
    're EventTakenFromQueue Waiting',
  ]);
  decides(stage, 'RequestStopProcessing', {}, first);
  stage.run();
  t.deepEqual(stage.said(), ['urs EventError not-a-party']);
  t.is(where(stage), 'routing, strategy');
  sound(t, stage);
});

// Section 9: traps of set-ups

test('F1: nobody can ask for notification of a workbin, so a leave to one shows the events of its table alone', (t) => {
  const stage = set();
  stage.submit('X', inDrafts);
  stage.handledBy('X', 'ann');
  const { Workbin } = inDrafts;
  does(stage, 'bob', 'RequestWorkbinNotifications', { InteractionId: undefined, Workbin });
  t.deepEqual(stage.said(), ['bob EventError not-supported']);
  does(stage, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(stage.said(), [
    'ann EventAck',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Behind',
    're EventPlacedInWorkbin',
  ]);
  sound(t, stage);
});

test('F2: a queue that feeds a strategy hands X over again after the last party has left it', (t) => {
  const stage = set(routed);
  stage.submit('X');
  decides(stage, 'RequestDeliver', { AgentId: 'ann' });
  stage.run();
  does(stage, 'ann', 'RequestAccept', { TicketId: stage.ticket('ann') });
  stage.said();
  does(stage, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(stage.said(), [
    'ann EventAck',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Waiting',
    'urs EventRouteRequest',
    're EventPartyAdded s',
    're EventTakenFromQueue Waiting',
  ]);
  t.is(where(stage), 'routing, strategy');
  sound(t, stage);
});

test('F3: what a reporting engine answers adds an event of Interaction Management', (t) => {
  const stage = set();
  stage.actor('re').send('EventCurrentAgentStatus', {
    AgentId: 'ann', PlaceId: 'ann-place', MediaStateList: {}, MediaCapacityList: { email: 1 },
  });
  stage.run();
  t.deepEqual(stage.said(), ['ann EventCurrentAgentStatus']);
  t.is(stage.actor('ann').got.at(-1)!.protocol, 'InteractionManagement');
  sound(t, stage);
}); // prettier-ignore

test('F4: a stop by the only party shows no EventRevoked', (t) => {
  const stage = set();
  stage.handledBy('X', 'ann');
  does(stage, 'ann', 'RequestStopProcessing');
  t.deepEqual(stage.said(), ['ann EventAck', 're EventPartyRemoved ann', 're EventProcessingStopped']);
  over(t, stage);
});

test('F5: without substitutions version B shows EventRevoked in Interaction Management', (t) => {
  for (const [{ extra }, type, protocol] of [
    [tongues[0]!, 'EventRevoked', 'InteractionManagement'],
    [tongues[1]!, 'EventAbandoned', 'TLibrary'],
  ] as const) {
    const stage = set({ ...routed, extra: extra() });
    stage.submit('X');
    does(stage, 'ms', 'RequestStopProcessing');
    const told = stage.actor('urs').got.at(-1)!;
    t.deepEqual([told.type, told.protocol], [type, protocol]);
    stage.said();
    over(t, stage);
  }
});

test('F6, F7: URS is answered in its own protocol, refused or not', (t) => {
  for (const [{ extra }, done, protocol] of [
    [tongues[0]!, 'EventAck', 'InteractionManagement'],
    [tongues[1]!, 'EventRouteUsed', 'TLibrary'],
  ] as const) {
    const stage = set({ ...routed, extra: extra() });
    stage.submit('X');
    decides(stage, 'RequestStopProcessing');
    decides(stage, 'RequestStopProcessing');
    stage.run();
    const answers = stage.actor('urs').got.slice(-2);
    t.deepEqual(
      answers.map((answer) => [answer.type, answer.protocol]),
      [done, 'EventError'].map((type) => [type, protocol]),
    );
    stage.said();
    over(t, stage);
  }
});

test('F8: an inviter who is not registered gets EventError, and its connection is closed', (t) => {
  const stage = set();
  stage.handledBy('X', 'bob');
  const ann = stage.actor('ann');
  ann.disconnect();
  stage.run();
  ann.connect();
  stage.said();
  does(stage, 'ann', 'RequestConference', { AgentId: 'cat' });
  t.deepEqual(stage.said(), ['ann EventError not-registered']);
  t.deepEqual(stage.heard('ann'), ['ann EventError not-registered']);
  t.false(ann.link.connected);
  t.is(where(stage), 'handling by bob');
  sound(t, stage);
});

test('F8: the second variant is an interaction that is unknown', (t) => {
  const stage = set();
  does(stage, 'ann', 'RequestConference', { AgentId: 'cat' });
  t.deepEqual(stage.said(), ['ann EventError unknown-interaction']);
  t.true(stage.actor('ann').link.connected);
  sound(t, stage);
});

test('F9: by default engines hear of no accept as such and of no time-out, and clients of no stop; switches say so', (t) => {
  for (const [server, accepted, revoked] of [
    [{}, [], []],
    [
      { acceptedToReporting: true, revokedToReporting: true },
      ['re EventAccepted bob'],
      ['re EventRevoked bob timeout Expired'],
    ],
  ] as const) {
    const stage = set({ server });
    stage.handledBy('X', 'ann');
    does(stage, 'ann', 'RequestConference', { AgentId: 'bob' });
    stage.run(seconds(30));
    t.deepEqual(stage.said().slice(-2 - revoked.length), [
      'ann EventError invitation-expired',
      'bob EventRevoked timeout Expired',
      ...revoked,
    ]);
    does(stage, 'ann', 'RequestConference', { AgentId: 'bob' });
    stage.said();
    does(stage, 'bob', 'RequestAccept', { TicketId: stage.ticket('bob') });
    t.deepEqual(stage.said(), [
      'bob EventAck',
      'ann EventAck',
      'ann EventPartyAdded bob',
      ...accepted,
      're EventPartyAdded bob',
    ]);
    does(stage, 'ann', 'RequestStopProcessing');
    t.deepEqual(
      stage.said().filter((line) => line.endsWith('EventProcessingStopped')),
      ['re EventProcessingStopped'],
    );
    over(t, stage);
  }
});
