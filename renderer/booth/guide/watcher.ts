// Runs in the guide's worker. One camera frame in, measures out.
import type { Landmarker } from './landmarker.ts';
import { landmarkBox, matrixPose, movementBetween } from './landmark-measures.ts';
import { meanLuma } from './luma.ts';
import type { Box, FaceMeasures, Measures } from './measures.ts';
import { watchedPart } from './mirror-view.ts';

/** px of the longer side: faces are found down to 1/7 of it, and 640 keeps a frame under 20 ms on two cores. */
const WATCHED = 640;
/** Faces lower than this share of the nearest one are people passing behind. */
const BYSTANDER = 0.45;
/** How much of the newest movement counts; the rest is what was. */
const MOVEMENT_WEIGHT = 0.5;

export interface Watcher {
  /**
   * Looks at what the mirror shows of a frame, and a little beside: a face is larger in less.
   * @param camera px of the frame
   * @param mirrorAspect width / height of the mirror
   * @param at ms
   */
  watch: (
    frame: VideoFrame | ImageBitmap,
    camera: { readonly width: number; readonly height: number },
    mirrorAspect: number,
    at: number,
  ) => Promise<Measures>;
}

export function createWatcher(landmarker: Landmarker): Watcher {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  let before: { box: Box; at: number; movement: number } | null = null;

  return {
    async watch(frame, camera, mirrorAspect, at) {
      const sight = watchedPart(camera, mirrorAspect);
      const [across, down] = [sight.width * camera.width, sight.height * camera.height];
      const scale = Math.min(1, WATCHED / Math.max(across, down));
      const [w, h] = [Math.max(1, Math.round(across * scale)), Math.max(1, Math.round(down * scale))];
      if (canvas.width !== w || canvas.height !== h) {
        canvas.width = w;
        canvas.height = h;
      }
      context.drawImage(frame, sight.x * camera.width, sight.y * camera.height, across, down, 0, 0, w, h);
      const found = await landmarker.detect(canvas, at);

      const faces = found.faceLandmarks
        .map((landmarks, i) => ({
          box: landmarkBox(landmarks),
          matrix: found.facialTransformationMatrixes[i]?.data ?? [],
        }))
        .sort((a, b) => b.box.height - a.box.height)
        .filter(({ box }, _, [nearest]) => box.height >= BYSTANDER * nearest!.box.height)
        .map(({ box, matrix }): FaceMeasures => ({
          box: {
            x: sight.x + box.x * sight.width,
            y: sight.y + box.y * sight.height,
            width: box.width * sight.width,
            height: box.height * sight.height,
          },
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
            : movementBetween(before.box, nearest.box, camera.width / camera.height, seconds);
        const movement = before === null ? 0 : before.movement + MOVEMENT_WEIGHT * (now - before.movement);
        before = { box: nearest.box, at, movement };
        faces.splice(0, faces.length, { ...nearest, movement }, ...others);
      }
      const { width, height } = camera;
      return { at, width, height, light: meanLuma(context.getImageData(0, 0, w, h), 8), faces };

      function lightOn(box: Box): number {
        const [left, top] = [Math.max(0, Math.floor(box.x * w)), Math.max(0, Math.floor(box.y * h))];
        const right = Math.min(w, Math.ceil((box.x + box.width) * w));
        const bottom = Math.min(h, Math.ceil((box.y + box.height) * h));
        if (right <= left || bottom <= top) return 0;
        return meanLuma(context.getImageData(left, top, right - left, bottom - top), 3);
      }
    },
  };
}
