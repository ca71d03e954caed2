import test from 'ava';
import { type Centre, defineStrategy, seconds, type Workbin } from 'routeproof';
import { tLibrary } from 'routeproof/plugins';
import { serverFixture, type ServerFixture, type ServerFixtureOptions } from '../server-fixture.ts';

/** One type of workbin that anybody may own, and one of each kind; `Hold` feeds no strategy, `Inbox` the strategy s. */
const centre: Centre = {
  agents: ['ann', 'bob', 'cat'].map((name) => ({ name })),
  groups: [{ name: 'Support', agents: ['ann', 'bob'] }],
  places: ['reception'],
  queues: [{ name: 'Inbox' }, { name: 'Hold', strategy: null }, { name: 'Behind', strategy: null }],
  workbins: [
    { name: 'Drafts', queue: 'Behind' },
    { name: 'Own', owner: 'agent' },
    { name: 'Desk', owner: 'place' },
    { name: 'Team', owner: 'group' },
  ],
};
const strategy = defineStrategy({ name: 's', route: () => [] });

const set = (options: ServerFixtureOptions = {}): ServerFixture => serverFixture({ centre, ...options });
const routed = { routers: ['urs'], strategy };

/** An actor sends a request about X, and the server handles it; gives what was said then. */
const ask = (fixture: ServerFixture, who: string, type: string, attributes: object = {}): readonly string[] => {
  fixture.said();
  fixture.actor(who).send(type, { InteractionId: 'X', ...attributes });
  fixture.run();
  return fixture.said();
};
const submit = (fixture: ServerFixture, who: string, attributes: object, id = 'X'): readonly string[] =>
  ask(fixture, who, 'RequestSubmit', { InteractionId: id, MediaType: 'email', ...attributes });
const pull = (fixture: ServerFixture, who: string, attributes: object): readonly string[] =>
  ask(fixture, who, 'RequestPull', { InteractionId: undefined, ...attributes });

/** Where X is: `Drafts of ann`, a queue, or who has it. */
function where({ bench: { store } }: ServerFixture, id = 'X'): string {
  const { place, parties } = store.interaction(id) ?? {};
  if (place === undefined) return 'gone';
  if (place.kind === 'workbin') {
    const { WorkbinType, AgentId, PlaceId, GroupId } = place.workbin;
    return `${WorkbinType} of ${[AgentId, PlaceId, GroupId].filter((owner) => owner !== undefined).join(' and ')}`;
  }
  return place.kind === 'queue' ? place.queue : `${place.kind}: ${parties!.map(({ agent }) => agent).join(', ')}`;
}

/** The sentence of the last refusal that an actor got. */
const sentence = (fixture: ServerFixture, who: string): string => {
  const { body } = fixture.actor(who).got.findLast(({ type }) => type === 'EventError')!;
  const { ErrorDescription, ErrorMessage } = body as { readonly ErrorDescription?: string; ErrorMessage?: string };
  return ErrorDescription ?? ErrorMessage ?? '';
};

/** Ids of the interactions that the last pull brought. */
const pulled = (fixture: ServerFixture, who: string): readonly string[] => {
  const { body } = fixture.actor(who).got.findLast(({ type }) => type === 'EventPulledInteractions')!;
  return (body as { readonly Interactions: readonly { InteractionId: string }[] }).Interactions.map(
    ({ InteractionId }) => InteractionId,
  );
};

type Wrong = readonly [named: object, error: string, says: string];

