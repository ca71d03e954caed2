import test from 'ava';
import { seconds, type Workbin } from 'routeproof';
import { type ServerFixture } from '../../server-fixture.ts';
import { set, submit, pull, where, sentence, type Wrong, wrong, ofAnn } from './workbin-centre.ts';
import { ask } from '../../server-fixture.ts';

/** Ids of the interactions that the last pull brought. */
const pulled = (fixture: ServerFixture, who: string): readonly string[] => {
  const { body } = fixture.actor(who).got.findLast(({ type }) => type === 'EventPulledInteractions')!;
  return (body as { readonly Interactions: readonly { InteractionId: string }[] }).Interactions.map(
    ({ InteractionId }) => InteractionId,
  );
};

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
