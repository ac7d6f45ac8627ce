// The built-in sample visitor: a loop of pictures that comes out of a MediaStream, as a camera's would.
import { z } from 'zod';
import { loopFrame } from './loop-frame.ts';

const film = z.object({
  count: z.int().min(1).max(2000),
  width: z.int().min(1).max(4096),
  height: z.int().min(1).max(4096),
  framesPerSecond: z.number().min(1).max(60),
});

/**
 * The film's files as they came (decoded, 50 frames would take 180 MB), kept for as long as the page lives:
 * the face on the attract screen and the stand-in for a camera are the same film, and it shows nobody.
 */
const files = new Map<string, Promise<Blob>>();

/**
 * @param base address of the frames: `<base>/frames.json`, `<base>/frames/<i>.jpg`
 * @param signal stops the film
 * @param pace 1: as it was filmed; below: slower
 * @throws when the engine does not hand out the film
 */
export async function playSampleVisitor(base: string, signal: AbortSignal, pace = 1): Promise<MediaStream> {
  const { count, width, height, framesPerSecond } = film.parse(
    await fetch(`${base}/frames.json`, { signal }).then((r) => r.json()),
  );
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The sample visitor needs a 2D canvas, and this browser gives none.');

  const file = (index: number): Promise<Blob> => {
    const address = `${base}/frames/${index}.jpg`;
    const known = files.get(address);
    if (known !== undefined) return known;
    // Not stopped with the film: the next one wants the same frame.
    const asked = fetch(address).then((answer) => {
      if (!answer.ok)
        throw new Error(`The sample visitor's frame ${index} is missing (HTTP ${answer.status}).`);
      return answer.blob();
    });
    files.set(address, asked);
    asked.catch(() => files.delete(address));
    return asked;
  };
  const show = async (index: number): Promise<void> => {
    const bitmap = await createImageBitmap(await file(index));
    context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
  };
  await show(0);
  signal.throwIfAborted();
  const stream = canvas.captureStream(framesPerSecond);

  let tick = 0;
  let drawing = false;
  const timer = setInterval(
    () => {
      if (drawing) return; // a frame that is not there yet is waited for: the film slows down, it does not jump
      drawing = true;
      show(loopFrame(++tick, count))
        .catch(() => undefined) // the engine restarts: the last frame stays until it is back
        .finally(() => {
          drawing = false;
        });
    },
    1000 / (framesPerSecond * pace),
  );
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
  });
  return stream;
}
