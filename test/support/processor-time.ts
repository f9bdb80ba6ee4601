/** How long the processor was busy with something, in milliseconds: a bound on it holds on a busy machine, too. */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}
