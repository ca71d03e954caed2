/** A rate: `27.6 M`, `510`. */
export const rateText = (rate: number): string =>
  scaled(rate, [
    [1e6, ' M'],
    [1e3, ' k'],
    [1, ''],
  ]);

/** How long one operation takes at that rate: `36.2 ns`, `41.0 ms`. */
export const timeText = (rate: number): string =>
  scaled(1 / rate, [
    [1, ' s'],
    [1e-3, ' ms'],
    [1e-6, ' µs'],
    [1e-9, ' ns'],
  ]);

/** How many times: `9.61 ×`, `1,410 ×`. */
export const timesText = (ratio: number): string => `${threeDigits(ratio)} ×`;

/** The middle one of these numbers. */
export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? NaN;

function scaled(value: number, scales: readonly (readonly [number, string])[]): string {
  const [scale, name] = scales.find(([least]) => value >= least) ?? scales.at(-1)!;
  return `${threeDigits(value / scale)}${name}`;
}

function threeDigits(value: number): string {
  if (value < 10) return value.toFixed(2);
  return value < 100 ? value.toFixed(1) : value.toLocaleString('en', { maximumSignificantDigits: 3 });
}