/** What may be wrong with a workbin, whoever names it. */
const wrong: readonly Wrong[] = [
  [{ WorkbinType: 'Draft' }, 'unknown-target', "The centre has no workbin 'Draft'. Did you mean 'Drafts'?"],
  [{ WorkbinType: 'Drafts', AgentId: 'an' }, 'unknown-target', "The centre has no agent 'an'. Did you mean 'ann'?"],
  [
    { WorkbinType: 'Drafts', PlaceId: 'recption' },
    'unknown-target',
    "The centre has no place 'recption': no agent has it, and `places` does not list it. Did you mean 'reception'?",
  ],
  [
    { WorkbinType: 'Drafts', GroupId: 'Suport' },
    'unknown-target',
    "The centre has no group 'Suport'. Did you mean 'Support'?",
  ],
  [
    { WorkbinType: 'Drafts', AgentId: 'ann', GroupId: 'Support' },
    'bad-attribute',
    "A workbin has one owner, and agent 'ann' and group 'Support' are named.",
  ],
  [
    { WorkbinType: 'Own', PlaceId: 'ann-place' },
    'bad-attribute',
    "Workbin 'Own' is kept for each agent, and place 'ann-place' is named as its owner.",
  ],
  [
    { WorkbinType: 'Team', AgentId: 'ann' },
    'bad-attribute',
    "Workbin 'Team' is kept for each group, and agent 'ann' is named as its owner.",
  ],
];
const ownerless = (request: string) =>
  `${request} of a client that is no agent needs one of AgentId, PlaceId, GroupId.`;

test('WB9: an unknown type or owner, two owners and one of the wrong kind are refused, and nothing changes', (t) => {
  for (const [named, error, says] of wrong) {
    const fixture = set();
    fixture.submit('X', { Queue: 'Hold' });
    fixture.handledBy('X', 'ann', 'bob');
    t.deepEqual(ask(fixture, 'ann', 'RequestPlaceInWorkbin', named), [`ann EventError ${error}`]);
    t.is(sentence(fixture, 'ann'), says);
    t.is(where(fixture), 'agents: ann, bob');
  }
});

test('WB9: without an owner the workbin is that of the requester, or of its place where each place has one', (t) => {
  for (const [WorkbinType, expected] of [
    ['Drafts', 'Drafts of ann'],
    ['Own', 'Own of ann'],
    ['Desk', 'Desk of ann-place'],
    ['Team', undefined],
  ] as const) {
    const fixture = set();
    fixture.submit('X', { Queue: 'Hold' });
    fixture.handledBy('X', 'ann');
    const said = ask(fixture, 'ann', 'RequestPlaceInWorkbin', { WorkbinType });
    t.is(said[0], expected === undefined ? 'ann EventError missing-attribute' : 'ann EventAck');
    t.is(where(fixture), expected ?? 'agents: ann');
    if (expected === undefined)
      t.is(sentence(fixture, 'ann'), 'RequestPlaceInWorkbin needs a GroupId: the workbin is kept for each group.');
  }
});

test('WB9: an owner of each kind has it, logged in or not; all parties go, and both places are reported', (t) => {
  const owners = { AgentId: 'cat', PlaceId: 'reception', GroupId: 'Support' };
  for (const [as, name] of Object.entries(owners)) {
    const fixture = set({ agents: ['ann', 'bob'] });
    fixture.submit('X', { Queue: 'Hold' });
    fixture.handledBy('X', 'ann', 'bob');
    t.deepEqual(ask(fixture, 'ann', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts', [as]: name }), [
      'ann EventAck',
      'bob EventRevoked place_in_workbin',
      're EventPartyRemoved ann',
      're EventPartyRemoved bob',
      're EventPlacedInQueue Behind',
      're EventPlacedInWorkbin',
    ]);
    t.is(where(fixture), `Drafts of ${name}`);
  }
});

test('WB9: what left a workbin for a queue says no more that it is in one', (t) => {
  const fixture = set();
  submit(fixture, 'ms', { Workbin: { WorkbinType: 'Drafts', AgentId: 'ann' } });
  const workbin = () => fixture.bench.store.interaction('X')?.properties.Workbin;
  t.deepEqual(workbin(), { WorkbinType: 'Drafts', AgentId: 'ann' });
  pull(fixture, 'ann', { InteractionIds: ['X'] });
  t.deepEqual(workbin(), { WorkbinType: 'Drafts', AgentId: 'ann' });
  ask(fixture, 'ann', 'RequestPlaceInQueue', { Queue: 'Hold' });
  t.is(workbin(), undefined);
  t.false('Workbin' in fixture.bench.store.interaction('X')!.properties);
});

