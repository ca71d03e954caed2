import type { Strategy } from 'routeproof';
import type { Office } from './office.ts';

/** What a routing attempt needs beside its interaction. */
export interface AttemptOptions {
  /** As the server counts attempts, over the whole run. */
  readonly number: number;
  readonly strategy: Strategy;
  readonly office: Office;
  /** Its name in the T-Library, if URS was told one. */
  readonly connId: string | undefined;
  /** Called when the server has taken a decision that ends the attempt. */
  readonly onDone: () => void;
}
