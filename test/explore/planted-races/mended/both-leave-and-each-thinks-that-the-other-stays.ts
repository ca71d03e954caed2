import { eventually, sometimes } from 'routeproof';
import { bench, comesAt } from '../bench.ts';
import { accepts, clerk, invites, leavesOthersAlone } from '../clerk.ts';

const bobIsLeft = sometimes('bob is left', ({ store }) =>
  store.interactions.some(({ parties: [one, two] }) => one?.agent === 'bob' && two === undefined),
);
const nobodyWaits = eventually('nobody waits in the queue', ({ store }) => store.waitingIn('Inbound').length === 0);

/** Neither has heard yet that the other has left. */
export default bench('both leave, and each thinks that the other stays', () => ({
  clerks: {
    ann: clerk('ann', (desk) => ({ ...invites(desk), ...leavesOthersAlone(desk, comesAt + 5000) })),
    bob: clerk('bob', (desk) => ({ ...accepts(desk), ...leavesOthersAlone(desk, comesAt + 7500) })),
  },
  properties: [bobIsLeft, nobodyWaits],
}));
