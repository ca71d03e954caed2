import { catchError, concat, concatAll, EMPTY, ignoreElements, map, merge, NEVER, of, type Observable } from 'rxjs';
import {
  at,
  attach,
  defineStrategy,
  disconnect,
  minutes,
  nothing,
  placeInQueue,
  placeInWorkbin,
  routeTo,
  seconds,
  send,
  stop,
  whenever,
  type Decision,
  type KeyValues,
  type Scenario,
  type Strategy,
} from 'routeproof';
import { answer, contactCentre, fault, faults, service, silence } from 'routeproof/plugins';

/** A day in a contact centre whose outcome must not depend on the words on URS's connection. */
export interface Day {
  readonly name: string;
  readonly scenario: () => Scenario;
  /** Whether it has choices: then each is made in every way. */
  readonly everyChoice?: true;
}

const waits = defineStrategy({
  name: 'waits',
  route: (_interaction, desk) => desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
});

/** Whoever is refused goes to the queue of those who are done. */
const tries = (decision: Decision): Strategy =>
  defineStrategy({
    name: 'tries',
    route: (_interaction, desk) => merge(of(decision), desk.refused.pipe(map(() => placeInQueue('Done')))),
  });

const decides = (...decisions: readonly Decision[]): Strategy =>
  defineStrategy({ name: 'decides', route: () => decisions });

const places = {
  queues: [{ name: 'Inbound' }, { name: 'Done', strategy: null }],
  groups: [{ name: 'Support', agents: ['ann'] }],
  workbins: [{ name: 'Drafts' }],
};

const mail = {
  InteractionId: 'M1',
  at: seconds(1),
  UserData: { Subject: 'a parcel', Line: 2, Sender: { name: 'eve' } },
};

const day = (strategy: Strategy, more: Partial<Scenario> = {}): Scenario => ({
  name: 'a day',
  strategy,
  centre: { ...places, agents: [{ name: 'ann' }] },
  plugins: contactCentre(),
  load: { interactions: [mail] },
  until: minutes(30),
  ...more,
});

/** ann is there, and not ready. */
const away = { ...places, agents: [{ name: 'ann', media: ['chat'] }] };

const leaves = (time: number) =>
  at(
    time,
    'email-server',
    send(
      'RequestStopProcessing',
      { InteractionId: 'M1', Reason: { ReasonSystemName: 'Abandoned' } },
      { mayBeRefused: true },
    ),
  );

/** Somebody else works on the properties while the strategy waits; among them are names of the server's own. */
const meddling = [
  at(
    seconds(2),
    'email-server',
    send('RequestChangeProperties', { InteractionId: 'M1', AddedProperties: { More: { than: 'one' } } }),
  ),
  at(
    seconds(3),
    'email-server',
    send('RequestChangeProperties', {
      InteractionId: 'M1',
      ChangedProperties: { Line: 3 },
      DeletedProperties: ['Sender'],
    }),
  ),
];

const services = (...names: readonly string[]) =>
  names.map((name) => service(name, { help: kindOf(name) }, { delay: seconds(1) }));

const kindOf = (name: string) => {
  if (name === 'Silent') return silence();
  return name === 'Broken' ? fault('out of order', 17) : answer({ Help: 'yes', Lines: { a: 1 } });
};

/** Asks a service, and puts the interaction where its answer says. */
const asks = (name: string, params = {}): Strategy =>
  defineStrategy({
    name: 'asks',
    route: (_interaction, desk) =>
      desk.invoke(name, 'help', params).pipe(
        map((answered) => (answered['Help'] === 'yes' ? attachAnd(answered) : of(stop('Terminated')))),
        catchError((): [Observable<Decision>] => [of(placeInQueue('Done'))]),
        concatAll(),
      ),
  });

const attachAnd = (answered: KeyValues): Observable<Decision> => of(attach({ got: answered }), stop('AutoResponded'));

const second = defineStrategy({
  name: 'second',
  route: ({ userData }) => (userData['Line'] === 2 ? placeInQueue('Third') : stop()),
});
const third = defineStrategy({ name: 'third', route: () => [attach({ Line: 9 }), placeInWorkbin('Drafts')] });

/** Three routing points, each with its own strategy. */
const severalPoints = (): Scenario =>
  day(decides(attach({ Seen: 1 }), placeInQueue('Second')), {
    centre: {
      ...places,
      queues: [...places.queues, { name: 'Second', strategy: second }, { name: 'Third', strategy: third }],
      agents: [{ name: 'ann' }],
    },
  });

const rejects = {
  agents: [{ name: 'ann', does: [whenever('EventInvite', send('RequestReject'), { after: seconds(2) })] }],
};
const expires = { agents: [{ name: 'ann', does: [whenever('EventInvite', nothing())] }] };

/** Delivers to ann, and to the queue of those who are done when she does not want it. */
const toAnn = defineStrategy({
  name: 'to ann',
  route: ({ returns }, desk) =>
    returns > 0 ? placeInQueue('Done') : desk.target('ann.A', { virtualQueue: 'VIP' }).pipe(map((ann) => routeTo(ann))),
});

const gone = defineStrategy({ name: 'goes on', route: () => concat(of(attach({ a: 1 })), NEVER) });

