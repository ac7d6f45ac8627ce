import type { TfliteRecipe } from '../tflite/convert-tflite.ts';

// Ranges: the subgraphs of MediaPipe (face_detection_short_range, face_detection_full_range, face_landmark,
// selfie_segmentation: `output_tensor_float_range` of the ImageToTensorCalculator).
const minusOneToOne = { scale: 1 / 127.5, offset: -1 };
const zeroToOne = { scale: 1 / 255, offset: 0 };

/** Inputs and outputs of the converted models, by the model's name; what they mean is in models/README.md. */
export const tfliteRecipes: Readonly<Record<string, TfliteRecipe>> = {
  'face-detector-short': {
    name: 'face-detector-short',
    input: { name: 'picture', ...minusOneToOne },
    outputs: [
      { from: 'regressors', name: 'boxes', shape: [896, 16] },
      { from: 'classificators', name: 'scores', shape: [896] },
    ],
  },
  'face-detector-full': {
    name: 'face-detector-full',
    input: { name: 'picture', ...minusOneToOne },
    outputs: [
      { from: 'reshaped_regressor_face_4', name: 'boxes', shape: [2304, 16] },
      { from: 'reshaped_classifier_face_4', name: 'scores', shape: [2304] },
    ],
  },
  'face-mesh': {
    name: 'face-mesh',
    input: { name: 'face', ...zeroToOne },
    outputs: [
      { from: 'conv2d_21', name: 'landmarks', shape: [468, 3] },
      { from: 'conv2d_31', name: 'presence', shape: [] },
    ],
  },
  'person-mask': {
    name: 'person-mask',
    input: { name: 'picture', ...zeroToOne },
    outputs: [{ from: 'activation_10', name: 'mask', shape: [256, 256] }],
  },
};
