// Runs in a worker thread of the engine: the networks and all picture arithmetic, off the server's event loop.
import { workerData } from 'piscina';

import { createFaces, type Faces, type FacesOptions } from './faces.ts';
import type { FacesAnswer, FacesResults, FacesTask } from './faces-task.ts';
import { PictureError } from './picture-error.ts';

async function perform(faces: Faces, task: FacesTask): Promise<FacesResults[keyof FacesResults]> {
  switch (task.kind) {
    case 'ready':
      return null;
    case 'describe':
      return faces.describe(task.picture);
    case 'embedChips':
      return faces.embedChips(task.chips);
    case 'portrait':
      return faces.portrait(task.picture, task);
    default:
      return task satisfies never;
  }
}

/** Piscina waits for this promise: the worker takes tasks only when the networks are open and warm. */
async function start(): Promise<(task: FacesTask) => Promise<FacesAnswer>> {
  const faces = await createFaces(workerData as FacesOptions);
  return async (task) => {
    try {
      return { kind: 'result', result: await perform(faces, task) };
    } catch (error) {
      if (error instanceof PictureError)
        return { kind: 'picture-error', code: error.code, message: error.message };
      if (error instanceof RangeError) return { kind: 'range-error', message: error.message };
      throw error;
    }
  };
}

export default start();
