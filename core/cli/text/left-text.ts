/** From here on a number is told in words. */
const million = 1_000_000;

/** `at least about 10,000`: a number of runs that is known by its size alone. */
export function leftText(runs: number): string {
  const notation = runs < million ? 'standard' : 'compact';
  const format = new Intl.NumberFormat('en', { notation, compactDisplay: 'long', maximumSignificantDigits: 2 });
  return `at least about ${format.format(runs)}`;
}
