import { lookAlikes } from '../gallery/look-alikes.ts';
import { openRooms } from '../server/rooms.ts';
import { answer, type Streams } from './answer.ts';
import { CommandError, type CommonOptions } from './command.ts';
import { likenessInWords } from './likeness-in-words.ts';
import { noFaceSentence } from './no-face.ts';
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
      throw new CommandError('no-face', noFaceSentence(file));
    }
    const found = lookAlikes(gallery, face.embedding, options.count);
    const matches = found.map(({ id, name, distance, likeness }) => ({
      id,
      name: name.en,
      distance,
      strangers: likeness?.oneIn ?? null,
      likeness,
    }));
    answer(streams, options.json, { matches }, () =>
      matches
        .map(({ id, name, distance, likeness }) =>
          [`${distance.toFixed(3)}  ${name} (${id})`, likenessInWords(likeness)].filter(Boolean).join(', '),
        )
        .join('\n'),
    );
  } finally {
    await rooms.close();
  }
}
