import { at, defineStrategy, routeTo, seconds, send, type Scenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { map } from 'rxjs';
import type { Watched } from './views.ts';

const [X, Y] = ['0000RPNEWS000001', '0000RPNEWS000002'] as const;
const away = send('RequestNotReadyForMedia', { MediaType: 'email' });
const back = send('RequestCancelNotReadyForMedia', { MediaType: 'email' });

const common = {
  strategy: defineStrategy({
    name: 'anybody',
    route: (_interaction, desk) => desk.target('?:English > 0.GA').pipe(map((agent) => routeTo(agent))),
  }),
  plugins: contactCentre(),
  raceWindow: 0,
  until: seconds(8),
} as const;

const staff = (...names: readonly string[]) => ({
  agents: names.map((name) => ({ name, skills: { English: 1 } })),
  queues: [{ name: 'Inbound' }],
});

/** An agent comes back just when who waits for it is stopped. */
const whileOneWaits = (): Scenario => ({
  ...common,
  name: 'news of an agent while somebody waits for it',
  centre: staff('ann'),
  load: { interactions: [{ InteractionId: X, at: seconds(5) }] },
  drive: {
    script: [
      at(seconds(4), 'ann', away),
      at(seconds(6), 'email-server', send('RequestStopProcessing', { InteractionId: X })),
      at(seconds(6), 'ann', back),
    ],
  },
});

/** An agent goes away just when somebody asks who is there, and others have asked before. */
const whileOneAsks = (): Scenario => ({
  ...common,
  name: 'news of an agent while somebody asks for one',
  centre: staff('ann', 'bob', 'cyd'),
  load: {
    interactions: [
      { InteractionId: X, at: seconds(5) },
      { InteractionId: Y, at: seconds(6) },
    ],
  },
  drive: { script: [at(seconds(6), 'bob', away)] },
});

/** What URS hears of agents beside what its strategies do. */
export const newsOfAgents: readonly Watched[] = [whileOneWaits, whileOneAsks].map((scenario) => ({
  scenario,
  seen: () => ({}),
}));
