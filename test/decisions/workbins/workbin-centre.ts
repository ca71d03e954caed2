import { type Centre } from 'routeproof';
import { ask, serverFixture, type ServerFixture, type ServerFixtureOptions } from '../../server-fixture.ts';

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

export const set = (options: ServerFixtureOptions = {}): ServerFixture => serverFixture({ centre, ...options });

export const submit = (fixture: ServerFixture, who: string, attributes: object, id = 'X'): readonly string[] =>
  ask(fixture, who, 'RequestSubmit', { InteractionId: id, MediaType: 'email', ...attributes });

export const pull = (fixture: ServerFixture, who: string, attributes: object): readonly string[] =>
  ask(fixture, who, 'RequestPull', { InteractionId: undefined, ...attributes });

/** Where X is: `Drafts of ann`, a queue, or who has it. */
export function where({ bench: { store } }: ServerFixture, id = 'X'): string {
  const { place, parties } = store.interaction(id) ?? {};
  if (place === undefined) return 'gone';
  if (place.kind === 'workbin') {
    const { WorkbinType, AgentId, PlaceId, GroupId } = place.workbin;
    return `${WorkbinType} of ${[AgentId, PlaceId, GroupId].filter((owner) => owner !== undefined).join(' and ')}`;
  }
  return place.kind === 'queue' ? place.queue : `${place.kind}: ${parties!.map(({ agent }) => agent).join(', ')}`;
}

/** The sentence of the last refusal that an actor got. */
export const sentence = (fixture: ServerFixture, who: string): string => {
  const { body } = fixture.actor(who).got.findLast(({ type }) => type === 'EventError')!;
  const { ErrorDescription, ErrorMessage } = body as { readonly ErrorDescription?: string; ErrorMessage?: string };
  return ErrorDescription ?? ErrorMessage ?? '';
};

export type Wrong = readonly [named: object, error: string, says: string];

/** What may be wrong with a workbin, whoever names it. */
export const wrong: readonly Wrong[] = [
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

export const ofAnn = { Workbin: { WorkbinType: 'Drafts', AgentId: 'ann' } };
