import type { Failure } from '../../explore/explored.ts';
import type { Pictured } from '../text/pictured.ts';

/** A search in which a run was another one when it was played again has proved nothing. */
export const withUnrepeatable = (explored: Pictured, unrepeatable: Failure | undefined): Pictured =>
  unrepeatable === undefined
    ? explored
    : {
        ...explored,
        verdict: 'violated',
        failures: [unrepeatable, ...explored.failures.filter(({ property }) => property !== unrepeatable.property)],
      };
