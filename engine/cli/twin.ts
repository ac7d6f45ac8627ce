import { basename } from 'node:path';
import { openRooms } from '../server/rooms.ts';
import { answer, type Streams } from './answer.ts';
import { CommandError, type CommonOptions } from './command.ts';
import { readPicture } from './read-picture.ts';

/** `tronie twin <picture>`: who in the gallery looks most like this face. */
export async function twin(
  file: string,
  options: CommonOptions & { readonly count: number },
  streams: Streams,
): Promise<void> {
  const picture = await readPicture(file);
  const rooms = await openRooms(options.data);
  try {
    const gallery = rooms.gallery();
    const [face] = (await rooms.faces.describe(picture)).faces;
    if (face === undefined) {
      throw new CommandError(
        'no-face',
        `No face found in ${basename(file)}. Use a frontal photo with the face at least 80 px wide.`,
      );
    }
    const matches = gallery.neighbours.nearest(face.embedding, options.count).map(({ row, distance }) => {
      const { id, name } = gallery.faces[row]!;
      return { id, name: name.en, distance, strangers: gallery.likeness(distance)?.oneIn ?? null };
    });
    answer(streams, options.json, { matches }, () =>
      matches
        .map(
          (match) =>
            `${match.distance.toFixed(3)}  ${match.name} (${match.id})${match.strangers === null ? '' : `, 1 in ${Math.round(match.strangers)} strangers`}`,
        )
        .join('\n'),
    );
  } finally {
    await rooms.close();
  }
}