test('WB10: URS that places in a workbin names its owner, with the T-Library and without', (t) => {
  for (const [words, done] of [
    ['', 'EventAck'],
    ['T-Library', 'EventRouteUsed'],
  ] as const) {
    const extra = words === '' ? [] : [{ ...tLibrary(), needs: ['puppet urs'] }];
    const routing = () => {
      const fixture = set({ ...routed, extra });
      fixture.submit('X', { Queue: 'Inbox' });
      return fixture;
    };
    const fixture = routing();
    t.deepEqual(ask(fixture, 'urs', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts' }), [
      'urs EventError missing-attribute',
    ]);
    t.is(sentence(fixture, 'urs'), ownerless('RequestPlaceInWorkbin'));
    t.is(fixture.bench.store.interaction('X')?.place.kind, 'strategy');
    for (const [named, error, says] of wrong.filter(([named]) => 'AgentId' in named || 'GroupId' in named)) {
      t.deepEqual(ask(fixture, 'urs', 'RequestPlaceInWorkbin', named), [`urs EventError ${error}`]);
      t.is(sentence(fixture, 'urs'), says);
    }
    t.is(ask(fixture, 'urs', 'RequestPlaceInWorkbin', { WorkbinType: 'Drafts', GroupId: 'Support' })[0], `urs ${done}`);
    t.is(where(fixture), 'Drafts of Support');
  }
});

/** Two of ann's, one each of bob's and of the group's, all in Drafts, and one of ann's in another. */
function filled(): ServerFixture {
  const fixture = set();
  const bins: readonly (readonly [string, Workbin])[] = [
    ['B', { WorkbinType: 'Drafts', AgentId: 'bob' }],
    ['A1', { WorkbinType: 'Drafts', AgentId: 'ann' }],
    ['G', { WorkbinType: 'Drafts', GroupId: 'Support' }],
    ['O', { WorkbinType: 'Own', AgentId: 'ann' }],
    ['A2', { WorkbinType: 'Drafts', AgentId: 'ann' }],
  ];
  for (const [id, Workbin] of bins) {
    submit(fixture, 'ms', { Workbin }, id);
    fixture.run(seconds(1));
  }
  return fixture;
}
const ofAnn = { Workbin: { WorkbinType: 'Drafts', AgentId: 'ann' } };

test('WB11: a pull from a workbin takes of that type and that owner only, first what came first', (t) => {
  const rows: readonly (readonly [object, readonly string[]])[] = [
    [ofAnn, ['A1']],
    [{ ...ofAnn, MaxInteractions: 9 }, ['A1', 'A2']],
    [{ Workbin: { WorkbinType: 'Drafts' }, MaxInteractions: 9 }, ['A1', 'A2']],
    [{ Workbin: { WorkbinType: 'Drafts', AgentId: 'bob' }, MaxInteractions: 9 }, ['B']],
    [{ Workbin: { WorkbinType: 'Drafts', GroupId: 'Support' }, MaxInteractions: 9 }, ['G']],
    [{ Workbin: { WorkbinType: 'Own', AgentId: 'ann' }, MaxInteractions: 9 }, ['O']],
    [{ Workbin: { WorkbinType: 'Drafts', AgentId: 'cat' }, MaxInteractions: 9 }, []],
    [{ Workbin: { WorkbinType: 'Drafts', PlaceId: 'ann-place' }, MaxInteractions: 9 }, []],
  ];
  for (const [attributes, expected] of rows) {
    const fixture = filled();
    const said = pull(fixture, 'ann', attributes);
    t.deepEqual(pulled(fixture, 'ann'), expected);
    t.deepEqual(said, [
      'ann EventPulledInteractions',
      ...expected.flatMap((id) => [
        're EventPartyAdded ann',
        `re EventTakenFromQueue ${id === 'O' ? 'Own' : 'Behind'}`,
        're EventTakenFromWorkbin',
      ]),
    ]);
  }
});

