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

  // Files are kept as they came; decoded, a film of 100 frames would take 370 MB.
  const files = new Map<number, Promise<Blob>>();
  const file = (index: number): Promise<Blob> => {
    const known = files.get(index);
    if (known !== undefined) return known;
    const asked = fetch(`${base}/frames/${index}.jpg`, { signal }).then((answer) => {
      if (!answer.ok)
        throw new Error(`The sample visitor's frame ${index} is missing (HTTP ${answer.status}).`);
      return answer.blob();
    });
    files.set(index, asked);
    asked.catch(() => files.delete(index));
    return asked;
  };
  const show = async (index: number): Promise<void> => {
    const bitmap = await createImageBitmap(await file(index));
    context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
  };
  await show(0);
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
    files.clear();
    for (const track of stream.getTracks()) track.stop();
  });
  return stream;
}
