// The mirror on the screen: which part of the camera's picture it shows, and where its oval is. Pure.
import type { Box, FaceMeasures } from './measures.ts';

/** The oval, in units of the mirror: centre from left and top; height of the mirror's height; width of the oval's own height. */
export const OVAL = { x: 0.5, y: 0.47, height: 0.66, widthOfHeight: 0.74 } as const;

/** A face as the visitor sees it in the mirror: 0…1 of the mirror, left and right swapped. */
export interface FaceInMirror {
  readonly x: number;
  readonly y: number;
  /** Of the mirror's height. */
  readonly height: number;
}

/** The part of the camera's picture (0…1) that a mirror shows as CSS `object-fit: cover` does: its middle. */
function visiblePart(camera: { readonly width: number; readonly height: number }, mirrorAspect: number): Box {
  const cameraAspect = camera.width / camera.height;
  const width = Math.min(1, mirrorAspect / cameraAspect);
  const height = Math.min(1, cameraAspect / mirrorAspect);
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height };
}

/** A face is found when it is whole: whoever stands half beside the mirror must be seen to be called in. */
const BESIDE = 1.5;

/** The part of the camera's picture that is looked at: the mirror's, and somewhat more to all sides. */
export function watchedPart(
  camera: { readonly width: number; readonly height: number },
  mirrorAspect: number,
): Box {
  const seen = visiblePart(camera, mirrorAspect);
  const width = Math.min(1, seen.width * BESIDE);
  const height = Math.min(1, seen.height * BESIDE);
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height };
}

/**
 * Where a face appears in the mirror.
 * @param mirrorAspect width / height of the mirror on the screen
 */
export function faceInMirror(
  face: Pick<FaceMeasures, 'box'>,
  camera: { readonly width: number; readonly height: number },
  mirrorAspect: number,
): FaceInMirror {
  const seen = visiblePart(camera, mirrorAspect);
  const x = (face.box.x + face.box.width / 2 - seen.x) / seen.width;
  const y = (face.box.y + face.box.height / 2 - seen.y) / seen.height;
  return { x: 1 - x, y, height: face.box.height / seen.height };
}

/** The mirror on the page: who draws it says its shape, who guides by it asks. */
export interface MirrorShape {
  /** width / height; 1 until it was drawn. */
  readonly aspect: () => number;
  readonly reshape: (aspect: number) => void;
}

export function createMirrorShape(): MirrorShape {
  let aspect = 1;
  return {
    aspect: () => aspect,
    reshape: (next) => {
      aspect = next;
    },
  };
}