test('WB11: what came to the workbin again stands where it stood first, and what came later behind it', (t) => {
  const fixture = filled();
  ask(fixture, 'ann', 'RequestPlaceInWorkbin', { InteractionId: 'A1', WorkbinType: 'Own' });
  fixture.run(seconds(1));
  ask(fixture, 'ann', 'RequestPlaceInWorkbin', { InteractionId: 'A1', WorkbinType: 'Drafts' });
  pull(fixture, 'ann', { ...ofAnn, MaxInteractions: 9 });
  t.deepEqual(pulled(fixture, 'ann'), ['A2', 'A1']);
  ask(fixture, 'ann', 'RequestLeaveInteraction', { InteractionId: 'A1' });
  ask(fixture, 'ann', 'RequestLeaveInteraction', { InteractionId: 'A2' });
  pull(fixture, 'ann', { ...ofAnn, MaxInteractions: 9 });
  t.deepEqual(pulled(fixture, 'ann'), ['A2', 'A1']);
});

test('WB11: of several that are named all are pulled or none, and each must lie in the workbin', (t) => {
  const rows: readonly (readonly [object, string, string])[] = [
    [
      { ...ofAnn, InteractionIds: ['A1', 'B'] },
      'wrong-state',
      "Interaction 'B' does not lie in the workbin that was named, and none is pulled.",
    ],
    [
      { ...ofAnn, InteractionIds: ['A2', 'O'] },
      'wrong-state',
      "Interaction 'O' does not lie in the workbin that was named, and none is pulled.",
    ],
    [
      { ...ofAnn, InteractionIds: ['A1', 'no'] },
      'unknown-interaction',
      "There is no interaction 'no', and none is pulled.",
    ],
    [
      { Queue: 'Hold', InteractionIds: ['A1'] },
      'wrong-state',
      "Interaction 'A1' does not lie in the queue that was named, and none is pulled.",
    ],
  ];
  for (const [attributes, error, says] of rows) {
    const fixture = filled();
    t.deepEqual(pull(fixture, 'ann', attributes), [`ann EventError ${error}`]);
    t.is(sentence(fixture, 'ann'), says);
    t.deepEqual(
      ['A1', 'A2', 'B', 'O'].map((id) => where(fixture, id)),
      ['Drafts of ann', 'Drafts of ann', 'Drafts of bob', 'Own of ann'],
    );
  }
  for (const from of [ofAnn, { ...ofAnn, Queue: 'Behind' }, { Queue: 'Behind' }, {}]) {
    const fixture = filled();
    pull(fixture, 'bob', { ...from, InteractionIds: ['A2', 'A1', 'A2'] });
    t.deepEqual(pulled(fixture, 'bob'), ['A2', 'A1']);
  }
});

test('WB11: of two who pull the same the second is refused', (t) => {
  const fixture = filled();
  for (const who of ['ann', 'bob']) fixture.actor(who).send('RequestPull', { ...ofAnn, InteractionIds: ['A1'] });
  fixture.run();
  t.is(where(fixture, 'A1'), 'agents: ann');
  t.deepEqual(fixture.errors('bob'), ['wrong-state']);
  t.is(sentence(fixture, 'bob'), "Interaction 'A1' is being worked on, and none is pulled.");
});

