import { send, whenever } from 'routeproof';

// tsc: Argument of type '"RequestAccept"' is not assignable to parameter of type 'EventType'.
export const habit = whenever('RequestAccept', send('RequestAccept'));
