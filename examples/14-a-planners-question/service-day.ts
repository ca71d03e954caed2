import { callsFromCsv, exponential, hours, minutes, rosterFromCsv, seconds, type Scenario } from 'routeproof';
import { trafficCentre } from 'routeproof/plugins';
import strategy from './strategy.ts';

/** The calls of Monday, 16 November, with a roster and so much of a start for gold customers. */
export const serviceDay = ({ roster = 'roster.csv', goldAhead = 0 } = {}) => {
  const agents = rosterFromCsv(roster).map(({ work, ...agent }) => ({
    ...agent,
    media: ['voice'] as const,
    work: { ...work, answersAfter: seconds(2) },
  }));
  return {
    name: 'Monday at the service desk',
    strategy: strategy({ goldAhead }),
    centre: {
      agents,
      groups: [{ name: 'Service', agents: agents.map(({ name }) => name) }],
      queues: [{ name: 'Inbound' }],
    },
    plugins: trafficCentre(),
    load: {
      traffic: callsFromCsv(
        'calls.csv',
        {
          at: 'started',
          type: 'kind',
          handling: 'talk',
          afterWork: 'wrap',
          patience: 'left after',
          userData: ['customer'],
        },
        { media: 'voice', patience: exponential(minutes(6)) },
      ),
    },
    // What an hour of an agent costs, and what is lost with a caller who leaves.
    prices: { agentHour: 30, abandoned: 15 },
    until: hours(17.5),
  } satisfies Scenario;
};
