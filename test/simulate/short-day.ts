import { defineScenario, hours } from 'routeproof';
import day from '../../examples/12-a-day-of-traffic/scenario.ts';

// Nobody finds it among the results, in whatever thread it is written.
process.stdout.write('loading\n');

/** The first two hours of that day, for tests that simulate it many times. */
export default defineScenario(({ agents = 14 } = {}) => {
  const { load, ...rest } = day({ agents });
  const profile = [{ from: hours(8), to: hours(10), perHour: 60 }];
  return { ...rest, load: { traffic: { ...load!.traffic!, arrivals: { profile } } }, until: hours(10) };
});
