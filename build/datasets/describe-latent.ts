// Makes datasets: a latent on its way through the product's own eyes.
import sharp from 'sharp';
import type { Faces } from '../../engine/faces/faces.ts';
import { mixField } from '../../engine/generator/mix-field.ts';
import { foldedCells } from '../../engine/generator/field.ts';
import type { GeneratedFace, Generator } from '../../engine/generator/generator.ts';
import type { Latent } from '../../engine/generator/latent.ts';
import type { Memory } from '../../engine/generator/memory.ts';

/** Detector's landmarks may lie this far from the generator's own (median), in distances between the outer eye corners. */
const LARGEST_MISFIT = 0.06;
const [RIGHT_EYE, LEFT_EYE] = [33, 263] as const;

/** What the faces pipeline sees in a rendered latent, or why it must not be used. */
export type Seen =
  | { readonly embedding: Float32Array; readonly misfit: number; readonly face: GeneratedFace }
  | { readonly fault: string };

/**
 * Renders a latent and describes it as if it were a visitor's picture, so that gallery and booth agree.
 * @param strict also refuse shapes that tear and landmarks that a detector does not find where they are
 */
export async function describeLatent(
  generator: Generator,
  faces: Faces,
  memory: Memory,
  latent: Latent,
  strict: boolean,
): Promise<Seen> {
  const folded = foldedCells(mixField(memory, latent));
  if (strict && folded > 0) return { fault: `its shape folds in ${folded} cells` };
  const face = await generator.render(latent);
  const raw = { width: face.size, height: face.size, channels: 3 } as const;
  const png = await sharp(face.rgb, { raw }).png({ compressionLevel: 1 }).toBuffer();
  const { faces: found } = await faces.describe(png);
  const seen = found[0];
  if (!seen) return { fault: 'no face is detected' };
  if (found.length > 1) return { fault: `${found.length} faces are detected` };
  const [right, left] = [face.landmarks[RIGHT_EYE]!, face.landmarks[LEFT_EYE]!];
  const eyes = Math.hypot(left[0] - right[0], left[1] - right[1]) * face.size;
  const errors = face.landmarks
    .map(([x, y], i) =>
      Math.hypot(x * face.size - seen.landmarks[i]![0], y * face.size - seen.landmarks[i]![1]),
    )
    .sort((a, b) => a - b);
  const misfit = errors[errors.length >> 1]! / eyes;
  if (strict && misfit > LARGEST_MISFIT) return { fault: `its landmarks are off by ${misfit.toFixed(3)}` };
  return { embedding: seen.embedding, misfit, face };
}
