import { defineScenario, seconds, type Traffic } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

// tsc: Property 'arrivals' is missing in type
const traffic: Traffic = [{ handling: seconds(60) }];

export default defineScenario(() => ({ name: 'a day', plugins: contactCentre(), load: { traffic } }));
