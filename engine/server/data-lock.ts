import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface DataLock {
  release(): Promise<void>;
}

/**
 * Sees to it that one engine at a time works with a data folder: two would hand out the same
 * tickets. A lock that a killed engine left behind is taken over.
 *
 * @throws a sentence when another engine is at work there
 */
export async function lockDataFolder(folder: string, pid = process.pid): Promise<DataLock> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new Error(`The data folder ${folder} cannot be made. Choose another with --data.`, { cause });
  });
  const file = join(folder, 'engine.lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(pid));
      await handle.close();
      return { release: () => rm(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = Number(await readFile(file, 'utf8').catch(() => ''));
      if (holder !== pid && isAlive(holder)) {
        throw new Error(
          `Another Tronie (process ${holder}) is using ${folder}. Stop it first, or choose another folder with --data.`,
          { cause: error },
        );
      }
      await rm(file, { force: true });
    }
  }
  throw new Error(`The lock ${file} is contested. Try again in a moment.`);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
