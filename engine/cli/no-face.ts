import { basename } from 'node:path';

/** What a command says of a picture in which nobody was found. */
export function noFaceSentence(file: string): string {
  return `No face found in ${basename(file)}. Use a frontal photo with the face at least 80 px wide.`;
}
