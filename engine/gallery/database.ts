import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect, type Driver, type Migration, type Transaction } from 'kysely';

/** ms between two tries to empty a log that somebody reads, and how many. */
const TRUNCATE_PAUSE = 50;
const TRUNCATE_ATTEMPTS = 60;

/** Numbered steps from an empty file to today's tables; a name, once released, never changes. */
export type Migrations = Readonly<Record<string, Migration>>;

/** An open SQLite file: typed queries, and what SQLite itself is asked for. */
export interface OpenDatabase<Schema> {
  readonly queries: Kysely<Schema>;
  /** All of the work or none of it. @throws what the work threw */
  readonly transaction: <Result>(
    work: (transaction: Transaction<Schema>) => Promise<Result>,
  ) => Promise<Result>;
  /**
   * Makes erased rows unreadable in the files: `secure_delete` has overwritten the pages, this
   * empties the write-ahead log that still held the old ones.
   */
  readonly truncateLog: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens (and makes, and migrates) one SQLite file.
 *
 * [Note: acknowledged means on disk] WAL with `synchronous=FULL`: a commit returns after the log
 * has been flushed, so that a visitor who holds a ticket survives a pulled plug. `secure_delete`
 * overwrites what is deleted. One process writes.
 *
 * @param maximumBytes the file never grows past this; a write that would is refused like one on a full disk
 * @throws a sentence that names the file when it cannot be opened, is damaged or comes from a newer Tronie
 */
export async function openDatabase<Schema>(
  file: string,
  migrations: Migrations,
  maximumBytes?: number,
): Promise<OpenDatabase<Schema>> {
  let sqlite: Database.Database;
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    sqlite = new Database(file);
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('secure_delete = ON');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('busy_timeout = 5000');
    if (maximumBytes !== undefined) {
      const pageSize = sqlite.pragma('page_size', { simple: true }) as number;
      sqlite.pragma(`max_page_count = ${Math.max(1, Math.floor(maximumBytes / pageSize))}`);
    }
  } catch (cause) {
    throw new Error(`The database ${file} cannot be opened: ${reason(cause)}`, { cause });
  }
  const queries = new Kysely<Schema>({ dialect: new HonestDialect(sqlite) });
  const migrator = new Migrator({
    db: queries,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await queries.destroy();
    throw new Error(`The database ${file} could not be brought up to date: ${reason(error)}`, {
      cause: error,
    });
  }
  return {
    queries,
    transaction: (work) => queries.transaction().execute(work),
    // On the queries' own connection: in the middle of somebody's transaction the log cannot be emptied.
    truncateLog: () =>
      queries.connection().execute(async () => {
        for (let attempt = 0; attempt < TRUNCATE_ATTEMPTS; attempt++) {
          const [answer] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
          if (answer?.busy === 0) return;
          await pause(TRUNCATE_PAUSE); // another process is reading
        }
        throw new Error(
          `The log of ${file} could not be emptied: another program keeps reading it. Close it and try again.`,
        );
      }),
    close: () => queries.destroy(),
  };
}

/** Kysely's dialect, save that a failure keeps its own reason. */
class HonestDialect extends SqliteDialect {
  readonly #sqlite: Database.Database;

  constructor(sqlite: Database.Database) {
    super({ database: sqlite });
    this.#sqlite = sqlite;
  }

  override createDriver(): Driver {
    const driver = super.createDriver();
    const rollback = driver.rollbackTransaction.bind(driver);
    // On a full disk SQLite rolls back by itself, in the middle or at COMMIT; a second rollback fails and hides the reason.
    driver.rollbackTransaction = async (connection) => {
      if (this.#sqlite.inTransaction) await rollback(connection);
    };
    return driver;
  }
}

function reason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') {
    return 'the file is damaged or is no database. Move it away (it can be inspected later) and start again.';
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return 'the disk is full. Free some space and start again.';
  if (code === 'SQLITE_CANTOPEN' || code === 'EACCES' || code === 'EPERM' || code === 'SQLITE_READONLY') {
    return 'no permission to write there. Choose another folder with --data.';
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'its folder is a file. Choose a folder with --data.';
  return cause instanceof Error ? cause.message : String(cause);
}
