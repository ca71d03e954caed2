import {
  at,
  attach,
  defineStrategy,
  disconnect,
  eventually,
  nothing,
  oneOf,
  placeInQueue,
  placeInWorkbin,
  routeTo,
  seconds,
  send,
  stop,
  whenever,
  type Act,
  type Decision,
  type Plugin,
  type Queue,
  type Rule,
  type Scenario,
  type Strategy,
} from 'routeproof';
import {
  agents,
  definePlugin,
  mediaServer,
  reportingEngine,
  statistics,
  tLibrary,
  urs,
  type MessageOf,
} from 'routeproof/plugins';
import { map, race, switchMap } from 'rxjs';
import { whatIsDone, X, Y, type Case, type What, type Who } from './case.ts';
import { witness } from './witness.ts';

/** What those saw who keep it, in the run that was played last: by name, in the order in which it came. */
export type Seen = Record<string, string[]>;

const comesAt = seconds(5);

/** When the instant of a case is, in the ordinary run. */
const instantOf = ({ around, thinks }: Case): number =>
  ({
    'hand-over': comesAt,
    invitation: comesAt + thinks,
    'time-out': comesAt + thinks + seconds(1),
    work: comesAt + seconds(3),
  })[around];

/** The scenario of a case; each call begins what is seen afresh. */
export function scenarioOf(given: Case): { readonly scenario: () => Scenario; readonly seen: () => Seen } {
  let seen: Seen = {};
  return { scenario: () => made(given, (seen = {})), seen: () => seen };
}

function made(given: Case, seen: Seen): Scenario {
  const { around, window, second, limited, decides, words } = given;
  const isWork = around === 'work';
  const instant = instantOf(given);
  const lines = given.deeds.map((deed): Line => ({ ...deed, at: instant + deed.after }));
  if (isWork) lines.unshift({ who: 'ann', what: 'pulls it', after: 0, at: comesAt + seconds(1) });
  const agents = agentsOf(given);
  const router = decides === 'nothing' ? [] : [decides === 'whoever is free' ? reportingEngine() : quietEngine, urs()];
  const actors = given.clients === 'who remember' ? remembering(given, lines, seen) : ofTheBench(lines, seen);
  return {
    name: 'at one instant',
    ...(decides !== 'nothing' && { strategy: strategyOf(given, seen) }),
    centre: {
      agents: agents.map((name) => ({ name, skills: { English: 1 }, does: habits(given) })),
      queues: queuesOf(limited, decides === 'nothing'),
      workbins: [{ name: 'Drafts' }],
    },
    plugins: [...router, ...(words === 'T-Library' && router.length > 0 ? [tLibrary()] : []), mediaServer(), ...actors],
    load: {
      interactions: [
        { InteractionId: X, at: comesAt, Queue: isWork ? 'Shop' : 'Inbound' },
        ...(second === undefined ? [] : [{ InteractionId: Y, at: comesAt + second.after, Queue: second.queue }]),
      ],
    },
    drive: {
      script:
        given.clients === 'who remember'
          ? []
          : lines.filter(isOfTheBench).map((line) => at(line.at, line.who, act(line.what))),
    },
    server: { 'delivering-timeout': 1 },
    properties: [
      eventually('nothing waits in the back office', ({ store }) => store.waitingIn('Back office').length === 0),
    ],
    until: instant + seconds(4),
    raceWindow: window,
  };
}

const queuesOf = (limited: boolean, areAtRest: boolean): readonly Queue[] => [
  { name: 'Inbound', ...(limited && { limit: 1 }), ...(areAtRest && { strategy: null }) },
  { name: 'Twin', ...(areAtRest && { strategy: null }) },
  { name: 'Shop', strategy: null },
  { name: 'Back office', strategy: null },
];

