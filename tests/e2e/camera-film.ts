// Makes what a fake camera plays: Chromium takes a Motion JPEG file, which is JPEGs one after the other.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDemoVisitor } from '../../engine/generator/demo-visitor.ts';
import { createGenerator } from '../../engine/generator/generator.ts';
import { HOUSE } from '../../engine/house.ts';

/** @returns the path of a film of the built-in sample visitor, written into `folder` */
export async function cameraFilm(folder: string): Promise<string> {
  const generator = await createGenerator(HOUSE.generator);
  try {
    const visitor = createDemoVisitor(generator);
    const frames: Uint8Array[] = [];
    for (let index = 0; index < visitor.count; index++) frames.push(await visitor.frame(index));
    const film = join(folder, 'visitor.mjpeg');
    writeFileSync(film, Buffer.concat([...frames, ...frames.toReversed()]));
    return film;
  } finally {
    await generator.close();
  }
}
