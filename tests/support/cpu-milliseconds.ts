/** What the work takes of this process's CPU, in milliseconds: unlike the time on a clock, it is the same on a busy machine. */
export function cpuMilliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
