import type { Crossing, Scenario } from 'routeproof';
import type { Cast } from './cast.ts';

/** One way to bring a bench to a phase of the chapters, by requests of its actors alone. */
export interface FlowVariant {
  /** Id of the reference flow. */
  readonly flow: string;
  /** Which branch of it, where it has several. */
  readonly variant?: string;
  /** The scenario in which the flow comes about, with these names. */
  readonly scenario: (cast: Cast) => Scenario;
  /** Whether the phase begins with this message; the last one for which it holds counts. */
  readonly begins: (message: Crossing) => boolean;
}
