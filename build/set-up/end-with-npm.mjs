import { setInterval } from 'node:timers';

const LOOK_EVERY = 500; // ms

/**
 * Ends this process when the npm that runs it is ended. npm hands SIGTERM on to the shell between itself and us, and
 * that shell dies of it without telling: the show would go on without anybody knowing it.
 *
 * Only under npm: who starts us directly may well leave and want the show to stay.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY).unref();
}