/** Those who are needed. */
function agentsOf({ around, decides, deeds }: Case): readonly ('ann' | 'bob')[] {
  const isOffered = decides === 'ann' || decides === 'whoever is free';
  const hasBob = deeds.some(({ who, what }) => who === 'bob' || what === 'invites bob');
  const hasAnn =
    isOffered ||
    around === 'work' ||
    deeds.some(({ who, what }) => who.startsWith('ann') || what === 'puts it into a workbin');
  return [
    ...(hasAnn || decides === 'a note and a workbin' ? (['ann'] as const) : []),
    ...(hasBob ? (['bob'] as const) : []),
  ];
}

/** Opens statistics for URS and never tells it anything: who routes to nobody that is looked for needs no more. */
const quietEngine = definePlugin({
  name: 'reporting-engine',
  synchronous: true,
  setup: (kit) =>
    void kit
      .actor('stat-server')
      .listen('reporting-engine', 'stat-server')
      .subscribe((connection) =>
        connection.received.subscribe(({ ref, body }) => {
          const { StatisticType, ObjectId } = body as MessageOf<'RequestOpenStatistic'>['body'];
          connection.send(statistics.create('EventStatisticOpened', { ReferenceId: ref!, StatisticType, ObjectId }));
        }),
      ),
});

type Line = Case['deeds'][number] & { readonly at: number };

/** A second client of an agent is nobody's plugin. */
const isOfTheBench = ({ who }: Line): boolean => who !== 'ann at home';

function ofTheBench(lines: readonly Line[], seen: Seen): readonly Plugin[] {
  const names = new Set(lines.map(({ who }) => who));
  const atHome = names.has('ann at home') ? [ofWitness('ann at home', lines, seen, undefined)] : [];
  return [agents(), ...(names.has('web-shop') ? [mediaServer('web-shop')] : []), ...atHome];
}

function remembering(given: Case, lines: readonly Line[], seen: Seen): readonly Plugin[] {
  const names = new Set<Who>([...agentsOf(given), ...lines.map(({ who }) => who)]);
  return [...names].map((who) => ofWitness(who, lines, seen, given));
}

function ofWitness(who: Who, lines: readonly Line[], seen: Seen, given: Case | undefined): Plugin {
  const answer = given ?? { answer: 'nothing' as const, answersAfter: 0 };
  return witness({ who, at: lines.filter((line) => line.who === who), answer }, (seen[who] = []));
}

function act(what: What): Act {
  const request = whatIsDone[what];
  return request === undefined ? disconnect() : { do: 'send', request: request[0], attributes: request[1] };
}

function habits({ answer, answersAfter }: Case): readonly Rule[] {
  const [accept, reject] = [send('RequestAccept'), send('RequestReject')];
  const says = { yes: accept, no: reject, 'yes or no': oneOf(accept, reject), nothing: nothing() }[answer];
  return [whenever('EventInvite', says, { after: answersAfter })];
}

/** A strategy that writes down what it is asked, and what became of it, for each interaction by itself. */
function strategyOf({ decides, thinks }: Case, seen: Seen): Strategy {
  return defineStrategy({
    name: decides,
    route: ({ id, queue, returns, userData }, desk) => {
      const note = (what: string) => (seen[`strategy about ${id}`] ??= []).push(`${what} at ${desk.clock.now()}`);
      note(`asked about ${id} in ${queue}, ${returns} returns, ${JSON.stringify(userData)}`);
      if (returns > 0) return placeInQueue('Shop');
      const decided = (...what: readonly Decision[]) =>
        thinks === 0 ? what : desk.after(thinks).pipe(map(() => what[0]!));
      if (decides === 'another queue') return decided(placeInQueue('Twin'));
      if (decides === 'to stop') return decided(stop());
      if (decides === 'a note and a workbin')
        return [attach({ note: returns }), placeInWorkbin({ WorkbinType: 'Drafts', AgentId: 'ann' })];
      const wait = desk.after(seconds(2)).pipe(map(() => placeInQueue('Back office')));
      if (decides === 'to wait' || decides === 'nothing') return wait;
      if (decides === 'ann') return decided(routeTo('ann.A'));
      const found = desk.target('?:English > 0.GA').pipe(map((agent) => routeTo(agent)));
      return race(thinks === 0 ? found : desk.after(thinks).pipe(switchMap(() => found)), wait);
    },
  });
}
