import { attach, createBench, explore, play, placeInQueue, routeTo, send, simulate, when, whenever } from 'routeproof';
import { answer, contactCentre, followScript, refusalIn, ruleTable, service, substitute } from 'routeproof/plugins';
import { exactly, message, recordLanes } from 'routeproof/testing';

// With `declaration: true` the compiler must be able to name the type of whatever a file exports.

export const bench = createBench({ name: 'nobody', plugins: contactCentre() });
export const asked = { attach, explore, play, placeInQueue, routeTo, send, simulate, when, whenever };
export const served = { answer, followScript, refusalIn, ruleTable, service, substitute };
export const drawn = { exactly, message, recordLanes };
