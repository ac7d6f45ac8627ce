/** Is this the error of a disk (or a quota) that has no room left? */
export function isDiskFull(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? at.code : undefined;
    // SQLITE_IOERR_WRITE is what SQLite makes of ENOSPC while it extends the write-ahead log.
    if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE' || code === 'ENOSPC' || code === 'EDQUOT')
      return true;
  }
  return false;
}
