import { at, seconds, send } from 'routeproof';

// tsc: Argument of type '"RequestAcept"' is not assignable to parameter of type 'RequestType'.
export const line = at(seconds(1), 'ann', send('RequestAcept'));
