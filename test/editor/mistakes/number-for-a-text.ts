import { interactionManagement } from 'routeproof';

// tsc: Type 'number' is not assignable to type 'string'.
export const message = interactionManagement.create('RequestAccept', { InteractionId: 17, TicketId: 1 });
