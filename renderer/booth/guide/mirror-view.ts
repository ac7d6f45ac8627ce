// The mirror on the screen: which part of the camera's picture it shows, and where its oval is. Pure.
import type { FaceMeasures } from './measures.ts';

/** The oval, in units of the mirror: centre from left and top; height of the mirror's height; width of the oval's own height. */
export const OVAL = { x: 0.5, y: 0.47, height: 0.66, widthOfHeight: 0.74 } as const;

/** A face as the visitor sees it in the mirror: 0…1 of the mirror, left and right swapped. */
export interface FaceInMirror {
  readonly x: number;
  readonly y: number;
  /** Of the mirror's height. */
  readonly height: number;
}

/**
 * Where a face appears in a mirror that shows the camera's picture as CSS `object-fit: cover` does.
 * @param mirrorAspect width / height of the mirror on the screen
 */
export function faceInMirror(
  face: Pick<FaceMeasures, 'box'>,
  camera: { readonly width: number; readonly height: number },
  mirrorAspect: number,
): FaceInMirror {
  const cameraAspect = camera.width / camera.height;
  // The share of the picture that is visible, across and down: one of them is 1.
  const across = Math.min(1, mirrorAspect / cameraAspect);
  const down = Math.min(1, cameraAspect / mirrorAspect);
  const x = (face.box.x + face.box.width / 2 - 0.5) / across + 0.5;
  const y = (face.box.y + face.box.height / 2 - 0.5) / down + 0.5;
  return { x: 1 - x, y, height: face.box.height / down };
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
