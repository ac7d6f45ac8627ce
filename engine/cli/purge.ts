import { dataFiles } from '../house.ts';
import { lockDataFolder } from '../server/data-lock.ts';
import { openVisitors } from '../show/visitors.store.ts';
import { answer, type Streams } from './answer.ts';
import type { CommonOptions } from './command.ts';

/** `tronie purge`: erases everything about visitors. Refuses while a show is running on the same folder. */
export async function purge(options: CommonOptions, streams: Streams): Promise<void> {
  const lock = lockDataFolder(options.data);
  try {
    const visitors = await openVisitors(dataFiles(options.data).visitors);
    const erased = await visitors.purge();
    await visitors.close();
    answer(streams, options.json, { erased }, () =>
      erased.length === 0 ? 'There were no visitors to erase.' : `Erased tickets ${erased.join(', ')}.`,
    );
  } finally {
    lock.release();
  }
}
