/** The order of names: `agent 2` before `agent 10`, and the half-hours of the second day, `day 2, 08:30`, after those of the first. */
export function byName(one: string, other: string): number {
  const [first, second] = [placeOf(one), placeOf(other)];
  return first < second ? -1 : first > second ? 1 : one < other ? -1 : 1;
}

const placeOf = (name: string): string =>
  name.replace(/(^|, )(?=\d\d:\d\d$)/, '$1day 1, ').replaceAll(/\d+/g, (digits) => digits.padStart(16, '0'));
