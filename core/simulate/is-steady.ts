import type { Scenario } from '../contract/scenario.ts';
import { streamsOf } from '../contract/traffic.ts';

/** Whether rates and agents stay the same, so that there is something to warm up to. */
export const isSteady = ({ centre, load }: Pick<Scenario, 'centre' | 'load'>): boolean =>
  streamsOf(load?.traffic).every(({ arrivals }) => 'perHour' in arrivals || 'every' in arrivals) &&
  (centre?.agents ?? []).every(({ work }) => work?.shifts === undefined && work?.breaks === undefined);
