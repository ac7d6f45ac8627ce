import { basename, dirname, extname, relative, sep } from 'node:path';

/**
 * Whose picture a file is, by its name: `folder/Jane_Doe_0002.jpg` is Jane Doe, and so is every
 * picture in `folder/Jane Doe/`.
 *
 * @param root the folder that was imported: its own name is nobody's
 */
export function nameOfFile(file: string, root: string): string {
  const inside = relative(root, dirname(file)).split(sep).filter(Boolean);
  const raw = inside.at(-1) ?? basename(file, extname(file));
  const words = raw
    .replace(/[_]+/g, ' ')
    .replace(/[\s.-]*\(?\d+\)?$/, '') // a running number is no part of a name
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? raw : words;
}
