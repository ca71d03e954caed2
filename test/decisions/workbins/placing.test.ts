import test from 'ava';
import { tLibrary } from 'routeproof/plugins';
import { set, submit, pull, where, sentence, wrong, ofAnn } from './workbin-centre.ts';
import { ask, routed } from '../../server-fixture.ts';

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
