import { interactionManagement } from 'routeproof/protocol';

// tsc: Property 'TicketId' is missing
export const message = interactionManagement.create('RequestAccept', { InteractionId: '0000RPEXAMPLE001' });
