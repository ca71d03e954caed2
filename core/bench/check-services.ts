import type { ClockOptions } from '../kernel/clock/clock-options.ts';
import { followerIn } from '../kernel/clock/schedule-follower.ts';
import { errors } from '../kernel/errors.ts';
import type { RunSettings } from './run-settings.ts';
import type { Services } from './services.ts';
import { Token } from './token.ts';

/** What a module has put in the place of a service is one, and does what the bench asks of it. */
export function checkServices(
  services: Services,
  of: RunSettings,
  plugins: readonly string[],
  changesChoices: boolean,
): void {
  const { choices, random, bus, clock, store, server } = services;
  // Where events race, a search or a token answers: other answers would be another run.
  const races = of.clock.raceWindow !== undefined || followerIn(of.choices) !== undefined;
  if (races && (choices !== of.choices || changesChoices)) throw errors.choicesRebound();
  for (const [name, [service, method]] of Object.entries({
    Choices: [choices, 'pick'],
    Random: [random, 'stream'],
    Bus: [bus, 'deliver'],
    Clock: [clock, 'actor'],
    Store: [store, 'interaction'],
    InteractionServer: [server, 'listen'],
  } as const))
    if (typeof (service as unknown as Readonly<Record<string, unknown>> | undefined)?.[method] !== 'function')
      throw errors.noService(plugins, name);
  const options = services.get(Token.ClockOptions);
  for (const [name, value] of Object.entries({ ...of.clock, choices }))
    if (options[name as keyof ClockOptions] !== value || clock.options?.[name as keyof ClockOptions] !== value)
      throw errors.clockOfOtherOptions(plugins, name);
}
