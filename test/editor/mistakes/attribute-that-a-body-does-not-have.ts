import { interactionManagement } from 'routeproof/protocol';

const { body } = interactionManagement.create('RequestReject', { InteractionId: '0000RPEXAMPLE001', TicketId: 1 });
// tsc: Property 'Ticket' does not exist on type '{ readonly TicketId: number; } & { readonly Extension?: KeyValues | undefined;
export const ticket = body.Ticket;
