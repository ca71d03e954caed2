import { type ExecutionContext } from 'ava';
import { hours, type Centre, type Plugin } from 'routeproof';
import { tLibrary, Token } from 'routeproof/plugins';
import { serverFixture, type ServerFixture, type ServerFixtureOptions } from '../../server-fixture.ts';

/** Whatever is named exists; `Hold` and `Behind` feed no strategy. */
export const centre: Centre = {
  open: true,
  queues: [
    { name: 'Hold', strategy: null },
    { name: 'Behind', strategy: null },
  ],
  workbins: [{ name: 'Drafts', queue: 'Behind' }],
};

/** What URS hears, in Interaction Management and in words of the T-Library. */
export const tongues = [
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

export const inDrafts = { Queue: undefined, Workbin: { WorkbinType: 'Drafts', AgentId: 'ann' } };

/** Longer than any timer that a test sets. */
const longAfter = hours(1000);

export const set = (options: ServerFixtureOptions = {}): ServerFixture => serverFixture({ centre, ...options });

/** Sends a request about X, or about another interaction if it names one. */
export const ask = (fixture: ServerFixture, who: string, type: string, attributes: object = {}): number =>
  fixture.actor(who).send(type, { InteractionId: 'X', ...attributes });

/** The same, and the server handles it. */
export const does = (fixture: ServerFixture, who: string, type: string, attributes: object = {}): void => {
  ask(fixture, who, type, attributes);
  fixture.run();
};

/** URS speaks about the latest routing attempt that it was asked for, or about an older one. */
export const attempt = (fixture: ServerFixture): string =>
  (fixture.routeRequest().body as { readonly ConnID: string }).ConnID;

export const decides = (
  fixture: ServerFixture,
  type: string,
  attributes: object = {},
  ConnID = attempt(fixture),
): void => void ask(fixture, 'urs', type, { Extension: { ConnID }, ...attributes });

/** Where an interaction is and who has it, in words. */
export function where({ bench: { store } }: ServerFixture, id = 'X'): string {
  const found = store.interaction(id);
  if (found === undefined) return 'gone';
  const { state, place, parties } = found;
  if (place.kind === 'agents') return `${state} by ${parties.map(({ agent }) => agent).join(', ')}`;
  if (place.kind === 'workbin')
    return `${state} in ${place.workbin.WorkbinType} of ${place.workbin.AgentId}, and in ${place.queue}`;
  return place.kind === 'queue' ? `${state} in ${place.queue}` : `${state}, ${place.kind}`;
}

/** What the attribute is in the latest event of that type that an actor got. */
export const latest = (fixture: ServerFixture, actor: string, type: string, attribute: string): unknown =>
  (fixture.actor(actor).got.findLast((event) => event.type === type)?.body as Record<string, unknown> | undefined)?.[
    attribute
  ];

/** No built-in property is broken, up to the end. The puppet urs never decides by itself, so its paths need not end. */
export function sound(t: ExecutionContext, { bench }: ServerFixture): void {
  void bench.runUntilQuiet();
  t.deepEqual(
    bench.findings.filter(({ kind }) => kind !== 'path-without-end'),
    [],
  );
}

/** X is gone with all its tickets and timers: nothing is under way, and long after nothing more was said. */
export function over(t: ExecutionContext, fixture: ServerFixture): void {
  t.is(where(fixture), 'gone');
  t.deepEqual(fixture.bench.store.tickets, []);
  t.is(fixture.bench.get(Token.Clock).pending, 0);
  fixture.run(longAfter);
  t.deepEqual(fixture.said(), []);
  sound(t, fixture);
}

/** Dora and eve are logged in over the one connection of `desk`, each with a ProxyClientId of her own. */
export function shareDesk(options: ServerFixtureOptions = {}): { fixture: ServerFixture; dora: number; eve: number } {
  const fixture = set({ agents: ['ann'], strangers: ['desk'], ...options });
  const dora = latest(fixture, 'desk', 'EventAck', 'ProxyClientId') as number;
  const desk = fixture.actor('desk');
  desk.send('RequestRegisterClient', { ClientType: 'AgentApplication', ClientName: 'desk' });
  fixture.run();
  const eve = latest(fixture, 'desk', 'EventAck', 'ProxyClientId') as number;
  desk.send('RequestAgentLogin', { AgentId: 'dora', PlaceId: 'left', ProxyClientId: dora });
  desk.send('RequestAgentLogin', { AgentId: 'eve', PlaceId: 'right', ProxyClientId: eve });
  for (const [InteractionId, ProxyClientId] of [['X', dora], ['Y', eve]] as const) {
    fixture.submit(InteractionId);
    desk.send('RequestPull', { InteractionIds: [InteractionId], ProxyClientId });
  }
  fixture.run();
  fixture.said();
  return { fixture, dora, eve };
} // prettier-ignore

/** Dora invites eve, who sits at the same desk. */
export function bothAtDesk(): { fixture: ServerFixture; dora: number; eve: number } {
  const { fixture, dora, eve } = shareDesk();
  does(fixture, 'desk', 'RequestConference', { AgentId: 'eve', ProxyClientId: dora });
  does(fixture, 'desk', 'RequestAccept', { TicketId: fixture.ticket('desk'), ProxyClientId: eve });
  fixture.said();
  return { fixture, dora, eve };
}

/** How long a message is under way on a slow link, in milliseconds. */
export const late = 100;

export const inviteBob = (fixture: ServerFixture): void => {
  ask(fixture, 'ann', 'RequestConference', { AgentId: 'bob' });
  fixture.run(late);
};
