// Runs in the engine's main thread; the work itself is in chain.worker.ts.
import { Piscina } from 'piscina';
import type { ChainGallery, ChainProblem, ChainResult, NeighbourLists } from './chain.ts';
import type { ChainTask, ChainTaskResults } from './chain-task.ts';
import { listLength } from './list-length.ts';
import { shareLists, shareVectors } from './share-lists.ts';

/** The embeddings of a gallery version, and lists for them if the caller has some. One object per version: it is the key. */
export interface ChainVectors {
  /** `count × dimensions`, row-major. Shared memory is used as it is, other memory is copied there once. */
  readonly vectors: Float32Array;
  readonly neighbourLists?: NeighbourLists;
}

export type ChainQuestion = Omit<ChainProblem, 'gallery'>;

/** Chain searches in worker threads: the server's event loop stays free. */
export interface ChainPool {
  /**
   * Searches. The first search of a gallery version waits for its lists; `prepare` ahead of time spares the audience that.
   *
   * @param signal stops the search, running or waiting; the promise rejects with an `AbortError`
   * @throws RangeError as `findChain`
   */
  search(gallery: ChainVectors, question: ChainQuestion, signal?: AbortSignal): Promise<ChainResult>;
  /** Builds and keeps what searches of this gallery version need. Does nothing the second time. */
  prepare(gallery: ChainVectors, dimensions: number): Promise<void>;
  close(): Promise<void>;
}

export interface ChainPoolOptions {
  /** Worker threads; 1 unless given. */
  readonly workers?: number;
  /** Faces per list, on average, where the pool builds the lists; `listLength` unless given. */
  readonly perFace?: number;
}

/** Resolves when a worker is ready. */
export async function createChainPool(options: ChainPoolOptions = {}): Promise<ChainPool> {
  const { workers = 1, perFace } = options;
  const pool = new Piscina<ChainTask, ChainTaskResults[keyof ChainTaskResults]>({
    filename: new URL('./chain.worker.ts', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: Infinity,
    // Waiting on shared memory would save microseconds and stop the worker's own event loop.
    atomics: 'disabled',
  });
  // Each failure also reaches the promise of its task.
  pool.on('error', () => undefined);
  const prepared = new WeakMap<Float32Array, Promise<ChainGallery>>();

  async function ask<Kind extends ChainTask['kind']>(
    task: Extract<ChainTask, { kind: Kind }>,
    signal?: AbortSignal,
  ): Promise<ChainTaskResults[Kind]> {
    return (await pool.run(task, signal ? { signal } : {})) as ChainTaskResults[Kind];
  }

  async function build(gallery: ChainVectors, dimensions: number): Promise<ChainGallery> {
    const vectors = shareVectors(gallery.vectors);
    const count = vectors.length / dimensions;
    const lists = gallery.neighbourLists
      ? shareLists(gallery.neighbourLists)
      : await ask({ kind: 'lists', vectors, count, dimensions, perFace: perFace ?? listLength(count) });
    return { vectors, count, dimensions, neighbours: lists };
  }

  function galleryOf(gallery: ChainVectors, dimensions: number): Promise<ChainGallery> {
    const known = prepared.get(gallery.vectors);
    if (known) return known;
    const building = build(gallery, dimensions);
    prepared.set(gallery.vectors, building);
    // A failure is not remembered: the next search tries again.
    building.catch(() => prepared.delete(gallery.vectors));
    return building;
  }

  await ask({ kind: 'lists', vectors: new Float32Array(0), count: 0, dimensions: 1, perFace: 1 });
  return {
    async search(gallery, question, signal) {
      const ready = await galleryOf(gallery, question.probe.length);
      signal?.throwIfAborted();
      return ask({ kind: 'find', problem: { ...question, gallery: ready } }, signal);
    },
    async prepare(gallery, dimensions) {
      await galleryOf(gallery, dimensions);
    },
    close: () => pool.destroy(),
  };
}
