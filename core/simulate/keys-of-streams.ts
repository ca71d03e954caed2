import type { TrafficStream } from '../contract/traffic.ts';

/** The keys of the user data that interactions of these streams come with, in the order of the alphabet. */
export function keysOfStreams(streams: readonly TrafficStream[]): readonly string[] {
  const rows = streams.flatMap(({ userData = [], arrivals, callback }) => [
    ...userData.map((row) => row.userData),
    ...('calls' in arrivals ? arrivals.calls.map((call) => call.userData) : []),
    callback?.userData,
  ]);
  return [...new Set(rows.flatMap((row) => Object.keys(row ?? {})))].sort();
}
