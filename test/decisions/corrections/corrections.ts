import { type Centre } from 'routeproof';
import { serverFixture, type ServerFixture, type ServerFixtureOptions } from '../../server-fixture.ts';

/** Whatever is named exists; `Hold` and `Behind` feed no strategy, all other queues the strategy s of the puppet urs. */
const centre: Centre = {
  open: true,
  queues: [
    { name: 'Hold', strategy: null },
    { name: 'Behind', strategy: null },
  ],
  workbins: [{ name: 'Drafts', queue: 'Behind' }],
};

export const inHold = { Queue: 'Hold' };

export const set = (options: ServerFixtureOptions = {}): ServerFixture => serverFixture({ centre, ...options });

/** An actor sends a request about X, and the server handles it. */
export const does = (fixture: ServerFixture, who: string, type: string, attributes: object = {}): void => {
  fixture.actor(who).send(type, { InteractionId: 'X', ...attributes });
  fixture.run();
};

export const asks = (fixture: ServerFixture, who: string, type: string, attributes: object = {}): void =>
  does(fixture, who, type, { InteractionId: undefined, ...attributes });

export const answers =
  (type: string, more: object = {}) =>
  (fixture: ServerFixture) =>
    does(fixture, 'ann', type, { TicketId: fixture.ticket('ann'), ...more });
