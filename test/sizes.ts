/** Whether `npm run test:long` runs, which has the big numbers and the peers, and not `npm test`. */
export const isLong = process.env['ROUTEPROOF_TESTS'] === 'long';

/** How many cases there are in each of the two: `cases({ short: 40, long: 2000 })`. */
export const cases = ({ short, long }: { readonly short: number; readonly long: number }): number =>
  isLong ? long : short;
