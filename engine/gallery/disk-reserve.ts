import { access, rm, writeFile } from 'node:fs/promises';
import { isDiskFull } from './disk-full.ts';

/** Room for erasing any visitor: the write-ahead log first takes the overwritten pages, then is copied (4 MB at most) back. */
const RESERVE_BYTES = 16e6;

/** A file of no use but its room: given up when the disk is full and something must be written all the same. */
export interface DiskReserve {
  /** Does the work; on a full disk once more, with the reserve's room. Afterwards the reserve is made again if it can be. */
  spend<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** For what is not on a disk. */
export const NO_RESERVE: DiskReserve = { spend: (work) => work() };

/**
 * [Note: erasing on a full disk] Erasing needs room, and it is promised to work at once. So some is kept back from
 * the start.
 *
 * @param file where the reserve lies
 */
export async function keepDiskReserve(file: string): Promise<DiskReserve> {
  const keep = async () => {
    try {
      await access(file);
    } catch {
      // Not zeros: a file system may store those as nothing at all.
      await writeFile(file, Buffer.alloc(RESERVE_BYTES, 'reserve ')).catch(() => rm(file, { force: true }));
    }
  };
  await keep();
  return {
    async spend(work) {
      try {
        return await work();
      } catch (error) {
        if (!isDiskFull(error)) throw error;
        await rm(file, { force: true });
        const result = await work();
        await keep();
        return result;
      }
    },
  };
}
