import type { InferenceSession } from '../onnxruntime.ts';

import { faceChip } from './align.ts';
import { decode } from './decode.ts';
import { detect, type Detectors } from './detect.ts';
import type { Detection } from './detection.ts';
import { embedChips } from './embed.ts';
import type { DescribedPicture } from './face.ts';
import { fitMesh, type Mesh } from './mesh.ts';
import { PictureError } from './picture-error.ts';
import { Pyramid } from './pyramid.ts';
import { measureQuality } from './quality.ts';

/** Least width of a face's box, px, below which an embedding tells little (docs/decisions/0022-small-faces.md). */
const SMALLEST_FACE = 36;

/** The mesh network's own doubt: what it scores lower is not a face. */
const LEAST_PRESENCE = 0.5;

/** The networks on a picture's way, open. */
export interface Networks extends Detectors {
  readonly mesh: InferenceSession;
  readonly recognition: InferenceSession;
}

interface FittedFace extends Mesh {
  readonly detection: Detection;
}

async function fitAll(
  networks: Networks,
  pyramid: Pyramid,
  detections: readonly Detection[],
): Promise<FittedFace[]> {
  const fitted: FittedFace[] = [];
  for (const detection of detections) {
    const mesh = await fitMesh(networks.mesh, pyramid, detection);
    if (mesh.presence >= LEAST_PRESENCE) fitted.push({ ...mesh, detection });
  }
  return fitted;
}

function refuseSmall(fitted: readonly FittedFace[]): FittedFace[] {
  const large = fitted.filter(({ detection }) => detection.box.width >= SMALLEST_FACE);
  if (large.length > 0 || fitted.length === 0) return large;
  const widest = Math.max(...fitted.map(({ detection }) => detection.box.width));
  throw new PictureError(
    'face-too-small',
    `The face in the picture is only ${Math.round(widest)} px wide; ${SMALLEST_FACE} px is the least that can be told apart. Use a picture taken closer or with more pixels: 100 px or more is good.`,
  );
}

/**
 * One picture's way: decode → detect → mesh → align → embed.
 *
 * @param bytes a picture file
 * @throws PictureError when it cannot be read, or when every face in it is too small
 */
export async function describe(networks: Networks, bytes: Uint8Array): Promise<DescribedPicture> {
  const picture = await decode(bytes);
  const pyramid = new Pyramid(picture);
  const fitted = await fitAll(networks, pyramid, await detect(networks, pyramid));
  const large = refuseSmall(fitted).toSorted(
    (one, other) => other.detection.box.width - one.detection.box.width,
  );
  const chips = large.map(({ landmarks }) => faceChip(pyramid, landmarks).data);
  const embeddings = await embedChips(networks.recognition, chips);
  return {
    width: picture.width,
    height: picture.height,
    faces: large.map(({ detection: { box, score }, landmarks, depths }, i) => ({
      box,
      landmarks,
      confidence: score,
      quality: measureQuality({ pyramid, box, landmarks, depths, chip: chips[i]! }),
      embedding: embeddings[i]!,
    })),
  };
}
