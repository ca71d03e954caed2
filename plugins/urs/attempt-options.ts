import type { Strategy } from 'routeproof';
import type { Office } from './office.ts';

/** What a routing attempt needs beside its interaction. */
export interface AttemptOptions {
  /** As URS counts attempts. */
  readonly number: number;
  readonly strategy: Strategy;
  readonly office: Office;
  /** Its name in the T-Library. */
  readonly connId: string;
  /** Called when the server has taken a decision that ends the attempt. */
  readonly onDone: () => void;
}
