import { readFile, stat } from 'node:fs/promises';
import { BYTES_LIMIT } from '../faces/decode.ts';
import { CommandError } from './command.ts';

/**
 * Reads a picture file that somebody named on the command line.
 *
 * @throws {CommandError} in words: no such file, a folder, too large
 */
export async function readPicture(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > BYTES_LIMIT) {
      throw new CommandError(
        'picture-too-large',
        `${file} has ${Math.round(size / 1e6)} MB. Use a picture below ${Math.round(BYTES_LIMIT / 1e6)} MB.`,
      );
    }
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof CommandError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT')
      throw new CommandError('no-such-file', `There is no file ${file}. Check the path.`, { cause });
    if (code === 'EISDIR')
      throw new CommandError('not-a-picture', `${file} is a folder. Name a picture in it.`, { cause });
    throw new CommandError('unreadable', `${file} cannot be read (${String(code)}). Check its permissions.`, {
      cause,
    });
  }
}
