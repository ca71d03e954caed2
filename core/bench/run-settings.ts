import type { LinkDelays } from '../bus/delays.ts';
import type { Choices } from '../kernel/choices.ts';
import type { ClockOptions } from '../kernel/clock/clock-options.ts';
import type { Limits } from '../kernel/limits.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { Replacements } from '../server/handler.ts';
import type { Places } from '../server/server-core.ts';

/** What a run is made from. */
export interface RunSettings {
  readonly choices: Choices;
  readonly seed: number;
  readonly clock: Omit<ClockOptions, 'choices'>;
  readonly delays: LinkDelays;
  readonly options: ServerOptions;
  readonly places: Places;
  readonly limits: Limits;
  readonly replacements: Replacements;
}
