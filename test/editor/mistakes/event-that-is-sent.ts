import { send, whenever } from 'routeproof';

// tsc: Argument of type '"EventAccepted"' is not assignable to parameter of type 'RequestType'.
export const habit = whenever('EventInvite', send('EventAccepted'));
