import { defineScenario, exponential, hours, seconds } from 'routeproof';
import { dayOfTraffic } from '../simulate-day.ts';

/** Calls an hour of three half-hours. */
export const callsAnHour = [120, 360, 60];
/** How long a call takes on average, in seconds. */
export const handlingTime = 60;

/** An hour and a half of short calls, whose half-hours have little to do with each other; nobody leaves. */
export default defineScenario(({ slow = 0 } = {}) => {
  const profile = callsAnHour.map((perHour, index) => ({
    from: hours(1 + index / 2),
    to: hours(1.5 + index / 2),
    perHour,
  }));
  const day = dayOfTraffic({
    traffic: { arrivals: { profile }, handling: exponential(seconds(handlingTime)) },
    scenario: { until: hours(2.75) },
  });
  const agents = day.centre!.agents!.map((agent) => ({ ...agent, work: { answersAfter: seconds(slow) } }));
  return { ...day, centre: { ...day.centre, agents } };
});
