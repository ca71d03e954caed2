import { always } from 'routeproof';

// tsc: Argument of type '({ store }: Judged) => void' is not assignable to parameter of type '(judged: Judged) => boolean'.
export const served = always('nobody waits', ({ store }) => {
  store.waitingIn('Inbound').length === 0;
});
