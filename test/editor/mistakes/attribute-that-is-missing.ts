import { interactionManagement } from 'routeproof';

// tsc: Property 'TicketId' is missing
export const message = interactionManagement.create('RequestAccept', { InteractionId: '0000RPEXAMPLE001' });
