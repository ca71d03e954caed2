/** How sure a pooled ratio is. */
export interface Spread {
  /** Of how many customers. */
  readonly whole: number;
  /** Its standard error. */
  readonly error: number;
  /** Student's quantile for as many replications. */
  readonly t: number;
}

/** Both ends of an interval. */
interface Ends {
  readonly low: number;
  readonly high: number;
}

/**
 * The interval of a share: Wilson's, and where customers share their fate, as those do who wait in one queue, the wider the more
 * they do, up to an interval that is even on a scale of its own. What comes in blocks is seen too seldom more often than too often.
 */
export function shareInterval(share: number, spread: Spread): Ends {
  const plain = wilsonInterval(share, spread);
  const blocks = 1 - (share * (1 - share)) / (spread.error ** 2 * spread.whole);
  if (!(blocks > 0)) return plain;
  const step = (spread.t * spread.error) / (share * (1 - share)) ** 2;
  const [low, high] = [shareAt(scaleOf(share) - step), shareAt(scaleOf(share) + step)];
  return {
    low: plain.low - blocks * Math.max(0, plain.low - low),
    high: plain.high + blocks * Math.max(0, high - plain.high),
  };
}

/**
 * The interval of a share after Wilson, of as many independent customers as are as sure as the replications are; of no more than there
 * were, as replications may be alike by chance.
 */
export function wilsonInterval(share: number, { whole, error, t }: Spread): Ends {
  const binomial = share * (1 - share);
  const count = error ** 2 * whole > binomial ? binomial / error ** 2 : whole;
  const [middle, scale] = [share + t ** 2 / (2 * count), 1 + t ** 2 / count];
  const half = t * Math.sqrt(binomial / count + t ** 2 / (4 * count ** 2));
  return {
    low: Math.min(share, Math.max(0, (middle - half) / scale)),
    high: Math.max(share, Math.min(1, (middle + half) / scale)),
  };
}

/** A scale of shares without ends, whose slope is 1 / (share · (1 - share))². */
const scaleOf = (share: number): number => 2 * Math.log(share / (1 - share)) - 1 / share + 1 / (1 - share);

/** The share that stands there on the scale. */
function shareAt(place: number): number {
  let [low, high] = [0, 1];
  for (let each = 0; each < 52; each++) {
    const middle = (low + high) / 2;
    if (scaleOf(middle) < place) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
