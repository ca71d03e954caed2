import { defineScenario } from 'routeproof';
import { serviceDay } from './service-day.ts';

/** Gold customers are served before all others who wait. */
export default defineScenario(() => serviceDay({ goldAhead: 3600 }));
