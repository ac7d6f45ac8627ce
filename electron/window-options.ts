import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import type { Placement } from '../engine/host/displays.ts';
import type { Surface } from '../engine/server/surface.ts';

const TITLES: Readonly<Record<Surface, string>> = {
  booth: 'Tronie: booth',
  operator: 'Tronie: operator',
  projector: 'Tronie: projector',
};

/** Whether the surface takes the whole display and gives it to nobody: not the operator's, who uses the machine. */
export function isKiosk(placement: Placement): boolean {
  return placement.mode === 'full' && placement.surface !== 'operator';
}

/** A page gets no Node, no preload, no dialogs, no zoom; it is a web page and nothing more. */
export function webPreferences(surface: Surface): WebPreferences {
  return {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    disableDialogs: true,
    spellcheck: false,
    // A show does not slow down because another window is in front.
    backgroundThrottling: false,
    autoplayPolicy: 'no-user-gesture-required',
    // A session of its own, in memory: nothing about a visitor is left behind.
    partition: `tronie-${surface}`,
  };
}

/** Black and unseen until its page is painted. */
export function windowOptions(placement: Placement): BrowserWindowConstructorOptions {
  const { surface } = placement;
  const kiosk = isKiosk(placement);
  return {
    title: TITLES[surface],
    show: false,
    backgroundColor: '#000000',
    ...(placement.mode !== 'hidden' && placement.bounds),
    kiosk,
    frame: !kiosk,
    autoHideMenuBar: true,
    webPreferences: webPreferences(surface),
  };
}
