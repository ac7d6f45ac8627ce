/** A point in px of the upright picture (EXIF orientation applied): x to the right, y down. */
export type Point = readonly [x: number, y: number];

/** An axis-aligned rectangle in px of the upright picture; may reach over its edges. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Numbers in an embedding: the output of dlib's face recognition network. */
export const EMBEDDING_LENGTH = 128;

/** Points of MediaPipe's face mesh without the irises. */
export const LANDMARK_COUNT = 468;

/** How much an embedding can be trusted: numbers that were measured, not a verdict. */
export interface FaceQuality {
  /** Width of the face's box, px. */
  readonly width: number;
  /** Root mean square of the Laplacian on the 150 px face chip, 8-bit luma: below 4 the face is soft. */
  readonly sharpness: number;
  /** Mean luma of the face, 0…1. */
  readonly exposure: number;
  /** Share of the face that is black or white without detail, 0…1. */
  readonly clipped: number;
  /** Degrees; positive: the nose points to the right of the picture. */
  readonly yaw: number;
  /** Degrees; positive: looking down. */
  readonly pitch: number;
  /** Degrees; positive: the head is turned clockwise in the picture. */
  readonly roll: number;
  /** Share of the face that something else covers (mask, sunglasses, hair), 0…1; skin over skin is not seen. */
  readonly occlusion: number;
}

/** What we know of one face in a picture. */
export interface FaceDescriptor {
  readonly box: Box;
  /** The 468 points of MediaPipe's face mesh, px of the upright picture. */
  readonly landmarks: readonly Point[];
  /** The detector's score, 0…1. */
  readonly confidence: number;
  readonly quality?: FaceQuality;
  /** Float32Array[128], **not** L2-normalised (dlib's norm is about 1.4); compare by Euclidean distance. */
  readonly embedding: Float32Array;
}

/** One picture after detection, alignment and embedding. */
export interface DescribedPicture {
  /** Width and height of the upright picture, px. */
  readonly width: number;
  readonly height: number;
  /** Largest box first; empty when no face was found. */
  readonly faces: readonly FaceDescriptor[];
}

/** A face normalised for the stage: square, eyes where every other face of the gallery has them. */
export interface StagePortrait {
  /** JPEG bytes, sRGB, `size` × `size` px. */
  readonly jpeg: Uint8Array;
  readonly size: number;
  /** The 468 mesh points in units of the picture: 0…1, x to the right, y down. */
  readonly landmarks: readonly Point[];
}
