import {
  defineScenario,
  exponential,
  hours,
  logNormal,
  minutes,
  seconds,
  type Agent,
  type ProfileInterval,
} from 'routeproof';
import { trafficCentre } from 'routeproof/plugins';
import strategy from './strategy.ts';

/** Calls an hour, from eight in the morning to six in the evening. */
const callsAnHour = [60, 110, 150, 160, 120, 100, 130, 140, 110, 70];

const profile: readonly ProfileInterval[] = callsAnHour.map((perHour, index) => ({
  from: hours(8 + index),
  to: hours(9 + index),
  perHour,
}));

/** Half of them early and half of them late, every third an expert; lunch is taken one after the other. */
const agentNumber = (number: number): Agent => {
  const begins = number % 2 === 0 ? 7.75 : 9.25;
  const lunch = begins + 3.5 + (number % 4) * 0.5;
  return {
    name: `agent ${number + 1}`,
    media: ['voice'],
    skills: number % 3 === 0 ? { Sales: 8 } : { Sales: 3 },
    work: {
      shifts: [{ from: hours(begins), to: hours(begins + 9) }],
      breaks: [{ from: hours(lunch), to: hours(lunch + 0.5) }],
      answersAfter: seconds(2),
      missing: 0.02,
    },
  };
};

/** `routeproof simulate scenario.ts --agents 12..18 --goal 80`: how many agents does this day need? */
export default defineScenario(({ agents = 14, widensAfter = 15 } = {}) => {
  const staff = Array.from({ length: agents }, (_, number) => agentNumber(number));
  return {
    name: 'a day of traffic',
    strategy: strategy({ widensAfter: seconds(widensAfter) }),
    centre: {
      agents: staff,
      groups: [{ name: 'Everybody', agents: staff.map(({ name }) => name) }],
      queues: [{ name: 'Inbound' }],
    },
    plugins: trafficCentre(),
    load: {
      traffic: {
        media: 'voice',
        arrivals: { profile },
        handling: logNormal(minutes(4), minutes(3)),
        afterWork: exponential(seconds(30)),
        patience: exponential(minutes(3)),
        userData: [
          { weight: 7, userData: { Subject: 'order' } },
          { weight: 3, userData: { Subject: 'delivery' } },
        ],
      },
    },
    until: hours(18.5),
  };
});
