// Runs in Node: finds a Chromium for end-to-end tests that needs nothing but npm.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { findBrowsers } from './find-browser.ts';

/** Spread into Playwright's `launchOptions`. */
export interface TestBrowser {
  readonly name: string;
  readonly executablePath: string;
  readonly args: string[];
  /** The whole environment to start it with. */
  readonly env: Record<string, string>;
}

// WebGL on the processor: the same picture on every machine, with or without a graphics card.
const SOFTWARE_GRAPHICS = ['--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];

/**
 * An installed Chrome, Chromium or Edge; else, on Linux, the one that npm's `@sparticuz/chromium` carries;
 * else Playwright's own download. TRONIE_TEST_BROWSER=installed|packed|playwright asks for one of them.
 *
 * @param root the repository
 * @throws a sentence when there is none
 */
export async function findTestBrowser(root: string): Promise<TestBrowser> {
  const wanted = process.env.TRONIE_TEST_BROWSER;
  const tried: string[] = [];
  if (wanted === undefined || wanted === 'installed') {
    // A snap's own /tmp is not ours, where Playwright puts the profile.
    const browser = findBrowsers().find(({ snap, path }) => !snap && runs(path, process.env));
    if (browser) {
      return {
        name: browser.name,
        executablePath: browser.path,
        args: SOFTWARE_GRAPHICS,
        env: environment(),
      };
    }
    tried.push('no Chrome, Chromium or Edge is installed');
  }
  if (wanted === undefined || wanted === 'packed') {
    const packed = packedBrowser(root);
    if (typeof packed !== 'string') return packed;
    tried.push(packed);
  }
  const { chromium } = await import('@playwright/test');
  const executablePath = chromium.executablePath();
  if ((wanted === undefined || wanted === 'playwright') && existsSync(executablePath)) {
    return { name: 'Playwright’s Chromium', executablePath, args: SOFTWARE_GRAPHICS, env: environment() };
  }
  throw new Error(
    `No browser for the end-to-end tests: ${tried.join('; ')}; and Playwright’s own is not downloaded. ` +
      'Install Chrome or Chromium, or run “npx playwright install chromium”.',
  );
}

/** Unpacks it once, or says why not. */
function packedBrowser(root: string): TestBrowser | string {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return `the one in npm’s @sparticuz/chromium is for Linux on x64, not for ${process.platform} on ${process.arch}`;
  }
  let folder: string;
  try {
    folder = unpack(root);
  } catch (cause) {
    return `the one in npm’s @sparticuz/chromium could not be unpacked (${cause instanceof Error ? cause.message : String(cause)})`;
  }
  const executablePath = join(folder, 'chromium');
  const own = environment();
  if (!systemHasFonts()) own.FONTCONFIG_PATH = packedFonts(folder);
  // A bare machine lacks libraries (nss, nspr …) that the package carries as well; the system's own come first.
  const library = [join(folder, 'al2023', 'lib'), own.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const env = [own, { ...own, LD_LIBRARY_PATH: library }].find((candidate) =>
    runs(executablePath, candidate),
  );
  if (!env)
    return `the one in npm’s @sparticuz/chromium does not run here (${executablePath} --version fails)`;
  return { name: 'Chromium of @sparticuz/chromium', executablePath, args: SOFTWARE_GRAPHICS, env };
}

/**
 * The package unpacks into the system's temporary folder and takes whatever is there already, half or foreign.
 * So it is run with a temporary folder of ours, which gets its final name only when it is complete.
 */
function unpack(root: string): string {
  const source = join(root, 'node_modules', '@sparticuz', 'chromium');
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const cache = join(root, '.cache', 'test-browser');
  const folder = join(cache, version);
  if (existsSync(folder)) return folder;
  const unpacking = join(cache, `unpacking-${process.pid}`);
  rmSync(unpacking, { recursive: true, force: true });
  mkdirSync(unpacking, { recursive: true });
  execFileSync(
    process.execPath,
    ['--input-type=module', '-e', "await (await import('@sparticuz/chromium')).default.executablePath()"],
    {
      cwd: root,
      // The second variable makes it unpack the libraries, too.
      env: { ...process.env, TMPDIR: unpacking, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  try {
    renameSync(unpacking, folder);
  } catch (cause) {
    rmSync(unpacking, { recursive: true, force: true });
    if (!existsSync(folder)) throw cause; // else another test process was quicker
  }
  return folder;
}

/** A page whose letters are missing is no test of a page. */
function systemHasFonts(): boolean {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts'];
  return (
    existsSync('/etc/fonts/fonts.conf') &&
    folders.some((folder) => existsSync(folder) && readdirSync(folder).length > 0)
  );
}

/** The package's own configuration expects its fonts at a fixed place in /tmp. */
function packedFonts(folder: string): string {
  const fonts = join(folder, 'fonts');
  writeFileSync(
    join(fonts, 'fonts.conf'),
    `<?xml version="1.0"?><fontconfig><dir>${join(fonts, 'fonts')}</dir><cachedir>${join(fonts, 'cache')}</cachedir></fontconfig>\n`,
  );
  return fonts;
}

function runs(path: string, env: NodeJS.ProcessEnv): boolean {
  try {
    execFileSync(path, ['--version'], { env, stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

function environment(): Record<string, string> {
  const defined = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(defined);
}
