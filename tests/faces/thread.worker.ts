// The real worker; it writes down in which thread it works.
import { threadId } from 'node:worker_threads';
import { workerData } from 'piscina';

import work from '../../engine/faces/faces.worker.ts';
import type { FacesTask } from '../../engine/faces/faces-task.ts';

const { thread } = workerData as { thread: SharedArrayBuffer };

export default async function task(asked: FacesTask): Promise<unknown> {
  const perform = await work;
  if (asked.kind === 'describe') new Int32Array(thread)[0] = threadId;
  return perform(asked);
}
