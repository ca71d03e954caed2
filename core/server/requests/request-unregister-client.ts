import { clientGone } from '../acts/client-gone.ts';
import { failOpenCalls } from '../acts/external-calls.ts';
import type { Handler } from '../handler.ts';

/** The client goes and the connection stays: what it had ends as if it had logged out, and what it was still asked to do fails. */
export const requestUnregisterClient: Handler<'RequestUnregisterClient'> = (core, asked) => {
  core.out.ack(asked);
  clientGone(core, asked.client, 'logout');
  failOpenCalls(core, asked.client.connection);
};
