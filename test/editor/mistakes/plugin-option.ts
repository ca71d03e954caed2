import { contactCentre, faults } from 'routeproof/plugins';

// tsc: Object literal may only specify known properties, but 'restarts' does not exist in type 'FaultOptions'. Did you mean to write 'restart'?
export const plugins = [...contactCentre(), faults({ restarts: ['urs'] })];
