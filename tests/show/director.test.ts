import { describe, expect, test, vi } from 'vitest';
import { createDirector, NotNowError, type Director } from '../../engine/show/director.ts';
import { createNotices } from '../../engine/show/notices.ts';
import type { Previewer, Swapper } from '../../engine/show/previewer.ts';
import type { ChainRequest, Preview } from '../../engine/show/show.ts';
import { openVisitors, type VisitorsStore } from '../../engine/show/visitors.store.ts';
import { someChain } from './some-chain.ts';

const request = (visitorId: string): ChainRequest => ({ visitorId, target: 'ugliest', steps: 4, alpha: 0.5 });
const ready = (visitorId: string): Preview => ({
  status: 'ready',
  request: request(visitorId),
  chain: someChain(`c-${visitorId}`, visitorId, 4),
  alternatives: [someChain(`a-${visitorId}`, visitorId, 5), someChain(`b-${visitorId}`, visitorId, 3)],
  names: {},
  milliseconds: 1,
});

async function open(
  previewer: Previewer = ({ visitorId }) => Promise.resolve(ready(visitorId)),
  visitors?: VisitorsStore,
  swapper: Swapper = () => Promise.resolve([]),
): Promise<{ director: Director; visitors: VisitorsStore; notices: ReturnType<typeof createNotices> }> {
  const store = visitors ?? (await openVisitors(':memory:'));
  const notices = createNotices(() => 0);
  const director = await createDirector({
    visitors: store,
    enrolment: { enrol: () => Promise.reject(new Error('no booth in this test')) },
    previewer,
    swapper,
    notices,
    language: 'en',
  });
  return { director, visitors: store, notices };
}

async function enrol(visitors: VisitorsStore, id: string): Promise<void> {
  await visitors.enrol({
    id,
    request: id,
    arrivedAt: 0,
    consentVersion: 'v',
    model: 'm',
    embedding: new Float32Array(128),
    portrait: { jpeg: new Uint8Array(9), size: 9, landmarks: [] },
  });
}

