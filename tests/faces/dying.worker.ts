// A worker that dies in the middle of its first task, as one that runs out of memory does; the next one lives.
import { workerData } from 'piscina';

const lives = new Int32Array((workerData as { lives: SharedArrayBuffer }).lives);

export default function task({ kind }: { kind: string }): unknown {
  if (kind === 'ready') return { kind: 'result', result: null };
  if (Atomics.sub(lives, 0, 1) > 0) process.exit(1);
  return { kind: 'result', result: [new Float32Array(128).fill(0.5)] };
}
