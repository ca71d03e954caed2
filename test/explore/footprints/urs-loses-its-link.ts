import { at, defineStrategy, eventually, placeInQueue, seconds, send, type Scenario } from 'routeproof';
import { contactCentre, definePlugin } from 'routeproof/plugins';
import { map } from 'rxjs';

/** URS loses its connection when it is told of its interaction after it was told that ann is away: who brings faults may remember that. */
const flaky = () =>
  definePlugin({
    name: 'flaky',
    synchronous: true,
    disturb(kit) {
      const link = kit.links.find(({ name, to }) => name === 'urs' && to === 'interaction-server')!;
      let news = 0;
      kit.bus.messages.subscribe(({ to, type }) => {
        if (to !== 'urs') return;
        if (type === 'EventInfo') news++;
        else if (type === 'EventAttachedDataChanged' && news === 2) kit.atStepEnd(() => link.disconnect());
      });
    },
  });

const X = '0000RPOPP0000001';

export default (): Scenario => ({
  name: 'a flaky URS',
  strategy: defineStrategy({
    name: 'waits',
    route: (_interaction, desk) => desk.after(seconds(3)).pipe(map(() => placeInQueue('Back office'))),
  }),
  centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }] },
  plugins: [...contactCentre(), flaky()],
  load: { interactions: [{ InteractionId: X, at: seconds(5), Queue: 'Inbound' }] },
  drive: {
    script: [
      at(seconds(6), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' })),
      at(seconds(6), 'email-server', send('RequestChangeProperties', { InteractionId: X, AddedProperties: { a: 1 } })),
    ],
  },
  raceWindow: 0,
  until: seconds(12),
  properties: [eventually('it lies in the back office', ({ store }) => store.waitingIn('Back office').length === 1)],
});
