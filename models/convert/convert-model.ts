import { convertDlibNetwork } from '../dlib/convert-dlib-network.ts';
import { readDlibNetwork } from '../dlib/read-dlib-network.ts';
import { composeLandmarker } from '../landmarker/compose-landmarker.ts';
import { encodeOnnx } from '../onnx/encode-onnx.ts';
import { convertTflite } from '../tflite/convert-tflite.ts';
import type { ModelEntry } from './manifest.ts';
import { tfliteRecipes } from './tflite-recipes.ts';

/**
 * Makes the file of one model from its sources, given in the manifest's order.
 * The same sources give the same bytes, on every machine. Throws where a source cannot be converted.
 */
export function convertModel(
  model: Pick<ModelEntry, 'name' | 'conversion'>,
  sources: readonly Uint8Array[],
): Uint8Array {
  switch (model.conversion) {
    case 'dlib-to-onnx':
      return encodeOnnx(convertDlibNetwork(readDlibNetwork(source(sources, 0))));
    case 'tflite-to-onnx': {
      const recipe = tfliteRecipes[model.name];
      if (recipe === undefined) throw new Error('It has no recipe in models/convert/tflite-recipes.ts.');
      return encodeOnnx(convertTflite(source(sources, 0), recipe));
    }
    case 'compose-landmarker':
      return composeLandmarker({
        detector: source(sources, 0),
        landmarks: source(sources, 1),
        geometry: source(sources, 2),
      });
    default:
      return model.conversion satisfies never;
  }
}

function source(sources: readonly Uint8Array[], index: number): Uint8Array {
  const bytes = sources[index];
  if (bytes === undefined)
    throw new Error(`models/manifest.json names ${sources.length} sources for it: too few.`);
  return bytes;
}
