import { send, whenever } from 'routeproof';

// tsc: Argument of type '"RequestInvite"' is not assignable to parameter of type 'EventType'.
export const habit = whenever('RequestInvite', send('RequestAccept'));
