import type { ChainProblem, ChainResult, NeighbourLists } from './chain.ts';

/** What the chain worker is asked. Vectors and lists lie on shared memory: a message carries a handle, never a copy. */
export type ChainTask =
  | { readonly kind: 'find'; readonly problem: ChainProblem }
  | {
      readonly kind: 'lists';
      readonly vectors: Float32Array;
      readonly count: number;
      readonly dimensions: number;
      /** Faces per list, on average. */
      readonly perFace: number;
    };

export interface ChainTaskResults {
  readonly find: ChainResult;
  readonly lists: NeighbourLists;
}
