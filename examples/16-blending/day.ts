import { defineScenario, exponential, hours, minutes } from 'routeproof';
import { trafficCentre } from 'routeproof/plugins';
import { together } from './scenario.ts';
import byMedium from './strategy.ts';

const names = Array.from({ length: 8 }, (_, index) => `agent ${index + 1}`);

/** Eight hours of calls, chats and e-mails for eight agents. `beside` is how many chats may go on beside a call: 0 or 1. */
export default defineScenario(({ beside = 0 } = {}) => {
  const capacity = beside === 0 ? together : [...together.slice(0, -1), { voice: 1, chat: beside }];
  return {
    name: 'calls, chats and e-mails',
    strategy: byMedium({ patience: hours(24) }),
    centre: {
      agents: names.map((name) => ({ name, media: ['voice', 'chat', 'email'], capacity })),
      groups: [{ name: 'Support', agents: names }],
      queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
    },
    plugins: trafficCentre(),
    load: {
      traffic: [
        {
          media: 'voice',
          arrivals: { perHour: 30 },
          handling: exponential(minutes(4)),
          patience: exponential(minutes(3)),
        },
        {
          media: 'chat',
          arrivals: { perHour: 60 },
          handling: exponential(minutes(8)),
          patience: exponential(minutes(5)),
        },
        { media: 'email', arrivals: { perHour: 20 }, handling: exponential(minutes(6)) },
      ],
    },
    until: hours(8),
  };
});
