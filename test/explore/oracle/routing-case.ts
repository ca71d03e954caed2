import {
  at,
  attach,
  defineStrategy,
  eventually,
  nothing,
  NobodyCame,
  oneOf,
  placeInQueue,
  routeTo,
  seconds,
  send,
  whenever,
  type Act,
  type Decision,
  type Desk,
  type RoutedInteraction,
  type Scenario,
} from 'routeproof';
import { agents, mediaServer, reportingEngine, tLibrary, urs } from 'routeproof/plugins';
import { catchError, concat, defer, map, merge, of, race, switchMap, take, timer, type Observable } from 'rxjs';
import { chance, X, Y } from './case.ts';
import type { Seen } from './scenario.ts';

const anybody = '?:English > 0.GA';
const Z = '0000RPORACLE0003';
const comesAt = seconds(5);

type Deciding = Readonly<Record<string, (desk: Desk, wait: number) => Observable<Decision>>>;

/** What a strategy does, with the times that it takes. */
const strategies = {
  'whoever is free': (desk: Desk) => desk.target(anybody).pipe(map((agent) => routeTo(agent))),
  'whoever is free, or waits no longer': (desk: Desk, wait: number) =>
    race(
      desk.target(anybody, { virtualQueue: 'VQ' }).pipe(map((agent) => routeTo(agent))),
      desk.after(wait).pipe(map(() => placeInQueue('Back office'))),
    ),
  'ann, and then anybody': (desk: Desk, wait: number) =>
    desk.target(['ann.A', anybody], { every: Math.max(1, wait) }).pipe(map((agent) => routeTo(agent))),
  'before all others': (desk: Desk) => desk.target(anybody, { priority: 5, ageing: 1 }).pipe(map((agent) => routeTo(agent))),
  'whoever is free, in a while': (desk: Desk, wait: number) =>
    desk.after(wait).pipe(switchMap(() => desk.target(anybody).pipe(map((agent) => routeTo(agent))))),
  'nobody where others wait': (desk: Desk, wait: number) =>
    desk.after(wait).pipe(
      switchMap(() => {
        const waiting = desk.waiting(anybody) + 10 * desk.waiting('VQ') + 100 * desk.waiting('Inbound');
        return concat(of(attach({ waiting })), of(placeInQueue('Back office')));
      }),
    ),
  'a note, and ann by name': (desk: Desk, wait: number) =>
    merge(
      concat(of(attach({ note: desk.clock.now() })), timer(wait, desk.clock).pipe(map(() => routeTo('ann.A')))),
      desk.refused.pipe(take(1), map(({ error }) => placeInQueue(error === 'invitation-withdrawn' ? 'Twin' : 'Back office'))),
    ),
  'another queue': (desk: Desk, wait: number) => timer(wait, desk.clock).pipe(map(() => placeInQueue('Back office'))),
} as const satisfies Deciding; // prettier-ignore

/** What is asked for of lists, and what stays of it in the lines. */
export const lists = {
  'whoever is free': strategies['whoever is free'],
  'ann is given up for bob': (desk: Desk, wait: number) =>
    desk.target([{ target: 'ann.A', timeout: wait, clear: true }, 'bob.A']).pipe(map((agent) => routeTo(agent))),
  'nobody came': (desk: Desk, wait: number) =>
    desk.target(['bob.A', { target: 'ann.A', timeout: wait }]).pipe(
      map((agent) => routeTo(agent)),
      catchError((error: Error) => of(placeInQueue(error instanceof NobodyCame ? 'Twin' : 'Back office'))),
    ),
  'stays in the line, and asks again': (desk: Desk, wait: number) =>
    race(
      desk.target('ann.A', { clearTargets: false, virtualQueue: 'VQ' }).pipe(map((agent) => routeTo(agent))),
      desk.after(wait).pipe(
        switchMap(() => desk.after(wait)),
        map(() => placeInQueue('Twin')),
      ),
    ).pipe(
      switchMap((decision) =>
        decision.do === 'routeTo' ? of(decision) : desk.target(anybody).pipe(map((agent) => routeTo(agent))),
      ),
    ),
  'asks again from its first place': (desk: Desk, wait: number) =>
    desk.first({ agent: desk.target(anybody), late: desk.after(wait) }).pipe(
      switchMap((first) =>
        first.which === 'agent' ? of(first.value) : desk.target('ann.A', { place: 'kept', ageing: 1 }),
      ),
      map((agent) => routeTo(agent)),
    ),
  'is suspended for a while': (desk: Desk, wait: number) =>
    defer(() => {
      desk.suspend();
      desk.after(wait).subscribe(() => desk.resume());
      return desk.target(anybody).pipe(map((agent) => routeTo(agent)));
    }),
} as const satisfies Deciding;

