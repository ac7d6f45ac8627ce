import { encodeStoredZip } from './encode-stored-zip.ts';
import { rewriteTflite } from './rewrite-tflite.ts';

export interface LandmarkerParts {
  /** `face_detection_short_range.tflite` */
  readonly detector: Uint8Array;
  /** `face_landmark.tflite`, the network of 468 points */
  readonly landmarks: Uint8Array;
  /** `geometry_pipeline_metadata_landmarks.binarypb` */
  readonly geometry: Uint8Array;
}

/** The tasks library reads the first output as 478 points of three numbers. */
const EXPECTED_POINTS = 478;
const POINTS = 468;

/**
 * The bundle that `FaceLandmarker` of `@mediapipe/tasks-vision` 0.10.35 loads.
 *
 * The networks come without the metadata that the library demands. And it reads 478 points without checking: given the
 * 468 of this network it would return nonsense in silence, so ten points of zeros (where the irises of another network
 * stand) are appended. Points 468…477 mean nothing.
 */
export function composeLandmarker(parts: LandmarkerParts): Uint8Array {
  return encodeStoredZip([
    {
      name: 'face_detector.tflite',
      data: rewriteTflite(parts.detector, { normalization: { mean: 127.5, deviation: 127.5 } }),
    },
    {
      name: 'face_landmarks_detector.tflite',
      data: rewriteTflite(parts.landmarks, {
        normalization: { mean: 0, deviation: 255 },
        extendFirstOutputBy: (EXPECTED_POINTS - POINTS) * 3,
      }),
    },
    { name: 'geometry_pipeline_metadata_landmarks.binarypb', data: parts.geometry },
  ]);
}
