import { explore } from 'routeproof';
import scenario from '../../../examples/11-a-race/scenario.ts';

// tsc: Object literal may only specify known properties, and 'maxRuns' does not exist in type 'ExploreOptions'.
export const explored = await explore(scenario, { maxRuns: 100 });
