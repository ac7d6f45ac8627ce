// Runs in a worker thread of the engine: searches for chains, and compares all faces once for the lists they search.
import type { ChainTask, ChainTaskResults } from './chain-task.ts';
import { findChain } from './find-chain.ts';
import { radiusNeighbours } from './radius-neighbours.ts';
import { shareLists } from './share-lists.ts';

export default function perform(task: ChainTask): ChainTaskResults[keyof ChainTaskResults] {
  switch (task.kind) {
    case 'find':
      return findChain(task.problem);
    case 'lists':
      return shareLists(radiusNeighbours(task.vectors, task.count, task.dimensions, task.perFace));
    default:
      return task satisfies never;
  }
}
