import { always, eventually, sometimes, type Judged, type Property, type Scenario } from 'routeproof';
import type { Dependence } from 'routeproof/engines';
import { generated } from '../generated.ts';
import { heedless } from './actors.ts';
import { caseOf, chance, inWords, X, Y } from './case.ts';
import { strictlyByActor, type Sizes } from './relations.ts';
import { scenarioOf } from './scenario.ts';
import { parting, shown, type Shown } from './views.ts';

/** Something that a property may look at; what it sees of it is all that it could tell apart. */
type Look = (judged: Judged) => unknown;

const [server, ann, shop] = ['interaction-server', 'ann', 'web-shop'] as const;

/** What properties look at in cases at one instant. */
const looks: Readonly<Record<string, Look>> = {
  'what ann got': ({ trace }) => trace.at(ann),
  'what the server got': ({ trace }) => trace.at(server),
  'what URS got': ({ trace }) => trace.at('urs'),
  'what the shop got': ({ trace }) => trace.at(shop),
  'what the server got from ann': ({ trace }) => trace.between(ann, server),
  'what the server got from URS, and URS from it': ({ trace }) => [
    trace.between('urs', server),
    trace.between(server, 'urs'),
  ],
  'what was said about X': ({ trace }) => trace.about(X),
  'what was said about Y': ({ trace }) => trace.about(Y),
  'invitations and their ends': ({ trace }) => trace.of('EventInvite', 'EventRevoked', 'RequestAccept', 'RequestReject'),
  'acknowledgements of ann': ({ trace }) => trace.at(ann, 'EventAck', 'EventError'),
  'how many acknowledgements there were': ({ trace }) => trace.of('EventAck').length,
  'what was placed somewhere, and what URS was asked about': ({ trace }) => [
    trace.of('RequestPlaceInQueue', 'EventRouteRequest'),
    trace.at(ann, 'EventInvite').length,
  ],
  'how many messages there were': ({ trace }) => trace.length,
  'every message': ({ trace }) => trace.messages.map(({ type, at }) => `${type} ${at}`),
  'where X is': ({ store }) => [store.interaction(X)?.place, store.interaction(X)?.state],
  'what is known of X': ({ store }) => [store.interaction(X)?.properties, store.interaction(X)?.parties.length],
  'which of two is stopped': ({ store }) => [X, Y].map((id) => store.interaction(id) === undefined),
  'what waits in Inbound': ({ store }) => store.waitingIn('Inbound'),
  'what waits anywhere': ({ store }) => [...store.queues],
  'who is there': ({ store }) => store.agents.map(({ name, loggedIn, media }) => [name, loggedIn, [...media]]),
  'whether ann is there': ({ store }) => store.agent(ann)?.place,
  'how many are invited': ({ store }) => store.tickets.length,
  'all interactions': ({ store }) => store.interactions.map(({ id, attempts }) => [id, attempts]),
  'where X is, and what ann got': ({ store, trace }) => [store.interaction(X)?.place.kind, trace.at(ann).length],
  'who is there, and what the server got': ({ store, trace }) => [store.agent(ann)?.loggedIn, trace.at(server).length],
  'what ann got once X is in her hands': ({ store, trace }) =>
    store.interaction(X)?.place.kind === 'agents' ? trace.at(ann) : 'not yet',
  'where Y is once ann was told something': ({ store, trace }) =>
    trace.at(ann).length > 2 ? store.interaction(Y)?.place.kind : 'not yet',
}; // prettier-ignore

/** The same among actors that tell each other things. */
const crowdLooks: Readonly<Record<string, Look>> = {
  'what actor 0 got': ({ trace }) => trace.at('actor 0'),
  'what actor 1 got from actor 0': ({ trace }) => trace.between('actor 0', 'actor 1'),
  'what two actors got from each other': ({ trace }) => [trace.between('actor 0', 'actor 1'), trace.between('actor 1', 'actor 0')],
  'how many were told something': ({ trace }) => trace.of('EventCurrentAgentStatus').length,
  'everything': ({ trace }) => trace.messages,
  'what actor 1 got after the third message to actor 0': ({ trace }) =>
    trace.at('actor 0').length > 2 ? trace.at('actor 1') : 'not yet',
}; // prettier-ignore

export interface Looked {
  readonly scenario: () => Scenario;
  /** All that each property saw in the run that ended last, and what everybody else did. */
  readonly seen: () => object;
  readonly words: string;
}

/** A scenario whose properties look at so much of it, by chance. */
export function lookedAt(seed: number): Looked {
  const below = chance(seed + 3001);
  const isCrowd = below(4) === 0;
  const from = Object.entries(isCrowd ? crowdLooks : looks);
  const made = isCrowd ? ofCrowd(seed) : scenarioOf(caseOf(seed));
  const chosen = Array.from({ length: 1 + below(2) }, () => from[below(from.length)]!);
  const kinds = chosen.map(() => (['always', 'always', 'sometimes', 'eventually'] as const)[below(4)]!);
  return withLooks(made, chosen, kinds, isCrowd ? `generated scenario ${seed}` : inWords(caseOf(seed)));
}

