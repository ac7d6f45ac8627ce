import type { Matte } from './matte.ts';
import { along, RAYS, type Silhouette } from './silhouette.ts';

/**
 * The matte that the shader sees: holes inside the head are filled, the edge is grown a little and soft, so that a
 * picture goes over into the ground of the stage without an outline. `size` × `size`, 0…255.
 */
export function softMatte(
  matte: Matte,
  silhouette: Silhouette | null,
  radius = matte.size / 85,
): Uint8ClampedArray {
  const values = Float32Array.from(matte.values);
  if (silhouette !== null) fill(values, matte.size, silhouette);
  for (let pass = 0; pass < 2; pass++) blur(values, matte.size, Math.round(radius));
  // Grown: what was half the person is wholly the person now.
  return Uint8ClampedArray.from(values, (value) => value * 1.6 - 40);
}

/** Fills the star between the centre and the ends of the rays above the ears; lower ones may end on a shoulder. */
function fill(values: Float32Array, size: number, { centre, hair }: Silhouette): void {
  const ends = RAYS.map((direction, i) => along(centre, direction, hair[i]!));
  const outline = [centre, ...ends.filter((_, i) => Math.abs(RAYS[i]!) < Math.PI / 2)];
  for (let y = 0; y < size; y++) {
    const crossings: number[] = [];
    outline.forEach(([ax, ay], i) => {
      const [bx, by] = outline[(i + 1) % outline.length]!;
      const level = (y + 0.5) / size;
      if (ay <= level !== by <= level) crossings.push(ax + ((level - ay) / (by - ay)) * (bx - ax));
    });
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, Math.round(crossings[i]! * size));
      const to = Math.min(size, Math.round(crossings[i + 1]! * size));
      values.fill(255, y * size + from, y * size + Math.max(from, to));
    }
  }
}

/** Box blur in place, both ways; the picture goes on beyond its border as it ends there. */
function blur(values: Float32Array, size: number, radius: number): void {
  const line = new Float32Array(size);
  for (const [step, stride] of [
    [1, size],
    [size, 1],
  ] as const) {
    for (let row = 0; row < size; row++) {
      const start = row * stride;
      const read = (i: number): number => values[start + Math.min(size - 1, Math.max(0, i)) * step]!;
      let sum = 0;
      for (let i = -radius; i <= radius; i++) sum += read(i);
      for (let i = 0; i < size; i++) {
        line[i] = sum / (2 * radius + 1);
        sum += read(i + radius + 1) - read(i - radius);
      }
      for (let i = 0; i < size; i++) values[start + i * step] = line[i]!;
    }
  }
}
