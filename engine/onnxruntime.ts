// The only door to onnxruntime-node (lint holds it): nothing is loaded from it before it has been silenced.
import './silence-onnxruntime.ts';

export { InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node';
