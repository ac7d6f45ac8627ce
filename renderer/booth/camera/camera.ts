// The camera as a device that may be refused, busy or pulled out, and comes back by itself.
import { readCameraError, type CameraTrouble } from './camera-trouble.ts';
import { playSampleVisitor } from './sample-visitor.ts';

/** What the mirror shows. */
export interface Viewfinder {
  /** Plays already; the mirror puts it on the page. */
  readonly video: HTMLVideoElement;
  /** The built-in sample visitor stands in for a camera. */
  readonly sample: boolean;
}

export type CameraNews =
  | { readonly type: 'CAMERA.READY'; readonly viewfinder: Viewfinder }
  | { readonly type: 'CAMERA.TROUBLE'; readonly trouble: CameraTrouble };

/** ms between tries while the camera is in trouble and the browser reports no change. */
const RETRY_MS = 2500;
/** ms a camera may go without a picture before it counts as asleep. */
const MUTE_MS = 2500;

/**
 * Opens the camera and keeps it open.
 * @param demo the sample visitor, even if there is a camera
 * @returns closes it: the light goes out, nothing is kept
 */
export function openCamera(demo: boolean, tell: (news: CameraNews) => void): () => void {
  const closed = new AbortController();
  let session: AbortController | null = null;
  let sampleStands = false;
  let hadCamera = false;
  let opening = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const devices = navigator.mediaDevices as MediaDevices | undefined;

  const isClosed = (): boolean => closed.signal.aborted;

  const fail = (trouble: CameraTrouble): void => {
    if (isClosed()) return;
    session?.abort();
    session = null;
    tell({ type: 'CAMERA.TROUBLE', trouble });
    clearTimeout(retry);
    // A refusal is a person's answer: asking again and again would be rude, so it waits for a change.
    if (trouble !== 'denied') retry = setTimeout(() => void open(), RETRY_MS);
  };

  const show = async (stream: MediaStream, sample: boolean, mine: AbortController): Promise<void> => {
    const video = document.createElement('video');
    video.dataset.testid = 'booth-video';
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    mine.signal.addEventListener('abort', () => {
      for (const track of stream.getTracks()) track.stop();
      video.srcObject = null;
    });
    for (const track of stream.getVideoTracks()) {
      let mute: ReturnType<typeof setTimeout> | undefined;
      const gone = (trouble: CameraTrouble) => (): void => {
        if (!mine.signal.aborted) fail(trouble);
      };
      track.addEventListener('ended', gone('unplugged'));
      track.addEventListener('mute', () => (mute = setTimeout(gone('asleep'), MUTE_MS)));
      track.addEventListener('unmute', () => {
        clearTimeout(mute);
      });
      mine.signal.addEventListener('abort', () => {
        clearTimeout(mute);
      });
    }
    await video.play();
    if (!mine.signal.aborted) tell({ type: 'CAMERA.READY', viewfinder: { video, sample } });
  };

  const standIn = async (mine: AbortController): Promise<void> => {
    sampleStands = true;
    await show(await playSampleVisitor('demo', mine.signal), true, mine);
  };

  async function open(): Promise<void> {
    if (isClosed() || opening) return;
    opening = true;
    clearTimeout(retry);
    session?.abort();
    const mine = (session = new AbortController());
    sampleStands = false;
    try {
      if (demo || devices === undefined) await standIn(mine);
      else {
        const stream = await devices.getUserMedia({
          audio: false,
          video: {
            width: { ideal: 1920 },
            height: { ideal: 1080 },
            frameRate: { ideal: 30 },
            facingMode: 'user',
          },
        });
        if (isClosed()) for (const track of stream.getTracks()) track.stop();
        else {
          hadCamera = true;
          await show(stream, false, mine);
        }
      }
    } catch (error) {
      if (!isClosed()) {
        const trouble = demo ? 'asleep' : readCameraError(error);
        if (trouble !== 'missing') fail(trouble);
        else if (hadCamera) fail('unplugged');
        else
          await standIn(mine).catch(() => {
            fail('asleep');
          });
      }
    } finally {
      opening = false;
    }
  }

  const onDeviceChange = (): void => {
    // A camera was plugged in while there is none, or only the stand-in.
    if (!demo && (session === null || sampleStands)) void open();
  };
  devices?.addEventListener('devicechange', onDeviceChange);
  const permission = watchPermission(() => {
    if (session === null) void open();
  });
  void open();

  return () => {
    closed.abort();
    clearTimeout(retry);
    session?.abort();
    devices?.removeEventListener('devicechange', onDeviceChange);
    permission();
  };
}

/** Calls `onChange` when the browser's answer about the camera changes; returns the way to stop that. */
function watchPermission(onChange: () => void): () => void {
  const stop = new AbortController();
  navigator.permissions
    .query({ name: 'camera' })
    .then((status) => {
      if (!stop.signal.aborted) status.addEventListener('change', onChange, { signal: stop.signal });
    })
    .catch(() => undefined); // a browser that does not know this permission: the visitor's button remains
  return () => {
    stop.abort();
  };
}
