import { defineScenario } from 'routeproof';
import { serviceDay } from './service-day.ts';

/** The same eight people have lunch one after the other; gold customers may have a start as well. */
export default defineScenario(({ goldAhead = 0 } = {}) => serviceDay({ roster: 'roster-lunches.csv', goldAhead }));
