// Runs in the guide's worker. One camera frame in, measures out.
import type { Landmarker } from './landmarker.ts';
import { landmarkBox, matrixPose, movementBetween } from './landmark-measures.ts';
import { meanLuma } from './luma.ts';
import type { Box, FaceMeasures, Measures } from './measures.ts';

/** px: faces are found down to 1/7 of the width, and 640 keeps a frame under 20 ms on two cores. */
const WATCHED_WIDTH = 640;
/** Faces lower than this share of the nearest one are people passing behind. */
const BYSTANDER = 0.45;
/** How much of the newest movement counts; the rest is what was. */
const MOVEMENT_WEIGHT = 0.5;

export interface Watcher {
  watch: (frame: VideoFrame | ImageBitmap, width: number, height: number, at: number) => Promise<Measures>;
}

export function createWatcher(landmarker: Landmarker): Watcher {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  let before: { box: Box; at: number; movement: number } | null = null;

  return {
    async watch(frame, width, height, at) {
      const scale = Math.min(1, WATCHED_WIDTH / width);
      const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
      if (canvas.width !== w || canvas.height !== h) {
        canvas.width = w;
        canvas.height = h;
      }
      context.drawImage(frame, 0, 0, w, h);
      const found = await landmarker.detect(canvas, at);

      const faces = found.faceLandmarks
        .map((landmarks, i) => ({
          box: landmarkBox(landmarks),
          matrix: found.facialTransformationMatrixes[i]?.data ?? [],
        }))
        .sort((a, b) => b.box.height - a.box.height)
        .filter(({ box }, _, [nearest]) => box.height >= BYSTANDER * nearest!.box.height)
        .map(({ box, matrix }): FaceMeasures => ({
          box,
          ...matrixPose(matrix),
          light: lightOn(box),
          movement: 0,
        }));

      const [nearest, ...others] = faces;
      if (nearest === undefined) before = null;
      else {
        const seconds = before === null ? 0 : (at - before.at) / 1000;
        const now =
          before === null || seconds <= 0
            ? 0
            : movementBetween(before.box, nearest.box, width / height, seconds);
        const movement = before === null ? 0 : before.movement + MOVEMENT_WEIGHT * (now - before.movement);
        before = { box: nearest.box, at, movement };
        faces.splice(0, faces.length, { ...nearest, movement }, ...others);
      }
      return { at, width, height, light: meanLuma(context.getImageData(0, 0, w, h), 8), faces };

      function lightOn(box: Box): number {
        const [left, top] = [Math.max(0, Math.floor(box.x * w)), Math.max(0, Math.floor(box.y * h))];
        const across = Math.min(w - left, Math.ceil(box.width * w));
        const down = Math.min(h - top, Math.ceil(box.height * h));
        return across < 1 || down < 1 ? 0 : meanLuma(context.getImageData(left, top, across, down), 3);
      }
    },
  };
}
