// What one camera frame says about the visitor. Pure numbers: made in the worker, judged by guidance().

/** A rectangle in units of the picture it belongs to: 0…1 from the left and from the top, not mirrored. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Degrees. Yaw > 0: the nose points to the picture's right. Pitch > 0: looking down. Roll > 0: counter-clockwise. */
export interface Pose {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

export interface FaceMeasures extends Pose {
  /** Around the face's oval (hairline to chin, cheek to cheek). */
  readonly box: Box;
  /** Mean luma on the face, 0…255. */
  readonly light: number;
  /** How fast the face moves: heights of itself per second. */
  readonly movement: number;
}

export interface Measures {
  /** ms on the page's clock when the frame was taken. */
  readonly at: number;
  /** px of the camera's picture. */
  readonly width: number;
  readonly height: number;
  /** Mean luma of the whole frame, 0…255. */
  readonly light: number;
  /** Faces that count: those far behind the nearest one do not. The nearest is first. */
  readonly faces: readonly FaceMeasures[];
}
