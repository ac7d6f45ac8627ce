import type { Surface } from '../server/surface.ts';

export interface AppWindow {
  readonly surface: Surface;
  readonly url: string;
  readonly profile: string;
  /** px on the whole desktop; only where the caller knows the displays. */
  readonly bounds?: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** Fill the display and take every key: not wanted when three windows share one display. */
  readonly kiosk?: boolean;
  /** Chromium refuses to run as root with its sandbox. */
  readonly asRoot?: boolean;
}

/**
 * Chromium asks its maker's servers for updates, field trials, safe-browsing lists and whether it is the
 * default browser. Tronie asks nothing of anybody: https://peter.sh/experiments/chromium-command-line-switches/
 */
export const QUIET_BROWSER: readonly string[] = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--no-pings',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-client-side-phishing-detection',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--disable-translate',
  '--metrics-recording-only',
  '--disable-features=' +
    [
      'AutofillServerCommunication',
      'CertificateTransparencyComponentUpdater',
      'InterestFeedContentSuggestions',
      'MediaRouter', // looks for Chromecasts by multicast
      'DialMediaRouteProvider',
      'NetworkTimeServiceQuerying',
      'OptimizationHints',
      'OptimizationGuideModelDownloading',
      'Translate',
    ].join(','),
  // The last word: whatever asks nevertheless finds no name but this machine's.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  // Without it, a bar across the page warns of the line above.
  '--test-type',
];

/** The arguments that open one surface as an application window: no tabs, no address line. */
export function appWindowArguments(window: AppWindow): readonly string[] {
  const { surface, url, profile, bounds, kiosk = false, asRoot = false } = window;
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    ...QUIET_BROWSER,
    '--password-store=basic', // no question of the desktop's key ring
    '--disable-session-crashed-bubble',
    '--hide-crash-restore-bubble',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    // A show does not slow down because another window is in front.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    // A machine without a graphics card draws the faces on its processor, slowly, rather than not at all. Chromium calls
    // that unsafe because of pages from the web; these windows show ours only.
    ...(surface === 'projector'
      ? ['--autoplay-policy=no-user-gesture-required', '--enable-unsafe-swiftshader']
      : []),
    ...(bounds
      ? [`--window-position=${bounds.x},${bounds.y}`, `--window-size=${bounds.width},${bounds.height}`]
      : []),
    ...(kiosk ? ['--kiosk'] : []),
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}
