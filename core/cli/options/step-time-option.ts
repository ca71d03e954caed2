import { InvalidArgumentError, Option } from 'commander';
import { usualPatience } from '../../process/threads/pulse-watch.ts';
import { pulse } from '../../process/threads/pulse.ts';
import { stepTimeAsked, stepTimeIn } from '../../process/threads/step-time.ts';

/** How long an author's code may show no sign of life, as an option of the commands that run it. */
export const stepTimeOption = (): Option =>
  new Option(
    '--step-time <SECONDS>',
    `end code that does not come back for so long (default: ${usualPatience / 1000})`,
  ).argParser((text) => {
    const stepTime = stepTimeIn(text);
    if (stepTime === undefined) throw new InvalidArgumentError(`It must be ${stepTimeAsked}`);
    pulse.patience = stepTime;
    return stepTime / 1000;
  });
