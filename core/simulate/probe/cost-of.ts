import type { Prices } from '../../contract/traffic.ts';
import { hours } from '../../kernel/time.ts';
import type { Sums } from '../measures/sums.ts';

/** What a part of the traffic cost. */
export const costOf = (
  { loggedIn, abandoned, waits, answered }: Sums,
  { agentHour = 0, abandoned: lost = 0, waitingHour = 0, answered: each = 0 }: Prices,
): number => (loggedIn * agentHour + waits * waitingHour) / hours(1) + abandoned * lost + answered * each;
