import { defineScenario } from 'routeproof';
import { serviceDay } from './service-day.ts';

/** Iris comes, too; lunch is when it was. */
export default defineScenario(() => serviceDay({ roster: 'roster-one-more.csv' }));
