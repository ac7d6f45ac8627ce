// What can be wrong with a camera, told apart as the visitor and the operator need it. Pure.

export const CAMERA_TROUBLES = ['denied', 'busy', 'unplugged', 'asleep'] as const;
/** `denied`: not allowed. `busy`: another program has it. `unplugged`: it was there. `asleep`: it gives no picture. */
export type CameraTrouble = (typeof CAMERA_TROUBLES)[number];

/** What `getUserMedia` threw; `missing` is no trouble: the sample visitor stands in. */
export function readCameraError(error: unknown): CameraTrouble | 'missing' {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'asleep';
  }
}