/** What statistics hold back, or what is made of them. */
export const statistics = {
  'whoever is free': strategies['whoever is free'],
  'while somebody else is free, too': (desk: Desk) =>
    desk.target(`{sdata(${anybody}, RStatAgentsReady) > 1}${anybody}`).pipe(map((agent) => routeTo(agent))),
  'while nobody else waits, or after a while': (desk: Desk, wait: number) =>
    desk
      .target(`{sdata(${anybody}, RStatCallsInQueue) < 2 | callage() > ${wait / 1000}}${anybody}`)
      .pipe(map((agent) => routeTo(agent))),
  'as a function says': (desk: Desk) =>
    desk
      .target(anybody, { threshold: () => desk.sdata('ann.A', 'RStatAgentsTotal') > 0 && desk.waiting(anybody) < 2 })
      .pipe(map((agent) => routeTo(agent))),
  'a note of all statistics': (desk: Desk, wait: number) =>
    desk.after(wait).pipe(
      switchMap(() => {
        const read = (['RStatAgentsReady', 'RStatAgentsTotal', 'RStatCallsInQueue'] as const).map((each) => desk.sdata(anybody, each));
        return concat(of(attach({ read: read.join() })), of(placeInQueue('Back office')));
      }),
    ),
} as const satisfies Deciding; // prettier-ignore

const deeds = {
  'is not ready': send('RequestNotReadyForMedia', { MediaType: 'email' }),
  'is ready': send('RequestCancelNotReadyForMedia', { MediaType: 'email' }),
  'logs out': send('RequestAgentLogout'),
  'stops the first': send('RequestStopProcessing', { InteractionId: X }),
  'changes the first': send('RequestChangeProperties', { InteractionId: X, AddedProperties: { changed: 1 } }),
  'changes the second': send('RequestChangeProperties', { InteractionId: Y, AddedProperties: { changed: 2 } }),
} as const satisfies Readonly<Record<string, Act>>;

/** What routing attempts do beside each other, and what is done around them, by a seed. Each call of the scenario begins what is seen afresh. */
export function routingCase(
  seed: number,
  deciding: Deciding = strategies,
): {
  readonly scenario: () => Scenario;
  readonly seen: () => Seen;
  readonly words: string;
} {
  const below = chance(seed);
  const one = <T>(...of: readonly T[]): T => of[below(of.length)]!;
  const window = one(0, 0, 100, 1000);
  const offset = () => one(0, 0, 0, 1, window, window + 1);
  const names = Object.keys(deciding);
  const ids = [X, Y, Z].slice(0, one(1, 2, 2, 2, 2, 3));
  const doing = ids.map(() => ({
    decides: one(...names),
    wait: offset(),
    comes: comesAt + offset(),
    queue: one('Inbound', 'Inbound', 'Twin'),
  }));
  const staff = [...new Set(['ann', one('ann', 'bob')])];
  const [accept, reject] = [send('RequestAccept'), send('RequestReject')];
  const habits = [
    whenever('EventInvite', one(accept, accept, reject, oneOf(accept, reject), nothing()), {
      after: one(0, 0, 1, window),
    }),
  ];
  const done = Array.from({ length: below(3) }, () => {
    const what = one(...(Object.keys(deeds) as (keyof typeof deeds)[]));
    const who = what.includes('the') ? 'email-server' : one(...staff);
    return { who, what, at: comesAt + offset() };
  });
  const [words, limit, by] = [below(2), one(1, 2, 2), one('one media server', 'a media server each')];
  let seen: Seen = {};
  const route = ({ id, returns, userData }: RoutedInteraction, desk: Desk): Observable<Decision> => {
    const note = (what: string) => (seen[`strategy about ${id}`] ??= []).push(`${what} at ${desk.clock.now()}`);
    note(`asked, ${returns} returns, ${JSON.stringify(userData)}`);
    const { decides, wait } = doing[ids.indexOf(id)]!;
    if (returns > 0) return of(placeInQueue('Back office'));
    return deciding[decides]!(desk, wait).pipe(
      map((decision) => {
        note(decision.do);
        return decision;
      }),
    );
  };
  const server = (index: number) => (by === 'one media server' || index === 0 ? 'email-server' : `server ${index}`);
  const scenario = (): Scenario => {
    seen = {};
    return {
      name: 'routing attempts beside each other',
      strategy: defineStrategy({ name: 'one of several', route }),
      centre: {
        agents: staff.map((name) => ({ name, skills: { English: 1 }, does: habits })),
        queues: [{ name: 'Inbound', limit }, { name: 'Twin' }, { name: 'Back office', strategy: null }],
      },
      plugins: [
        ...[...new Set(ids.map((_, index) => server(index)))].map((name) => mediaServer(name)),
        ...[agents(), urs(), reportingEngine(), ...(words === 0 ? [] : [tLibrary()])],
      ],
      load: {
        interactions: ids.map((InteractionId, index) => ({
          ...{ InteractionId, at: doing[index]!.comes, by: server(index), Queue: doing[index]!.queue },
        })),
      },
      drive: { script: done.map(({ who, what, at: time }) => at(time, who, deeds[what])) },
      server: { 'delivering-timeout': 1 },
      until: comesAt + seconds(4),
      raceWindow: window,
      properties: [
        eventually('nothing waits in the back office', ({ store }) => store.waitingIn('Back office').length === 0),
      ],
    };
  };
  return { scenario, seen: () => seen, words: JSON.stringify({ seed, window, doing, done, staff, limit, by }) };
}
