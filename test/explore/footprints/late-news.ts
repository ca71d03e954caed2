import { at, defineStrategy, placeInQueue, seconds, send, type Scenario } from 'routeproof';
import { contactCentre, definePlugin } from 'routeproof/plugins';
import { ignoreElements, map, merge } from 'rxjs';

/** Sees when news come to URS, which URS does not ask; somebody who brings faults sees it all the same. */
const late = definePlugin({
  name: 'late',
  synchronous: true,
  disturb(kit) {
    kit.bus.messages.subscribe(({ to, type, at: time }) => {
      if (to === 'urs' && type === 'EventInfo' && time > seconds(6))
        kit.finding({ kind: 'late', sentence: 'URS was told late.' });
    });
  },
});

export default (): Scenario => ({
  name: 'late news',
  strategy: defineStrategy({
    name: 'waits',
    route: (_interaction, desk) =>
      merge(desk.after(1050).pipe(ignoreElements()), desk.after(3000).pipe(map(() => placeInQueue('Back office')))),
  }),
  centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }] },
  plugins: [...contactCentre(), late],
  load: { interactions: [{ InteractionId: '0000RPOPP0000001', at: seconds(5), Queue: 'Inbound' }] },
  drive: { script: [at(seconds(6), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' }))] },
  raceWindow: 100,
  until: seconds(9),
});
