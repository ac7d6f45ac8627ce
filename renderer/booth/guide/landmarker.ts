// Runs in the guide's worker. MediaPipe's face landmarker, kept alive.
import { FaceLandmarker, FilesetResolver, type FaceLandmarkerResult } from '@mediapipe/tasks-vision';

/** The nearest and whoever looks over a shoulder. */
const MOST_FACES = 3;
const CERTAIN = 0.65;

export interface Landmarker {
  /** @param at ms; frames that come at the same time or earlier than one before are dated just after it */
  detect: (picture: OffscreenCanvas, at: number) => Promise<FaceLandmarkerResult>;
}

/**
 * @param wasm address of the folder that holds MediaPipe's wasm files
 * @param model address of the `.task` bundle
 * @throws when either cannot be loaded
 */
export async function createLandmarker(wasm: string, model: string): Promise<Landmarker> {
  // `true`: a module worker cannot importScripts().
  const files = await FilesetResolver.forVisionTasks(wasm, true);
  const create = (): Promise<FaceLandmarker> =>
    FaceLandmarker.createFromOptions(files, {
      baseOptions: { modelAssetPath: model, delegate: 'CPU' },
      runningMode: 'VIDEO',
      numFaces: MOST_FACES,
      // At 0.5 a flowered blouse was somebody.
      minFaceDetectionConfidence: CERTAIN,
      minFacePresenceConfidence: CERTAIN,
      outputFacialTransformationMatrixes: true,
    });
  let task = await create();
  let clock = 0;

  const detect: Landmarker['detect'] = async (picture, at) => {
    // The graph wants strictly increasing timestamps and stays broken after one that is not.
    clock = Math.max(clock + 1, Math.round(at));
    try {
      return task.detectForVideo(picture, clock);
    } catch {
      // A broken graph refuses every later frame: a new one, and this frame once more.
      task.close();
      task = await create();
      clock = 1;
      return task.detectForVideo(picture, clock);
    }
  };

  // The first frame takes up to a second: take it before a visitor waits for it.
  const blank = new OffscreenCanvas(64, 64);
  blank.getContext('2d')?.fillRect(0, 0, 64, 64);
  await detect(blank, 1);
  return { detect };
}
