import { interactionManagement } from 'routeproof/protocol';

// tsc: Type 'number' is not assignable to type 'string'.
export const message = interactionManagement.create('RequestAccept', { InteractionId: 17, TicketId: 1 });
