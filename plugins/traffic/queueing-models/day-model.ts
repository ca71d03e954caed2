import { exponential, hours, minutes, seconds } from 'routeproof';
import { overTheDay } from '../theory/over-the-day.ts';
import { agentsLike, queueScenario } from './queue-scenario.ts';
import { ofPart, once, type QueueingModel } from './queueing-model.ts';

const [id, title] = ['m-t-m-c', 'M(t)/M/c: 10 agents, a peak of 1.2 times what they can do, half-hour by half-hour'];
const [agents, handling] = [10, 180];
/** Arrivals in an hour, half-hour by half-hour. */
const perHour = [120, 180, 240, 160, 100];
/** Nobody comes any more, and whoever waits is served. */
const emptyAfter = hours(2);

/** A day that begins empty and has a peak; it is as long as it is, and played on many days. */
export function dayModel(): QueueingModel {
  const halfHour = minutes(30);
  const end = perHour.length * halfHour;
  const profile = perHour.map((rate, index) => ({ from: index * halfHour, to: (index + 1) * halfHour, perHour: rate }));
  const streams = [{ arrivals: { profile }, handling: exponential(seconds(handling)) }];
  return {
    ...{ id, title, arrivals: 8_000_000, within: seconds(20), warmUp: 0, quickly: 2000 },
    arrivalsOfADay: perHour.reduce((sum, rate) => sum + rate / 2, 0),
    scenario: () => queueScenario(title, { agents: agentsLike(agents), streams }, end + emptyAfter),
    theory: once(() => {
      const parts = perHour.map((rate) => ({ lasts: 1800, rate: rate / 3600 }));
      return overTheDay(agents, handling, parts).flatMap(({ waitedShare, meanWait }, index) => {
        const minute = index * 30;
        const name = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        // Few wait in the first half-hour, and their mean wait is too skewed for a limit to hold.
        return ofPart('interval', name, index === 0 ? { waitedShare } : { waitedShare, meanWait }).map(
          (known) => ({ ...known, byCustomer: true }) as const,
        );
      });
    }),
  };
}