const customerLeaves: readonly Day[] = (['EventAbandoned', 'EventRouteUsed'] as const).flatMap((stopTellsUrsWith) => [
  {
    name: `the customer leaves while ann is away, ${stopTellsUrsWith}`,
    scenario: () =>
      day(waits, { centre: away, drive: { script: [...meddling, leaves(seconds(9))] }, server: { stopTellsUrsWith } }),
  },
  {
    name: `the customer leaves while the decision is on its way, ${stopTellsUrsWith}`,
    scenario: () =>
      day(decides(attach({ a: 1 }), stop()), {
        links: { urs: seconds(2) },
        drive: { script: [leaves(seconds(4))] },
        server: { stopTellsUrsWith },
      }),
  },
  {
    name: `the customer leaves while ann is invited, ${stopTellsUrsWith}`,
    scenario: () =>
      day(toAnn, {
        centre: { ...places, ...expires },
        links: { urs: seconds(0.5) },
        drive: { script: [leaves(seconds(9))] },
        server: { stopTellsUrsWith, routeUsedAt: 'outcome' },
      }),
  },
]);

const refusals: readonly Day[] = [
  ...(
    [
      ['an unknown queue', placeInQueue('Nowhere')],
      ['an unknown workbin', placeInWorkbin('Nowhere')],
      ['an agent who is not there', routeTo('bob.A')],
      ['a place that is not there', routeTo('nowhere.AP')],
      ['a place', routeTo('ann-place.AP')],
      ['an agent by name', routeTo('ann.A')],
      ['a workbin of an agent', placeInWorkbin({ WorkbinType: 'Drafts', AgentId: 'ann' })],
      ['a workbin of a place', placeInWorkbin({ WorkbinType: 'Drafts', PlaceId: 'ann-place' })],
      ['a workbin of a group', placeInWorkbin({ WorkbinType: 'Drafts', GroupId: 'Support' })],
      ['a workbin of two owners', placeInWorkbin({ WorkbinType: 'Drafts', GroupId: 'Support', AgentId: 'ann' })],
    ] as const
  ).map(([name, decision]) => ({
    name,
    scenario: () =>
      day(tries(decision), { centre: { ...places, agents: [{ name: 'ann' }, { name: 'bob', media: [] }] } }),
  })),
  {
    name: 'a stop that crosses with the end of its routing attempt',
    scenario: () =>
      day(
        defineStrategy({
          name: 'too late',
          route: ({ returns }, desk) =>
            returns > 0 ? stop('Normal') : desk.after(minutes(20)).pipe(map(() => stop('Terminated'))),
        }),
        { links: { urs: seconds(3) }, server: { 'routing-timeout': 20 } },
      ),
  },
];

const others: readonly Day[] = [
  {
    name: 'others change properties',
    scenario: () => day(waits, { centre: away, drive: { script: meddling }, until: seconds(20) }),
  },
  {
    name: 'user data of every kind',
    scenario: () => day(decides(attach({ n: -1, t: '', l: { of: { lists: 'x' } } }), stop())),
  },
  ...['Helpful', 'Broken', 'Silent', 'Missing'].map((name) => ({
    name: `the service ${name}`,
    scenario: () =>
      day(asks(name, { of: 'M1' }), { plugins: [...contactCentre(), ...services('Helpful', 'Broken', 'Silent')] }),
  })),
  {
    name: 'a service of another call',
    scenario: () =>
      day(asks('Helpful'), {
        plugins: [...contactCentre(), ...services('Helpful')],
        drive: { script: [leaves(seconds(1.5))] },
      }),
  },
  ...(['invite', 'outcome'] as const).flatMap((routeUsedAt) => [
    {
      name: `ann rejects, ${routeUsedAt}`,
      scenario: () => day(toAnn, { centre: { ...places, ...rejects }, server: { routeUsedAt } }),
    },
    {
      name: `ann does not answer, ${routeUsedAt}`,
      scenario: () => day(toAnn, { centre: { ...places, ...expires }, server: { routeUsedAt } }),
    },
    { name: `ann answers, ${routeUsedAt}`, scenario: () => day(toAnn, { server: { routeUsedAt } }) },
  ]),
  { name: 'three routing points', scenario: severalPoints },
  {
    name: 'one at a time',
    scenario: () =>
      day(waits, {
        load: { interactions: [1, 2, 3].map((n) => ({ InteractionId: `M${n}`, at: seconds(n) })) },
        server: { 'max-submitted-interactions': 1 },
      }),
  },
  { name: 'URS is too slow', scenario: () => day(gone, { server: { 'routing-timeout': 20 }, until: minutes(25) }) },
  {
    name: 'the connection of URS ends',
    scenario: () => day(waits, { centre: away, drive: { script: [at(seconds(5), 'urs', disconnect())] } }),
  },
];

const withFaults: readonly Day[] = (
  [
    ['URS is started again', { restart: [{ of: 'urs', at: [seconds(1), seconds(2)] }] }],
    ['the server is started again', { restart: [{ of: 'interaction-server', at: seconds(2) }] }],
    ['the connection of URS breaks', { disconnect: [{ of: 'urs', at: [seconds(1), seconds(3)] }] }],
    ['decisions come late', { late: ['RequestDeliver'] as const }],
    ['requests come twice', { twice: ['RequestDeliver', 'RequestChangeProperties', 'Request3rdServer'] as const }],
  ] as const
).map(([name, how]) => ({
  name,
  scenario: () =>
    day(
      defineStrategy({
        name: 'careful',
        route: (_interaction, desk) =>
          merge(
            desk.refused.pipe(map(() => placeInQueue('Done'))),
            concat(
              of(attach({ Tried: 'yes' })),
              desk.invoke('Helpful', 'help').pipe(
                ignoreElements(),
                catchError(() => EMPTY),
              ),
              desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
            ),
          ),
      }),
      { plugins: [...contactCentre(), ...services('Helpful'), faults(how)] },
    ),
  everyChoice: true,
}));

/** Every kind of thing that can happen on URS's connection. */
export const days: readonly Day[] = [...customerLeaves, ...refusals, ...others, ...withFaults];