/** Somebody who heeds nothing that one of two sends it, and a property that knows when that came. */
export function lookedAtUnheeded(): Looked {
  const { scenario, seen } = heedless('is told more, later');
  return withLooks(
    { scenario, seen: () => [seen()] },
    [['when it was called', ({ trace }) => trace.between('caller', 'deaf')]],
    ['always'],
    '',
  );
}

/** Two notes at one moment, whose order the store alone shows. */
export function lookedAtNotes(): Looked {
  const { scenario, seen } = scenarioOf({
    ...{ around: 'work', window: 0, decides: 'nothing', thinks: 0, answer: 'nothing', answersAfter: 0 },
    ...{
      limited: false,
      second: { queue: 'Inbound', after: 0 },
      words: 'Interaction Management',
      clients: 'of the bench',
    },
    deeds: [
      { who: 'ann', after: 0, what: 'notes something on it' },
      { who: 'bob', after: 0, what: 'pulls from Inbound' },
    ],
  });
  const places = [X, Y].map((id): Look => ({ store }) => [
    store.interaction(id)?.properties.UserData,
    store.interaction(id)?.place,
  ]);
  return withLooks({ scenario, seen }, [['both', (judged) => places.map((look) => look(judged))]], ['always'], '');
}

function withLooks(
  made: Pick<Looked, 'scenario' | 'seen'>,
  chosen: readonly (readonly [what: string, Look])[],
  kinds: readonly Property['kind'][],
  words: string,
): Looked {
  let histories: string[][] = [];
  const scenario = (): Scenario => {
    const given = made.scenario();
    histories = chosen.map(() => []);
    const properties = chosen.map(([what, look], index) => looking(kinds[index]!, what, look, histories[index]!));
    return { ...given, properties: [...(given.properties ?? []), ...properties] };
  };
  const what = chosen.map(([name], index) => `${kinds[index]}: ${name}`).join('; ');
  return {
    scenario,
    seen: () => [made.seen(), histories],
    words: `${what}\n${words}`,
  };
}

function ofCrowd(seed: number) {
  const { scenario, views } = generated(seed);
  return { scenario, seen: () => ({ views: views() }) };
}

/** A property that writes down what it sees, each time that this changes. */
function looking(kind: Property['kind'], what: string, look: Look, history: string[]): Property {
  const holds = (judged: Judged): boolean => {
    const sight = JSON.stringify(seenBy(look, judged));
    if (history.at(-1) !== sight) history.push(sight);
    return kind !== 'sometimes';
  };
  return { always, sometimes, eventually }[kind](what, holds);
}

/** Who is not there can be told nothing. */
function seenBy(look: Look, judged: Judged): unknown {
  try {
    return look(judged);
  } catch {
    return 'nobody';
  }
}

/** The coarsest of all: whatever is delivered, and whatever the server does, somebody sees. */
const inSightOfAll: Dependence = (one, other) => strictlyByActor(one, other) || (isSeen(one) && isSeen(other));
const isSeen = ({ actor, event }: Parameters<Dependence>[0]): boolean =>
  event.message !== undefined || actor === 'interaction-server';

/**
 * Searches a scenario as `explore` does, and holds all that its properties saw against what they see where every order is
 * played, in runs by chance, and where everything is in sight.
 */
export async function overlooked(looked: Looked, sizes: Sizes): Promise<string | undefined> {
  const found = await shown(looked, { runs: sizes.runs });
  if (!found.isWhole) return 'too large';
  const all = await shown(looked, { reduction: false, runs: sizes.unreduced });
  const some = all.isWhole ? all : await shown(looked, { random: sizes.byChance });
  const inSight = await shown(looked, { depends: inSightOfAll, runs: 4 * sizes.runs });
  return (
    parted(found, 'every order', all) ?? parted(found, 'runs by chance', some) ?? parted(found, 'all in sight', inSight)
  );
}

function parted(found: Shown, what: string, truth: Shown): string | undefined {
  const lost = [...truth.views].find((view) => !found.views.has(view));
  const [nearest = ''] = found.views;
  if (lost !== undefined) return `${what} shows what was overlooked: ${parting(lost, nearest)}`;
  const isWhole = truth.isWhole && truth.explored.bounds.every((bound) => bound !== 'chance');
  const more = isWhole ? [...found.views].find((view) => !truth.views.has(view)) : undefined;
  return more === undefined ? undefined : `${what} does not show: ${parting(more, [...truth.views][0] ?? '')}`;
}
