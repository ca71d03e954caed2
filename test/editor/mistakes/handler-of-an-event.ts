import { definePlugin } from 'routeproof/plugins';

// tsc: Object literal may only specify known properties, and 'EventPulledInteractions' does not exist in type 'RequestHandlers'.
export default definePlugin({ name: 'own-pull', handles: { EventPulledInteractions: () => {} } });
