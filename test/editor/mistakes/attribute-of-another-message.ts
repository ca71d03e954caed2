import { send } from 'routeproof';

// tsc: Object literal may only specify known properties, and 'Agent' does not exist in type '
export const invites = send('RequestConference', { InteractionId: '0000RPEXAMPLE001', Agent: 'bob' });