test('WB11: a pull that names nothing, an unknown workbin or queue, two places or no number is refused', (t) => {
  const rows: readonly Wrong[] = [
    ...wrong.map(([Workbin, ...rest]): Wrong => [{ Workbin }, ...rest]),
    [{}, 'missing-attribute', 'RequestPull needs one of Queue, Workbin, InteractionIds.'],
    [{ Queue: 'Hole' }, 'unknown-target', "The centre has no queue 'Hole'. Did you mean 'Hold'?"],
    [
      { Queue: 'Hole', InteractionIds: ['A1'] },
      'unknown-target',
      "The centre has no queue 'Hole'. Did you mean 'Hold'?",
    ],
    [
      { ...ofAnn, Queue: 'Hold' },
      'bad-attribute',
      "RequestPull names queue 'Hold' and workbin 'Drafts', behind which is queue 'Behind': name one of the two.",
    ],
    [{ ...ofAnn, MaxInteractions: 0 }, 'bad-attribute', 'MaxInteractions of RequestPull is 0; it is 1 or more.'],
    [{ ...ofAnn, MaxInteractions: -1 }, 'bad-attribute', 'MaxInteractions of RequestPull is -1; it is 1 or more.'],
  ];
  for (const [attributes, error, says] of rows) {
    const fixture = filled();
    t.deepEqual(pull(fixture, 'ann', attributes), [`ann EventError ${error}`]);
    t.is(sentence(fixture, 'ann'), says);
  }
});

test('WB13: a submission to a workbin names an owner that there is; an agent need not, and a logout leaves the content', (t) => {
  const fixture = set();
  for (const [Workbin, error, says] of wrong) {
    // Of a type that is known, the owner that is missing would be told first.
    t.deepEqual(submit(fixture, 'ms', { Workbin }), [`ms EventError ${error}`]);
    t.is(sentence(fixture, 'ms'), says);
  }
  t.deepEqual(submit(fixture, 'ms', { Workbin: { WorkbinType: 'Drafts' } }), ['ms EventError missing-attribute']);
  t.is(sentence(fixture, 'ms'), ownerless('RequestSubmit'));
  t.deepEqual(submit(fixture, 'ms', { Workbin: ofAnn.Workbin, Queue: 'Hold' }), ['ms EventError bad-attribute']);
  t.is(where(fixture), 'gone');
  submit(fixture, 'ms', ofAnn);
  submit(fixture, 'ann', { Workbin: { WorkbinType: 'Desk' } }, 'Y');
  ask(fixture, 'ann', 'RequestLeaveInteraction', { InteractionId: 'Y' });
  ask(fixture, 'ann', 'RequestAgentLogout', { InteractionId: undefined });
  t.deepEqual([where(fixture), where(fixture, 'Y')], ['Drafts of ann', 'Desk of ann-place']);
});

test('WB14: placed in the queue __BACK__ it is where it was before, in a queue or in a workbin', (t) => {
  const back = { Queue: '__BACK__', Reason: { ReasonSystemName: 'Normal' } };
  const fixture = set(routed);
  fixture.submit('X', { Queue: 'Hold' });
  fixture.handledBy('X', 'ann', 'bob');
  t.deepEqual(ask(fixture, 'ann', 'RequestPlaceInQueue', back), [
    'ann EventAck',
    'bob EventRevoked place_in_queue',
    're EventPartyRemoved ann',
    're EventPartyRemoved bob',
    're EventPlacedInQueue Hold',
  ]);
  t.is(where(fixture), 'Hold');
  submit(fixture, 'ms', ofAnn, 'Y');
  fixture.handledBy('Y', 'bob');
  t.deepEqual(ask(fixture, 'bob', 'RequestPlaceInQueue', { InteractionId: 'Y', ...back }), [
    'bob EventAck',
    're EventPartyRemoved bob',
    're EventPlacedInQueue Behind',
    're EventPlacedInWorkbin',
  ]);
  t.is(where(fixture, 'Y'), 'Drafts of ann');
  fixture.submit('Z', { Queue: 'Inbox' });
  t.is(ask(fixture, 'urs', 'RequestPlaceInQueue', { InteractionId: 'Z', ...back })[0], 'urs EventAck');
  t.is(fixture.bench.store.interaction('Z')?.attempts, 2);
});

