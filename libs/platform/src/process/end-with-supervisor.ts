/**
 * For a process that `silkcast serve` started: when that one is gone, however it ended, nobody supervises this one, so
 * it shuts down as on SIGTERM. Does nothing in a process that was started by itself.
 */
export function endWithSupervisor(): void {
  if (!process.send) return;
  const end = (): void => void process.kill(process.pid, 'SIGTERM');
  if (process.connected) process.once('disconnect', end);
  else end();
}
