import { InvalidArgumentError, Option } from 'commander';
import { errors } from '../kernel/errors.ts';
import { pulse } from '../process/threads/pulse.ts';
import { usualPatience } from '../process/threads/pulse-watch.ts';

const [least, most] = [0.1, 3600];
const variable = 'ROUTEPROOF_STEP_TIME';

/** How long an author's code may show no sign of life, as an option of the commands that run it. */
export const stepTimeOption = (): Option =>
  new Option(
    '--step-time <SECONDS>',
    `end code that does not come back for so long (default: ${usualPatience / 1000})`,
  ).argParser((text) => {
    const seconds = secondsIn(text);
    if (seconds === undefined)
      throw new InvalidArgumentError(`It must be a number of seconds from ${least} to ${most}`);
    pulse.patience = 1000 * seconds;
    return seconds;
  });

/** The same as the environment says it, in milliseconds; test files have no options. */
export function stepTimeOfEnvironment(): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return usualPatience;
  const seconds = secondsIn(text);
  if (seconds === undefined)
    throw errors.optionOutOfRange('The environment', variable, text, `a number of seconds from ${least} to ${most}`);
  return 1000 * seconds;
}

const secondsIn = (text: string): number | undefined => {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  return seconds >= least && seconds <= most ? seconds : undefined;
};
