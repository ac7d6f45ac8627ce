// Runs in Electron's main process: one surface's window, kept on its display and alive.
import { BrowserWindow } from 'electron';
import type { Placement } from '../engine/host/displays.ts';
import type { Surface } from '../engine/server/surface.ts';
import { lockDownContents } from './lock-down.ts';
import { afterFailure, freshPage, hangs, type PageHealth } from './page-recovery.ts';
import { isKiosk, windowOptions } from './window-options.ts';

const ASK_EVERY = 1000; // ms
const FAILED_ON_PURPOSE = -3; // ERR_ABORTED: another load took its place

export class SurfaceWindow {
  readonly surface: Surface;
  readonly #window: BrowserWindow;
  #url: string;
  #placement: Placement;
  #health: PageHealth = freshPage(performance.now());
  #painted = false;
  #mayClose = false;
  #reload: NodeJS.Timeout | undefined;

  /** @param onClose the person closed it; only the operator's may be closed */
  constructor(placement: Placement, url: string, onClose: () => void) {
    this.surface = placement.surface;
    this.#placement = placement;
    this.#url = url;
    this.#window = new BrowserWindow(windowOptions(placement));
    const contents = this.#window.webContents;
    lockDownContents(contents, this.surface, new URL(url).origin);

    this.#window.on('ready-to-show', () => {
      this.#painted = true;
      this.#show();
    });
    this.#window.on('close', (event) => {
      if (this.#mayClose) return;
      event.preventDefault();
      if (this.surface === 'operator') onClose();
    });
    contents.on('render-process-gone', () => {
      this.#recover();
    });
    contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
      if (isMainFrame && code !== FAILED_ON_PURPOSE) this.#recover();
    });
    contents.on('did-finish-load', () => {
      this.#health = { ...this.#health, answeredAt: performance.now() };
      // Either may fail when the page goes this moment; the next one is dressed again.
      contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
      if (this.surface === 'projector' && isKiosk(this.#placement)) {
        contents.insertCSS('* { cursor: none !important }').catch(() => undefined);
      }
    });
    const asking = setInterval(() => {
      this.#askWhetherItLives();
    }, ASK_EVERY);
    this.#window.on('closed', () => {
      clearInterval(asking);
      clearTimeout(this.#reload);
    });
    this.load(url);
  }

  /** Loads a page in place of the one that is there. */
  load(url: string): void {
    this.#url = url;
    this.#health = { ...this.#health, answeredAt: performance.now() };
    // A failure is told by did-fail-load.
    this.#window.loadURL(url).catch(() => undefined);
  }

  /** Moves the window to where it belongs now. */
  place(placement: Placement): void {
    this.#placement = placement;
    if (placement.mode === 'hidden') {
      this.#window.setKiosk(false);
      this.#window.hide();
      return;
    }
    const kiosk = isKiosk(placement);
    // A kiosk window cannot be moved from one display to another.
    if (!kiosk) this.#window.setKiosk(false);
    this.#window.setBounds(placement.bounds);
    if (kiosk) this.#window.setKiosk(true);
    this.#show();
  }

  close(): void {
    this.#mayClose = true;
    this.#window.close();
  }

  #show(): void {
    if (!this.#painted || this.#placement.mode === 'hidden') return;
    // Not show(): the operator's keyboard stays with the operator.
    if (this.surface === 'operator') this.#window.show();
    else this.#window.showInactive();
    if (this.surface === 'operator' && this.#placement.mode === 'full') this.#window.maximize();
  }

  #askWhetherItLives(): void {
    const contents = this.#window.webContents;
    if (contents.isLoading() || contents.isCrashed()) return;
    if (hangs(this.#health, performance.now())) {
      contents.forcefullyCrashRenderer(); // render-process-gone follows
      return;
    }
    contents.executeJavaScript('1').then(
      () => {
        this.#health = { ...this.#health, answeredAt: performance.now() };
      },
      () => undefined, // gone in the middle: its own event tells
    );
  }

  #recover(): void {
    const { health, reloadIn } = afterFailure(this.#health, performance.now());
    this.#health = health;
    clearTimeout(this.#reload);
    this.#reload = setTimeout(() => {
      if (!this.#window.isDestroyed()) this.load(this.#url);
    }, reloadIn);
  }
}
