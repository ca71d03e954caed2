import { map, merge } from 'rxjs';
import { at, routeTo, seconds, send, stop } from 'routeproof';
import { bench, comesAt } from '../bench.ts';

/** The agent logs out while the decision to route to her is under way. */
export default bench('ignores a refusal', () => ({
  strategy: (_interaction, desk) =>
    merge(desk.after(seconds(2)).pipe(map(() => routeTo('ann.A'))), desk.refused.pipe(map(() => stop()))),
  script: [at(comesAt + 2500, 'ann', send('RequestAgentLogout'))],
}));