test('WB14: what was never in a queue, or was not taken from it, cannot be placed back', (t) => {
  const fixture = set();
  submit(fixture, 'ann', {});
  submit(fixture, 'ms', { Queue: 'Hold' }, 'Y');
  for (const [InteractionId, says] of [
    ['X', 'The interaction was never in a queue or workbin: there is nothing to place it back in.'],
    ['Y', 'The interaction was not taken from where it is: there is nothing to place it back in.'],
  ] as const) {
    t.deepEqual(ask(fixture, 'ann', 'RequestPlaceInQueue', { InteractionId, Queue: '__BACK__' }), [
      'ann EventError wrong-state',
    ]);
    t.is(sentence(fixture, 'ann'), says);
  }
  t.deepEqual([where(fixture), where(fixture, 'Y')], ['agents: ann', 'Hold']);
});

test('G11: an unknown agent or place is refused wherever it is named, with the one that is near', (t) => {
  const place =
    "The centre has no place 'bob-plac': no agent has it, and `places` does not list it. Did you mean 'bob-place'?";
  const person = "The centre has no agent 'bo'. Did you mean 'bob'?";
  const none = { InteractionId: undefined };
  const rows: readonly (readonly [who: string, type: string, attributes: object, says: string])[] = [
    ['ann', 'RequestConference', { InteractionId: 'Y', AgentId: 'bo' }, person],
    ['ann', 'RequestConference', { InteractionId: 'Y', PlaceId: 'bob-plac' }, place],
    ['ann', 'RequestConference', { InteractionId: 'Y', AgentId: 'bob', PlaceId: 'bob-plac' }, place],
    ['urs', 'RequestDeliver', { AgentId: 'bo' }, person],
    ['urs', 'RequestDeliver', { PlaceId: 'bob-plac' }, place],
    ['dan', 'RequestAgentLogin', { ...none, AgentId: 'bo', PlaceId: 'bob-place' }, person],
    ['dan', 'RequestAgentLogin', { ...none, AgentId: 'bob', PlaceId: 'bob-plac' }, place],
    ['ann', 'RequestAgentLogout', { ...none, AgentId: 'bo' }, person],
    ['ann', 'RequestAgentLogout', { ...none, PlaceId: 'bob-plac' }, place],
    ['re', 'RequestStartPlaceAgentStateReporting', { ...none, AgentId: 'bo' }, person],
    ['re', 'RequestStartPlaceAgentStateReporting', { ...none, PlaceId: 'bob-plac' }, place],
  ];
  const fixture = set({ ...routed, strangers: ['dan'] });
  fixture.submit('X', { Queue: 'Inbox' });
  fixture.submit('Y', { Queue: 'Hold' });
  fixture.handledBy('Y', 'ann');
  for (const [who, type, attributes, says] of rows) {
    t.deepEqual(ask(fixture, who, type, attributes), [`${who} EventError unknown-target`], type);
    t.is(sentence(fixture, who), says);
  }
  t.deepEqual(ask(fixture, 'urs', 'RequestDeliver', { PlaceId: 'reception' }), ['urs EventError target-not-logged-in']);
  t.deepEqual([where(fixture), where(fixture, 'Y')], ['strategy: ', 'agents: ann']);
});

test('L7: a logout that names another agent or another place is refused, and one that names itself is not', (t) => {
  const fixture = set();
  const logout = (attributes: object) =>
    ask(fixture, 'ann', 'RequestAgentLogout', { InteractionId: undefined, ...attributes });
  for (const [named, says] of [
    [{ AgentId: 'bob' }, 'bob'],
    [{ PlaceId: 'bob-place' }, 'bob-place'],
    [{ AgentId: 'bob', PlaceId: 'bob-place' }, 'bob at bob-place'],
  ] as const) {
    t.deepEqual(logout(named), ['ann EventError not-logged-in']);
    t.is(sentence(fixture, 'ann'), `Over this client ann at ann-place is logged in, and not ${says}.`);
  }
  t.deepEqual(logout({ AgentId: 'ann', PlaceId: 'ann-place' }), ['ann EventAck', 're EventAgentLogout']);
});
