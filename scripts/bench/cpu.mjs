/** Processor time of this process so far, in milliseconds: what other programs do beside it does not count. */
export function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
