// The page's side of the guide: frames of a video go to the worker, measures and the picture come back.
import type { Developed, FromGuide, ToGuide } from './guide-messages.ts';
import type { Measures } from './measures.ts';

export interface Guide {
  /**
   * Looks through `video` until stopped, at what a mirror of that width / height shows of it.
   * `onMeasures(null)`: no landmarker, the visitor frames without help.
   */
  watch: (
    video: HTMLVideoElement,
    mirrorAspect: () => number,
    onMeasures: (measures: Measures | null) => void,
  ) => () => void;
  /**
   * Takes a burst from the video that is being watched.
   * @param milliseconds how long
   * @returns the sharpest frame; null when the camera gave none
   */
  burst: (milliseconds: number, signal: AbortSignal) => Promise<Developed | null>;
  /** Drops frames of a burst that nobody waits for any more. */
  forget: () => void;
}

/** A worker, or what a test passes off as one. */
export type GuideWorker = Pick<Worker, 'postMessage' | 'addEventListener'>;

export function createGuide(worker: GuideWorker): Guide {
  /** One frame at a time: a slow machine sees fewer frames, never older ones. */
  let busy = false;
  let keep = false;
  let looks = 0;
  let onMeasures: ((measures: Measures | null) => void) | null = null;
  let onDeveloped: ((picture: Developed | null) => void) | null = null;

  const tell = (message: ToGuide, transfer: Transferable[] = []): void => {
    worker.postMessage(message, transfer);
  };

  worker.addEventListener('message', (event) => {
    const message = (event as MessageEvent<FromGuide>).data;
    switch (message.type) {
      case 'ready':
        return;
      case 'failed':
        console.error(`The booth's guide does not work, pictures are taken without it: ${message.message}`);
        return;
      case 'measures':
        busy = false;
        // For whoever measures the booth; a page that lives all evening keeps the last thousand.
        if (++looks % 1000 === 0) performance.clearMeasures('guide-frame');
        performance.measure('guide-frame', {
          start: performance.now() - message.milliseconds,
          duration: message.milliseconds,
        });
        onMeasures?.(message.measures);
        return;
      case 'developed':
        onDeveloped?.(message.picture);
        onDeveloped = null;
        return;
      default:
        message satisfies never;
    }
  });
  tell({ type: 'start', wasm: '/mediapipe/wasm', model: '/models/face-landmarker.task' });

  return {
    watch(video, mirrorAspect, listener) {
      let watching = true;
      onMeasures = listener;
      const next = (): void => {
        if (watching) video.requestVideoFrameCallback(look);
      };
      const look = (now: number): void => {
        if (!watching) return;
        if (!busy && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0) {
          busy = true;
          // A VideoFrame is a reference to the camera's picture: nothing is copied on the page's thread.
          const frame = new VideoFrame(video, { timestamp: Math.round(now * 1000) });
          tell({ type: 'frame', frame, at: now, keep, mirrorAspect: mirrorAspect() }, [frame]);
        }
        next();
      };
      next();
      return () => {
        watching = false;
        if (onMeasures === listener) onMeasures = null;
      };
    },
    async burst(milliseconds, signal) {
      tell({ type: 'forget' });
      keep = true;
      try {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          signal.addEventListener('abort', () => {
            clearTimeout(timer);
            resolve();
          });
        });
      } finally {
        keep = false;
      }
      if (signal.aborted) {
        tell({ type: 'forget' });
        return null;
      }
      return new Promise((resolve) => {
        onDeveloped = resolve;
        tell({ type: 'develop' });
      });
    },
    forget() {
      tell({ type: 'forget' });
    },
  };
}
