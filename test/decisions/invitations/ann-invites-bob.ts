import { type ExecutionContext } from 'ava';
import { defineStrategy, hours, minutes, type Milliseconds, type StoreView } from 'routeproof';
import { tLibrary } from 'routeproof/plugins';
import { serverFixture, type ServerFixture, type ServerFixtureOptions } from '../../server-fixture.ts';

// Who invites whom, and what becomes of it: the rows G, I, U, C, V, F1 and F9 of the decisions.
// ann is the agent who invites, bob the one who is invited, cat (and dan, eve) whoever else is there.

const X = { InteractionId: 'X' };

/** Every queue, workbin and agent exists, and no queue feeds a strategy. */
export const open = { centre: { open: true } };

export const five = { ...open, agents: ['ann', 'bob', 'cat', 'dan', 'eve'] };

/** Every queue feeds the strategy s, which a puppet of URS works for; Holding alone is a place to wait. */
export const routing = {
  centre: { open: true, queues: [{ name: 'Holding', strategy: null }] },
  strategy: defineStrategy({ name: 's', route: () => [] }),
  routers: ['urs'],
} satisfies ServerFixtureOptions;

export const silentFor = (most: Milliseconds): ServerFixtureOptions => ({
  ...open,
  server: { 'handling-timeout': most / minutes(1), 'delivering-timeout': 3600 },
});

/** How URS hears of an answer and of the end. */
export const spoken = {
  InteractionManagement: undefined,
  // The puppet stands in for URS.
  TLibrary: { ...tLibrary(), needs: [] },
};

/** The routing attempt that goes on, as URS names it. */
export const attempt = (fixture: ServerFixture) => ({
  Extension: { ConnID: (fixture.routeRequest().body as { readonly ConnID: string }).ConnID },
});

/** The agents handle X, and ann has invited bob to it. */
export function annInvitesBob(options: ServerFixtureOptions = open, ...others: readonly string[]): ServerFixture {
  const fixture = serverFixture(options);
  fixture.handledBy('X', 'ann', ...others);
  invite(fixture, 'ann', 'bob');
  fixture.said();
  return fixture;
}

export function invite(fixture: ServerFixture, inviter: string, AgentId: string, more: object = {}): number {
  const ref = fixture.actor(inviter).send('RequestConference', { ...X, AgentId, ...more });
  fixture.run();
  return ref;
}

/** Lets somebody ask something of X, and gives what the server said then. */
export function ask(fixture: ServerFixture, who: string, request: string, attributes: object = {}): readonly string[] {
  fixture.actor(who).send(request, { ...X, ...attributes });
  fixture.run();
  return fixture.said();
}

export const withTicket = (fixture: ServerFixture, agent: string) => ({ TicketId: fixture.ticket(agent) });

/** What the server last said to somebody in this event. */
export const last = (fixture: ServerFixture, who: string, event: string) =>
  fixture.actor(who).got.findLast(({ type }) => type === event)?.body as Readonly<Record<string, unknown>> | undefined;

/** Where X is, in a line: `3 handling: ann, cat, invited: bob`. */
export function standing(store: StoreView, id = 'X'): string {
  const interaction = store.interaction(id);
  if (interaction === undefined) return 'gone';
  const { place, state, parties, invitations, properties } = interaction;
  const at = {
    queue: () => (place.kind === 'queue' ? place.queue : ''),
    workbin: () => (place.kind === 'workbin' ? `${place.workbin.WorkbinType} before ${place.queue}` : ''),
    strategy: () => (place.kind === 'strategy' ? place.strategy : ''),
    delivery: () => 'nobody',
    agents: () => parties.map(({ agent }) => agent).join(', '),
  }[place.kind]();
  const invited = invitations.length === 0 ? '' : `, invited: ${invitations.map(({ invitee }) => invitee).join(', ')}`;
  return `${properties.InteractionState} ${state}: ${at}${invited}`;
}

/** X stands there, nothing more comes of it, and the built-in properties found nothing wrong. */
export function ends(t: ExecutionContext, fixture: ServerFixture, where: string): void {
  const { bench } = fixture;
  t.is(standing(bench.store), where);
  const atRest = bench.store.interactions.every(({ place }) => place.kind === 'queue' || place.kind === 'workbin');
  // Longer than any timer that may be left; while X is handled or with URS, shorter than its own.
  fixture.run(atRest ? hours(24) : minutes(59));
  t.deepEqual(fixture.said(), []);
  t.is(standing(bench.store), where);
  // The end of the run is judged too, unless the puppet of URS leaves a path open.
  if (!where.includes('routing')) void bench.runUntilQuiet();
  t.deepEqual(bench.findings, []);
}
