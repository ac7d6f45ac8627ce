// Runs in Electron's main process: fences a surface's page in. What is allowed is decided in access.ts.
import { session, type Session, type WebContents } from 'electron';
import type { Surface } from '../engine/server/surface.ts';
import { mayNavigate, mayRequest, mayUse } from './access.ts';
import { webPreferences } from './window-options.ts';

/** Fences the surface's own session: permissions, and every address its page may ask for. */
export function lockDownSession(surface: Surface, ownOrigin: string): Session {
  const own = session.fromPartition(webPreferences(surface).partition ?? '');
  own.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    mayUse(surface, ownOrigin, {
      permission,
      asker: requestingOrigin,
      isMainFrame: details.isMainFrame,
      media: details.mediaType === undefined ? [] : [details.mediaType],
    }),
  );
  own.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(
      mayUse(surface, ownOrigin, {
        permission,
        asker: details.requestingUrl,
        isMainFrame: details.isMainFrame,
        media,
      }),
    );
  });
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler(null);
  own.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayRequest(ownOrigin, details.url) });
  });
  own.on('will-download', (event) => {
    event.preventDefault();
  });
  return own;
}

/** Fences one page: it stays where it is and opens nothing. */
export function lockDownContents(contents: WebContents, surface: Surface, ownOrigin: string): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(surface, ownOrigin, event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(surface, ownOrigin, event.url)) event.preventDefault();
  });
  contents.on('context-menu', (event) => {
    event.preventDefault();
  });
}
