/** What the numbers of the command line may be: the least and the most, by the option. Beyond, nothing good comes of it. */
export const bounds = {
  seed: [0, 1_000_000_000_000],
  // Threads cost some 30 MB each.
  workers: [1, 256],
  replications: [1, 100_000],
  agents: [1, 10_000],
  within: [0, 86_400],
  'warm-up': [0, 604_800],
  goal: [1, 100],
  // Milliseconds; a race window of more than a day is no race.
  window: [0, 86_400_000],
  runs: [1, 1_000_000_000],
  steps: [1, 1_000_000_000_000],
  // Seconds; no timer of Node is longer than 24 days.
  time: [1, 604_800],
  random: [1, 1_000_000_000],
  failures: [1, 1000],
  shrink: [0, 1_000_000],
  shard: [1, 1000],
} as const satisfies Readonly<Record<string, readonly [least: number, most: number]>>;
