import { stat } from 'node:fs/promises';
import { importFolder, type ImportReport } from '../curate/import-folder.ts';
import { createFaces } from '../faces/faces.ts';
import { openGallery } from '../gallery/gallery.store.ts';
import { dataFiles, HOUSE } from '../house.ts';
import { answer, type Streams } from './answer.ts';
import { CommandError, type CommonOptions } from './command.ts';

/** `tronie import <folder…>`: pictures of people into the gallery. */
export async function importPictures(
  folders: readonly string[],
  options: CommonOptions & { readonly kind: 'celebrity' | 'generated' },
  streams: Streams,
): Promise<void> {
  for (const folder of folders) {
    const found = await stat(folder).catch(() => undefined);
    if (!found?.isDirectory()) {
      throw new CommandError(
        'no-such-folder',
        `There is no folder ${folder}. Name a folder with pictures in it.`,
      );
    }
  }
  const started = performance.now();
  const faces = await createFaces({ models: HOUSE.models });
  const store = await openGallery(dataFiles(options.data).gallery);
  try {
    const reports: ImportReport[] = [];
    for (const folder of folders) {
      reports.push(
        await importFolder(folder, options.kind, {
          faces,
          store,
          onProgress: ({ pictures, faces: kept, file }) => {
            streams.err(`${pictures} pictures, ${kept} faces · ${file}\n`);
          },
        }),
      );
    }
    const total = {
      pictures: reports.reduce((sum, report) => sum + report.pictures, 0),
      faces: reports.reduce((sum, report) => sum + report.faces, 0),
      skipped: reports.flatMap((report) => report.skipped),
      milliseconds: Math.round(performance.now() - started),
    };
    answer(streams, options.json, total, () =>
      [
        `${total.faces} faces from ${total.pictures} pictures in ${(total.milliseconds / 1000).toFixed(1)} s.`,
        ...total.skipped.map(({ file, reason }) => `Skipped ${file}: ${reason}`),
      ].join('\n'),
    );
  } finally {
    await store.close();
    await faces.close();
  }
}
