/** How near some measures are to be known: half of the interval at most, of shares in points, of others as a part of the mean. */
export type Precision = Readonly<Record<string, number>>;
