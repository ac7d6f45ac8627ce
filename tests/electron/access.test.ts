import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayNavigate, mayRequest, mayUse, type PermissionAsked } from '../../electron/access.ts';

const OWN = 'http://127.0.0.1:4711';
const camera: PermissionAsked = {
  permission: 'media',
  asker: `${OWN}/booth/`,
  isMainFrame: true,
  media: ['video'],
};

describe('permissions', () => {
  it('the booth may use the camera', () => {
    expect(mayUse('booth', OWN, camera)).toBe(true);
    expect(mayUse('booth', OWN, { ...camera, asker: OWN })).toBe(true);
  });

  it.each([
    ['the operator’s page', 'operator', camera],
    ['the projector’s page', 'projector', camera],
    ['the microphone', 'booth', { ...camera, media: ['audio'] }],
    ['camera and microphone together', 'booth', { ...camera, media: ['video', 'audio'] }],
    ['something unnamed', 'booth', { ...camera, media: [] }],
    ['a frame inside', 'booth', { ...camera, isMainFrame: false }],
    ['another port of this machine', 'booth', { ...camera, asker: 'http://127.0.0.1:4712/booth/' }],
    ['another name of this machine', 'booth', { ...camera, asker: 'http://localhost:4711/booth/' }],
    ['a lookalike', 'booth', { ...camera, asker: 'http://127.0.0.1:4711.example.com/booth/' }],
    ['nobody', 'booth', { ...camera, asker: '' }],
    ['the place', 'booth', { ...camera, permission: 'geolocation' }],
    ['the screen', 'booth', { ...camera, permission: 'display-capture' }],
  ] as const)('not for %s', (_, surface, asked) => {
    expect(mayUse(surface, OWN, asked)).toBe(false);
  });
});

describe('navigation', () => {
  it('a page stays on its own surface', () => {
    expect(mayNavigate('booth', OWN, `${OWN}/booth/?token=x`)).toBe(true);
    expect(mayNavigate('booth', OWN, `${OWN}/booth/#x`)).toBe(true);
  });

  it.each([
    `${OWN}/operator/`,
    `${OWN}/booth`,
    `${OWN}/booth/../operator/`,
    `${OWN}/boothby/`,
    'http://127.0.0.1:4711@example.com/booth/',
    'https://127.0.0.1:4711/booth/',
    'file:///booth/',
    'data:text/html,/booth/',
    'javascript:alert(1)',
    'about:blank',
    'not a url',
    '',
  ])('and goes to no other: %s', (url) => {
    expect(mayNavigate('booth', OWN, url)).toBe(false);
  });

  it('to no host but our own, whatever the address looks like', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(mayNavigate('booth', OWN, url)).toBe(false);
        expect(mayRequest(OWN, url)).toBe(false);
      }),
      { numRuns: 30 }, // made-up addresses are slow to make
    );
  });
});

describe('requests', () => {
  it.each([
    `${OWN}/assets/a.js`,
    'ws://127.0.0.1:4711/booth/trpc',
    `blob:${OWN}/1`,
    'data:image/png;base64,x',
  ])('goes through: %s', (url) => {
    expect(mayRequest(OWN, url)).toBe(true);
  });

  it.each([
    'wss://127.0.0.1:4711/',
    'ws://example.com/',
    'https://127.0.0.1:4711/',
    'file:///etc/passwd',
    'chrome://gpu',
    '',
  ])('is cancelled: %s', (url) => {
    expect(mayRequest(OWN, url)).toBe(false);
  });
});
