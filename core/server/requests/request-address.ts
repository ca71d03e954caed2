import type { Asked } from '../clients/client.ts';
import type { ServerCore } from '../server-core.ts';

/** URS asks for a further routing point, or gives one back that is not its last: a router is asked about every queue, so that it is taken is all there is to say. */
export const requestAddress = (core: ServerCore, asked: Asked): void => core.out.ack(asked);
