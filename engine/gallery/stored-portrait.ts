import type { Point, StagePortrait } from '../faces/face.ts';
import { bytesOfVector, vectorOfBytes } from './vector-bytes.ts';

/** A stage portrait as rows hold it: JPEG bytes, and the landmarks as x, y, x, y … float32. */
export interface StoredPortrait {
  readonly jpeg: Uint8Array;
  readonly size: number;
  readonly landmarks: Uint8Array;
}

export function storePortrait(portrait: StagePortrait): StoredPortrait {
  const flat = Float32Array.from(portrait.landmarks.flat());
  return { jpeg: portrait.jpeg, size: portrait.size, landmarks: bytesOfVector(flat) };
}

export function restorePortrait(row: StoredPortrait): StagePortrait {
  const flat = vectorOfBytes(row.landmarks);
  const landmarks = Array.from({ length: flat.length / 2 }, (_, i): Point => [
    flat[2 * i]!,
    flat[2 * i + 1]!,
  ]);
  return { jpeg: row.jpeg, size: row.size, landmarks };
}
