/** Seconds that this process has computed since then, all its threads together: waiting for others does not count. */
export function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
