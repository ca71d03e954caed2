import type { RoutedInteraction } from 'routeproof';
import { checkedOptions, errors, optionKinds, valueInWords } from 'routeproof/kit';

/** Options of `percentage`. */
export interface PercentageOptions {
  /** Makes a second allocation in the same strategy independent of the first. Default: none. */
  readonly salt?: string;
}

/**
 * Allocates interactions by percent: `percentage({ 'Team A': 70, 'Team B': 30 })(interaction)` names a share. It goes by a hash of
 * the interaction's id, so the same interaction gets the same share whenever it comes back, in any order of events.
 */
export function percentage<const S extends Readonly<Record<string, number>>>(
  shares: S,
  options: PercentageOptions = {},
): (interaction: Pick<RoutedInteraction, 'id'>) => keyof S & string {
  if (typeof shares !== 'object' || shares === null)
    throw errors.badArgument(
      '`percentage`',
      valueInWords(shares),
      'names with their percent',
      "Write `percentage({ 'Team A': 70, 'Team B': 30 })`",
    );
  const { salt = '' } = checkedOptions<PercentageOptions>('`percentage`', options, { salt: optionKinds.text });
  const entries = Object.entries(shares).filter(([, percent]) => percent !== 0);
  const told = Object.entries(shares)
    .map(([name, percent]) => `${name} ${valueInWords(percent)}`)
    .join(', ');
  if (entries.some(([, percent]) => typeof percent !== 'number' || !(percent > 0)))
    throw errors.badShares(told, 'are not all numbers of 0 or more');
  const sum = entries.reduce((all, [, percent]) => all + percent, 0);
  if (Math.abs(sum - 100) > 1e-9) throw errors.badShares(told, `add up to ${sum}`);
  return ({ id }) => {
    let left = portionOf(`${salt}/${id}`) * 100;
    for (const [name, percent] of entries) if ((left -= percent) < 0) return name;
    return entries.at(-1)![0];
  };
}

/** A number from 0 up to but not including 1 that neighbouring texts do not share (FNV-1a, finished as MurmurHash3 is). */
function portionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
