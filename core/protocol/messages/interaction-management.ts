import { interactionManagementEvents } from './interaction-management-events.ts';
import { interactionManagementRequests } from './interaction-management-requests.ts';

/** Interaction Management and Reporting: one numbering, 100 to 195, and two protocols told apart in each row. */
export const interactionManagementMessages = { ...interactionManagementRequests, ...interactionManagementEvents };
