import { map, merge } from 'rxjs';
import { routeTo, seconds, stop } from 'routeproof';
import { bench, comesAt, notReadyUntil } from '../bench.ts';

/** An agent becomes free when the patience is nearly over. */
export default bench('stops what it has routed', () => ({
  strategy: (_interaction, desk) =>
    merge(desk.target('ann.A').pipe(map((ann) => routeTo(ann))), desk.after(seconds(2)).pipe(map(() => stop()))),
  script: notReadyUntil(comesAt + 1800),
}));
