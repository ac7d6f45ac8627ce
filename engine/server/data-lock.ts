import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface DataLock {
  release(): void;
}

/** Kept reachable: a connection that nobody holds any more is closed by the garbage collector, and its lock with it. */
const HELD = new Set<Database.Database>();

/** Another engine is at work in this data folder. */
export class DataFolderTakenError extends Error {
  override readonly name = 'DataFolderTakenError';
  readonly code = 'data-folder-taken';
}

/**
 * Sees to it that one engine at a time works with a data folder: two would hand out the same tickets.
 *
 * [Note: a lock that dies with its holder] The lock is SQLite's own on a file of its own: the system lets go of it
 * when the process ends, however it ends. A number in a file would outlive a power cut and then, after the next
 * boot, be some other program's. The number is written down only to be said.
 *
 * @throws {DataFolderTakenError} a sentence when another engine is at work there
 */
export function lockDataFolder(folder: string, pid = process.pid): DataLock {
  let lock: Database.Database | undefined;
  const note = join(folder, 'engine.pid');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    lock = new Database(join(folder, 'engine.lock'), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    writeFileSync(note, String(pid));
  } catch (cause) {
    lock?.close();
    if (cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_BUSY') {
      throw new DataFolderTakenError(
        `Another Tronie${holder(note)} is using ${folder}. Stop it first, or choose another folder with --data.`,
        { cause },
      );
    }
    throw new Error(
      `The data folder ${folder} cannot be used. Choose a folder that you may write to with --data.`,
      { cause },
    );
  }
  const held = lock;
  HELD.add(held);
  return {
    release: () => {
      rmSync(note, { force: true });
      HELD.delete(held);
      held.close();
    },
  };
}

function holder(note: string): string {
  try {
    return ` (process ${readFileSync(note, 'utf8')})`;
  } catch {
    return '';
  }
}
