import { defineStrategy, placeInQueue, seconds, type Decision, type Strategy } from 'routeproof';
import { of } from 'rxjs';

// A generator may end early with a bare `return`, and a decision may come in any of these ways.

const decision = placeInQueue('Back office');

const routes: readonly Strategy['route'][] = [
  () => decision,
  () => [decision],
  () => new Set([decision]),
  () => [decision].values(),
  () => of(decision),
  () => Promise.resolve(decision),
  async () => decision,
  (): Iterable<Decision> => [decision],
  function* ({ queue }) {
    if (queue === 'Spam') return;
    yield decision;
  },
  async function* ({ queue }, desk) {
    await desk.after(seconds(5));
    if (queue === 'Spam') return;
    yield decision;
  },
];

export const strategies = routes.map((route, index) => defineStrategy({ name: `kind ${index}`, route }));
