import type { Strategy } from 'routeproof';
import type { UrsContext } from './urs-context.ts';

/** What a routing attempt needs beside its interaction. */
export interface AttemptOptions {
  /** As URS counts attempts. */
  readonly number: number;
  readonly strategy: Strategy;
  readonly context: UrsContext;
  /** Its name in the T-Library. */
  readonly connId: string;
  /** Called when the server has taken a decision that ends the attempt. */
  readonly onDone: () => void;
}
