// Runs in a worker thread of the engine: the networks and all picture arithmetic, off the server's event loop.
import { workerData } from 'piscina';

import { createFaces, type FacesOptions } from './faces.ts';
import { performTask, type FacesAnswer, type FacesTask } from './faces-task.ts';

/** Piscina waits for this promise: the worker takes tasks only when the networks are open and warm. */
async function start(): Promise<(task: FacesTask) => Promise<FacesAnswer>> {
  const faces = await createFaces(workerData as FacesOptions);
  return (task) => performTask(faces, task);
}

export default start();
