import type { Logger } from 'pino';
import { reEmbed } from '../gallery/re-embed.ts';
import type { Notices } from '../show/notices.ts';
import type { Rooms } from './rooms.ts';

export interface MeasureGalleryAgainParts {
  readonly rooms: Pick<Rooms, 'store' | 'faces' | 'gallery' | 'reload'>;
  readonly notices: Pick<Notices, 'add'>;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * After an update of Tronie that measures faces in another way: brings the gallery up to date behind the show, and
 * tells the operator when it begins and when it is done. Never throws; ends with the signal.
 */
export async function measureGalleryAgain({
  rooms,
  notices,
  logger,
  signal,
}: MeasureGalleryAgainParts): Promise<void> {
  try {
    const { measured, switched, failed } = await reEmbed({
      store: rooms.store,
      faces: rooms.faces,
      portrait: (id) => rooms.gallery().portrait(id),
      signal,
      onStart(faces) {
        logger.info({ faces }, 'measuring the gallery again');
        if (rooms.gallery().model !== rooms.faces.model)
          notices.add(
            'info',
            `This version of Tronie measures faces in a new way: ${faces} faces of the gallery are being measured again. Visitors who come in now get their chain when that is done.`,
          );
      },
    });
    if (failed.length > 0) logger.warn({ failed }, 'faces could not be measured again');
    if (measured === 0 && !switched) return;
    await rooms.reload();
    notices.add(
      failed.length === 0 ? 'info' : 'warning',
      failed.length === 0
        ? `The gallery has been measured again: ${measured} faces.`
        : `The gallery has been measured again: ${measured} faces. ${failed.length} could not be measured and are left out: ${failed
            .slice(0, 3)
            .map(({ id }) => id)
            .join(', ')}${failed.length > 3 ? ' …' : ''}. Import them again with other pictures.`,
    );
  } catch (error) {
    if (signal.aborted) return;
    logger.error({ error }, 'the gallery could not be measured again');
    notices.add(
      'error',
      `The gallery could not be measured again (${error instanceof Error ? error.message : String(error)}). It goes on with the next start; free some space on the disk before.`,
    );
  }
}
