import { defineScenario } from 'routeproof';
import { fixedCalls } from './fixed-calls.ts';

export default defineScenario(() => fixedCalls());
