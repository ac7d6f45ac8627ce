// Decides what a page in the shell may reach. The engine decides again what it answers.
import type { Surface } from '../engine/server/surface.ts';

export interface PermissionAsked {
  readonly permission: string;
  /** URL or origin of the frame that asks. */
  readonly asker: string;
  readonly isMainFrame: boolean;
  /** For `media`: which kinds; a check names one, a request all. */
  readonly media: readonly string[];
}

/** The booth may use the camera. Nobody may use anything else, the microphone least of all. */
export function mayUse(surface: Surface, ownOrigin: string, asked: PermissionAsked): boolean {
  return (
    surface === 'booth' &&
    asked.permission === 'media' &&
    asked.isMainFrame &&
    originOf(asked.asker) === ownOrigin &&
    asked.media.length > 0 &&
    asked.media.every((kind) => kind === 'video')
  );
}

/** A surface stays on its own pages. */
export function mayNavigate(surface: Surface, ownOrigin: string, url: string): boolean {
  return originOf(url) === ownOrigin && new URL(url).pathname.startsWith(`/${surface}/`);
}

/** What a page loads: from the engine on this machine, or made by itself. */
export function mayRequest(ownOrigin: string, url: string): boolean {
  if (/^(blob|data|devtools):/.test(url)) return true;
  const origin = originOf(url);
  return origin === ownOrigin || origin === ownOrigin.replace(/^http/, 'ws');
}

/** “null”, which is the origin of no page of ours, for what is no URL. */
function originOf(url: string): string {
  if (!URL.canParse(url)) return 'null';
  const { origin, protocol, host } = new URL(url);
  return origin === 'null' && /^wss?:$/.test(protocol) ? `${protocol}//${host}` : origin;
}
