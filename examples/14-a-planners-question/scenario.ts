import { defineScenario } from 'routeproof';
import { serviceDay } from './service-day.ts';

/** The day as it was: whoever has waited longest is served first. `--set goldAhead=…` gives gold customers a start, in seconds. */
export default defineScenario(({ goldAhead = 0 } = {}) => serviceDay({ goldAhead }));