describe('the director', () => {
  test('GO takes preview to program and empties preview', async () => {
    const { director } = await open();
    await director.preview(request('ada'));
    expect(await director.go()).toMatchObject({ phase: 'live', position: 0, chain: { visitorId: 'ada' } });
    expect(director.currentPreview()).toEqual({ status: 'empty' });
  });

  test('GO without a preview, or while a chain runs, is refused with what to do', async () => {
    const { director } = await open();
    await expect(director.go()).rejects.toThrow(/Choose a visitor and a target/);
    await director.preview(request('ada'));
    await director.go();
    await director.preview(request('bob'));
    await expect(director.go()).rejects.toBeInstanceOf(NotNowError);
    expect(director.currentProgram()).toMatchObject({ chain: { visitorId: 'ada' } });
  });

  test('an answer that was overtaken by a newer question is dropped', async () => {
    const answers = new Map<string, (preview: Preview) => void>();
    const { director } = await open(
      ({ visitorId }) => new Promise((resolve) => answers.set(visitorId, resolve)),
    );
    const first = director.preview(request('slow'));
    const second = director.preview(request('quick'));
    answers.get('quick')?.(ready('quick'));
    await second;
    answers.get('slow')?.(ready('slow'));
    await first;
    expect(director.currentPreview()).toMatchObject({ status: 'ready', chain: { visitorId: 'quick' } });
  });

  test('a visitor counts as shown when the chain has been played to its end, and only then', async () => {
    const { director, visitors } = await open();
    await enrol(visitors, 'ada');
    const shown = async () => (await visitors.list())[0]?.shown;
    await director.preview(request('ada'));
    await director.go();
    await director.panic();
    expect(await shown()).toBe(0);
    await director.preview(request('ada'));
    await director.go();
    for (let i = 0; i < 6; i++) await director.next();
    expect(director.currentProgram().phase).toBe('black');
    expect(await shown()).toBe(1);
  });

  test('erasing a visitor takes them off preview and program before their rows go', async () => {
    const { director, visitors } = await open();
    await enrol(visitors, 'ada');
    await director.preview(request('ada'));
    await director.go();
    await director.preview(request('ada'));
    await director.erase('ada');
    expect(director.currentPreview()).toEqual({ status: 'empty' });
    expect(director.currentProgram().phase).toBe('black');
    expect(await visitors.list()).toEqual([]);
    expect(await visitors.keptProgram()).not.toContain('ada');
  });

  test('an erased visitor does not come back with a preview that was still being searched', async () => {
    let answer: (preview: Preview) => void = () => undefined;
    const { director, visitors } = await open(() => new Promise((resolve) => (answer = resolve)));
    await enrol(visitors, 'ada');
    const searching = director.preview(request('ada'));
    await director.erase('ada');
    answer(ready('ada'));
    await searching;
    expect(director.currentPreview()).toEqual({ status: 'empty' });
  });

  test('erasing one visitor leaves the search for another alone', async () => {
    let answer: (preview: Preview) => void = () => undefined;
    const { director, visitors } = await open(() => new Promise((resolve) => (answer = resolve)));
    await enrol(visitors, 'ada');
    await enrol(visitors, 'bob');
    const searching = director.preview(request('ada'));
    await director.erase('bob');
    answer(ready('ada'));
    await searching;
    expect(director.currentPreview()).toMatchObject({ status: 'ready', chain: { visitorId: 'ada' } });
  });

  test('what is asked for while a visitor is being erased shows nothing of them afterwards', async () => {
    const { director, visitors } = await open();
    await enrol(visitors, 'ada');
    const erase = visitors.erase.bind(visitors);
    vi.spyOn(visitors, 'erase').mockImplementation(async (id) => {
      await director.preview(request('ada'));
      await director.go();
      await director.preview(request('ada'));
      return erase(id);
    });
    await director.erase('ada');
    expect(director.currentPreview()).toEqual({ status: 'empty' });
    expect(director.currentProgram().phase).toBe('black');
  });

  test('closing the house leaves black, no preview, no visitor and nothing to take up after a restart', async () => {
    const { director, visitors } = await open();
    await enrol(visitors, 'ada');
    await enrol(visitors, 'bob');
    await director.preview(request('ada'));
    await director.go();
    await director.preview(request('bob'));
    expect(await director.closeHouse()).toEqual([1, 2]);
    expect(director.currentPreview()).toEqual({ status: 'empty' });
    expect(director.currentProgram()).toMatchObject({ phase: 'black', abrupt: true });
    expect(await visitors.list()).toEqual([]);
    expect(await visitors.keptProgram()).toBeUndefined();
  });

  test('a restarted engine goes on with the link that was on the screen', async () => {
    const { director, visitors } = await open();
    await director.preview(request('ada'));
    await director.go();
    await director.next();
    await director.next();
    const again = await open(undefined, visitors);
    expect(again.director.currentProgram()).toEqual(director.currentProgram());
  });

  test('a disk that cannot be written does not stop the show, and is said once', async () => {
    const { director, visitors, notices } = await open();
    vi.spyOn(visitors, 'keepProgram').mockRejectedValue(
      Object.assign(new Error('disk'), { code: 'SQLITE_FULL' }),
    );
    await director.preview(request('ada'));
    await director.go();
    expect(await director.next()).toMatchObject({ phase: 'live', position: 1 });
    expect(notices.list().map((notice) => notice.text)).toEqual([
      expect.stringContaining('the show goes on'),
    ]);
  });

  test('an overtaken search is stopped, and its question answered with what is in preview then', async () => {
    const asked: { visitorId: string; signal: AbortSignal | undefined }[] = [];
    const { director } = await open(({ visitorId }, signal) => {
      asked.push({ visitorId, signal });
      return visitorId === 'quick'
        ? Promise.resolve(ready('quick'))
        : new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => {
              reject(new DOMException('stopped', 'AbortError'));
            });
          });
    });
    const slow = director.preview(request('slow'));
    await director.preview(request('quick'));
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
    expect(await slow).toMatchObject({ status: 'searching', visitorId: 'quick' });
    expect(director.currentPreview()).toEqual(ready('quick'));
  });

  test('a chosen alternative is what GO plays, and the chain that was there can be taken back', async () => {
    const { director } = await open();
    await director.preview(request('ada'));
    expect(director.alternative('b-ada')).toMatchObject({
      chain: { id: 'b-ada' },
      alternatives: [{ id: 'a-ada' }, { id: 'c-ada' }],
    });
    expect(director.alternative('c-ada')).toMatchObject({ chain: { id: 'c-ada' } });
    expect(() => director.alternative('of yesterday')).toThrow(NotNowError);
    director.alternative('a-ada');
    expect(await director.go()).toMatchObject({ chain: { id: 'a-ada' } });
    expect(() => director.alternative('b-ada')).toThrow(/no chain in preview/);
  });

  test('a swap is asked for with its face pinned, in the place of the one that was pinned there', async () => {
    const heard: unknown[] = [];
    const { director } = await open((asked, _signal, replacement) => {
      heard.push([asked.pinned, asked.forbidden, replacement?.position, replacement?.faceId]);
      return Promise.resolve({ ...ready('ada'), request: asked } as Preview);
    });
    await director.preview({ ...request('ada'), pinned: ['g-2', 'g-3'], forbidden: ['new', 'old'] });
    await director.swap('c-ada', 2, 'new');
    expect(heard[1]).toEqual([['g-3', 'new'], ['old'], 2, 'new']);
    await expect(director.swap('another', 2, 'new')).rejects.toThrow(/has changed/);
    for (const end of [0, 4, 9]) await expect(director.swaps(end)).rejects.toBeInstanceOf(NotNowError);
  });

  test('a swap that is refused leaves the chain in preview as it was', async () => {
    const { director } = await open((_asked, _signal, replacement) =>
      replacement === undefined
        ? Promise.resolve(ready('ada'))
        : Promise.reject(new Error('This face does not fit there.')),
    );
    await director.preview(request('ada'));
    await expect(director.swap('c-ada', 1, 'new')).rejects.toThrow(/does not fit/);
    expect(director.currentPreview()).toEqual(ready('ada'));
  });

  test('the faces that came on the screen count as shown tonight, over a restart, until the purge', async () => {
    const { director, visitors } = await open();
    await director.preview(request('ada'));
    await director.go();
    await director.next();
    await director.next();
    await director.back();
    expect(await visitors.facesShown()).toEqual(new Set(['g-1', 'g-2']));
    await director.panic();
    expect(await visitors.facesShown()).toEqual(new Set(['g-1', 'g-2']));
    await visitors.purge();
    expect(await visitors.facesShown()).toEqual(new Set());
  });
});
