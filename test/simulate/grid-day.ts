import { defineScenario, hours } from 'routeproof';
import day from '../../examples/12-a-day-of-traffic/scenario.ts';

/** Half an hour of that day with two more parameters, for tests that vary them. */
export default defineScenario(({ agents = 14, widensAfter = 15, busy = 1 } = {}) => {
  const { load, ...rest } = day({ agents, widensAfter });
  const profile = [{ from: hours(8), to: hours(8.5), perHour: 200 * busy }];
  return { ...rest, load: { traffic: { ...load!.traffic!, arrivals: { profile } } }, until: hours(8.5) };
});
