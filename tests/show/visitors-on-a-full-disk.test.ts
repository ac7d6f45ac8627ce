// A disk that is really full: a small tmpfs in a mount namespace of the test's own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../engine/house.ts';

const folder = mkdtempSync(join(tmpdir(), 'tronie-full-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a script with `folder` as a disk of 24 MB. */
function onSmallDisk(script: string) {
  const file = join(folder, '..', `${folder.split('/').at(-1)!}.mjs`);
  writeFileSync(file, script);
  const mounted = 'mount -t tmpfs -o size=24m tmpfs "$1" || exit 90; exec "$2" "$3"';
  const ran = spawnSync(
    'unshare',
    ['--user', '--map-root-user', '--mount', 'sh', '-c', mounted, 'sh', folder, process.execPath, file],
    { encoding: 'utf8' },
  );
  rmSync(file);
  return ran;
}

const { status } = onSmallDisk('');
const problem = status === 0 ? '' : ' (SKIPPED: this system lets nobody mount a small disk)';
const house = (path: string) => JSON.stringify(pathToFileURL(join(HOUSE.root, path)).href);

describe.skipIf(problem !== '')(`visitors on a full disk${problem}`, () => {
  test('one is refused as disk-full, nobody is lost, and everybody can still be erased for good', () => {
    const { stdout, stderr } = onSmallDisk(`
      import { readdirSync, readFileSync } from 'node:fs';
      import { openVisitors } from ${house('engine/show/visitors.store.ts')};
      import { isDiskFull } from ${house('engine/gallery/disk-full.ts')};
      const folder = ${JSON.stringify(folder)};
      const store = await openVisitors(folder + '/visitors.sqlite');
      const visitor = (n) => ({ id: 'id-' + n, request: 'r-' + n, arrivedAt: 1, consentVersion: 'v', model: 'm',
        embedding: new Float32Array(128), portrait: { jpeg: Buffer.alloc(300_000, '<face ' + n + '>'), size: 9, landmarks: [] } });
      let kept = 0, refusal;
      for (let n = 0; n < 100 && refusal === undefined; n++) await store.enrol(visitor(n)).then(() => kept++, (error) => (refusal = error));
      const ids = (await store.list()).map((one) => one.id);
      for (const id of ids) await store.erase(id);
      const traces = readdirSync(folder).filter((name) => readFileSync(folder + '/' + name).includes('<face '));
      const again = await store.enrol(visitor('later'));
      console.log(JSON.stringify({ kept, listed: ids.length, full: isDiskFull(refusal), left: (await store.list()).length, traces, again: again.ticket > kept }));
      await store.close();`);
    expect(stderr).toBe('');
    const told = JSON.parse(stdout) as { kept: number };
    expect(told).toEqual({
      kept: told.kept,
      listed: told.kept,
      full: true,
      left: 1,
      traces: [],
      again: true,
    });
    expect(told.kept).toBeGreaterThan(3);
  });
});
