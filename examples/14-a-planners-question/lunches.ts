import { defineScenario } from 'routeproof';
import { serviceDay } from './service-day.ts';

/** The same eight people have lunch one after the other. */
export default defineScenario(() => serviceDay({ roster: 'roster-lunches.csv' }));
