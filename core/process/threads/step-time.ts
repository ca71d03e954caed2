import { errors } from '../../kernel/errors.ts';
import { usualPatience } from './pulse-watch.ts';

const [least, most] = [0.1, 3600];
const variable = 'ROUTEPROOF_STEP_TIME';

/** What a step time may be, as it ends a sentence. */
export const stepTimeAsked = `a number of seconds from ${least} to ${most}`;

/** How long an author's code may show no sign of life, in milliseconds; undefined where the text says nothing of the kind. */
export function stepTimeIn(text: string): number | undefined {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  return seconds >= least && seconds <= most ? 1000 * seconds : undefined;
}

/** The same as the environment says it; test files have no options. */
export function stepTimeOfEnvironment(): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return usualPatience;
  const stepTime = stepTimeIn(text);
  if (stepTime === undefined) throw errors.optionOutOfRange('The environment', variable, text, stepTimeAsked);
  return stepTime;
}
