import type { Forbidden } from './forbidden.ts';
import { forbiddenOutside } from './forbidden-outside.ts';
import { forbiddenSettings } from './forbidden-settings.ts';
import { forbiddenTime } from './forbidden-time.ts';

/** All that is refused on a bench beside `Date` and `Intl.DateTimeFormat`, which stand in guard-date.ts. */
export const allForbidden: readonly Forbidden[] = [...forbiddenTime, ...forbiddenSettings, ...forbiddenOutside];
