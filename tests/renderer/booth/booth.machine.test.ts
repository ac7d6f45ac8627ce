import { describe, expect, it } from 'vitest';
import { BOOTH_DELAYS } from '../../../renderer/booth/booth.delays.ts';
import { boothAtHand, SETTINGS } from './booth-at-hand.ts';

describe('a visitor', () => {
  it('walks from the entrance to a ticket, and the countdown runs by itself', async () => {
    const at = boothAtHand();
    at.press('START');
    expect(at.screen()).toBe('consent');
    at.press('YES');
    expect(at.screen()).toBe('opening');
    at.cameraReady();
    expect(at.screen()).toBe('framing');
    at.see({ wellFor: 699 });
    expect(at.screen()).toBe('framing');
    at.see({ wellFor: 700 });
    expect(at.screen()).toBe('countdown');
    at.clock.increment(1000);
    at.clock.increment(1000);
    at.clock.increment(BOOTH_DELAYS.LAST_SECOND);
    expect(at.screen()).toBe('shutter');
    await at.develop();
    expect(at.screen()).toBe('picture');
    at.press('KEEP');
    expect(at.said.sent).toMatchObject([{ request: 'request-1', consentVersion: 'v1', face: null }]);
    await at.answer({ type: 'enrolled', ticket: 17 });
    expect(at.screen()).toBe('thanks');
    expect(at.context()).toMatchObject({ ticket: 17, picture: null, viewfinder: null });
    at.clock.increment(BOOTH_DELAYS.TICKET);
    expect(at.screen()).toBe('attract');
  });

  it('who says no is never seen by a camera', () => {
    const at = boothAtHand();
    at.press('START', 'NO');
    expect(at.screen()).toBe('declined');
    at.clock.increment(BOOTH_DELAYS.FAREWELL);
    expect(at.screen()).toBe('attract');
    expect(at.said.cameras).toBe(0);
  });

  it('is not looked at before saying yes, and the camera is off once the picture is kept', async () => {
    const at = boothAtHand();
    at.press('START');
    expect(at.said.cameras).toBe(0);
    at.press('YES');
    expect(at.said.cameras).toBe(1);
    at.cameraReady();
    at.press('SHOOT');
    for (let second = 0; second < 3; second++) at.clock.increment(1000);
    await at.develop();
    expect(at.said).toMatchObject({ closed: 0, sent: [] });
    at.press('KEEP');
    expect(at.said.closed).toBe(1);
  });

  it('may take as many pictures as they like, and only the kept one is sent', async () => {
    const at = boothAtHand();
    await at.toPicture();
    for (let again = 0; again < 3; again++) {
      at.press('RETAKE');
      expect(at.screen()).toBe('framing');
      expect(at.context().picture).toBeNull();
      at.press('SHOOT');
      for (let second = 0; second < 3; second++) at.clock.increment(1000);
      await at.develop();
    }
    at.press('KEEP');
    expect(at.said.sent.map(({ request }) => request)).toEqual(['request-4']);
    expect(at.said.cameras).toBe(1);
  });

  it('can leave from everywhere, and takes everything along', async () => {
    const ways: ((at: ReturnType<typeof boothAtHand>) => void | Promise<void>)[] = [
      (at) => { at.press('START'); },
      (at) => { at.press('START', 'YES'); },
      (at) => { at.press('START', 'YES'); at.cameraReady(); },
      (at) => { at.press('START', 'YES'); at.cameraTrouble('busy'); },
      (at) => { at.press('START', 'YES'); at.cameraReady(); at.press('SHOOT'); },
      (at) => at.toPicture(),
      async (at) => { await at.toPicture(); at.press('KEEP'); },
      async (at) => { await at.toPicture(); at.press('KEEP'); await at.answer({ type: 'refused', code: 'disk-full' }); },
      async (at) => { await at.toPicture(); at.press('KEEP'); await at.answer({ type: 'enrolled', ticket: 3 }); },
    ]; // prettier-ignore
    for (const walk of ways) {
      const at = boothAtHand();
      await walk(at);
      at.press('LEAVE');
      expect(at.screen()).toBe('attract');
      expect(at.context()).toMatchObject({
        picture: null,
        viewfinder: null,
        composure: null,
        consentVersion: '',
        faces: [],
      });
      expect(at.said.closed).toBe(at.said.cameras);
    }
  });
});

describe('the countdown', () => {
  const counting = () => {
    const at = boothAtHand();
    at.press('START', 'YES');
    at.cameraReady();
    at.see({});
    expect(at.screen()).toBe('countdown');
    return at;
  };

  it('is called off when the face leaves, and no picture is taken', () => {
    const at = counting();
    at.clock.increment(1000);
    at.see({ instruction: 'no-face', shown: 'well', wellFor: 0, goneFor: 400 });
    expect(at.screen()).toBe('framing');
    at.clock.increment(5000);
    expect(at.screen()).toBe('framing');
  });

  it('bears a face that is missed for a moment', () => {
    const at = counting();
    at.see({ instruction: 'no-face', wellFor: 0, goneFor: 200 });
    expect(at.screen()).toBe('countdown');
  });

  it('is called off when somebody else steps in, but not when the button was pressed', () => {
    const at = counting();
    at.see({ instruction: 'one-person', shown: 'one-person', wellFor: 0 });
    expect(at.screen()).toBe('framing');
    at.press('SHOOT');
    at.see({ instruction: 'one-person', shown: 'one-person', wellFor: 0 });
    expect(at.screen()).toBe('countdown');
  });

  it('runs at the press of the button for a face that the guide cannot see', () => {
    const at = boothAtHand();
    at.press('START', 'YES');
    at.cameraReady();
    at.see({ instruction: 'no-face', shown: 'no-face', wellFor: 0, goneFor: Infinity, faceSeenAt: null });
    at.press('SHOOT');
    at.see({ instruction: 'no-face', shown: 'no-face', wellFor: 0, goneFor: Infinity, faceSeenAt: null });
    expect(at.screen()).toBe('countdown');
  });

  it('goes back to framing when the burst gave nothing', async () => {
    const at = counting();
    for (let second = 0; second < 3; second++) at.clock.increment(1000);
    await at.develop(null);
    expect(at.screen()).toBe('framing');
  });

  it('does not hang with a shutter that hangs', () => {
    const at = counting();
    for (let second = 0; second < 3; second++) at.clock.increment(1000);
    at.clock.increment(BOOTH_DELAYS.DEAD_SHUTTER);
    expect(at.screen()).toBe('asleep');
  });
});

describe('a camera', () => {
  it('that is unplugged half-way is told, and the mirror is back when it is', () => {
    const at = boothAtHand();
    at.press('START', 'YES');
    at.cameraReady();
    at.see({});
    at.cameraTrouble('unplugged');
    expect(at.screen()).toBe('asleep');
    expect(at.context().trouble).toBe('unplugged');
    at.cameraReady();
    expect(at.screen()).toBe('framing');
    expect(at.said.cameras).toBe(1);
  });

  it('that was refused is asked again at the press of a button', () => {
    const at = boothAtHand();
    at.press('START', 'YES');
    at.cameraTrouble('denied');
    at.press('AGAIN');
    expect(at.screen()).toBe('opening');
    expect(at.said).toMatchObject({ cameras: 2, closed: 1 });
  });

  it('that dies after the picture was taken does not take the picture along', async () => {
    const at = boothAtHand();
    await at.toPicture();
    at.cameraTrouble('unplugged');
    expect(at.screen()).toBe('picture');
    at.press('RETAKE');
    expect(at.screen()).toBe('asleep');
  });
});

describe('the engine', () => {
  const keeping = async () => {
    const at = boothAtHand();
    await at.toPicture();
    at.press('KEEP');
    return at;
  };

  it('that takes long is explained, and no ticket is shown before it answers', async () => {
    const at = await keeping();
    at.clock.increment(BOOTH_DELAYS.SLOW);
    expect(at.booth.getSnapshot().matches({ way: { sending: { saving: 'slow' } } })).toBe(true);
    at.clock.increment(600_000);
    expect(at.screen()).toBe('sending');
  });

  it('that sees several faces is told which one, for the same picture', async () => {
    const at = await keeping();
    const box = { x: 0.1, y: 0.1, width: 0.2, height: 0.3 };
    await at.answer({ type: 'several', faces: [box, { ...box, x: 0.6 }] });
    expect(at.screen()).toBe('choosing');
    at.booth.send({ type: 'FACE', index: 2 });
    expect(at.screen()).toBe('choosing');
    at.booth.send({ type: 'FACE', index: 1 });
    expect(at.said.sent).toMatchObject([
      { face: null, request: 'request-1' },
      { face: 1, request: 'request-1' },
    ]);
    await at.answer({ type: 'enrolled', ticket: 4 });
    expect(at.screen()).toBe('thanks');
  });

  it.each([
    'no-face',
    'face-too-small',
    'damaged-picture',
    'not-a-picture',
    'picture-too-large',
    'several-faces',
  ] as const)('that cannot use the picture (%s) leads back to the mirror', async (code) => {
    const at = await keeping();
    await at.answer({ type: 'refused', code });
    expect(at.screen()).toBe('refused');
    at.press('AGAIN');
    expect(at.screen()).toBe('opening');
  });

  it.each(['disk-full', 'internal', 'unreachable', 'not-ready'] as const)(
    'that is in trouble itself (%s) gets the same picture under the same number again',
    async (code) => {
      const at = await keeping();
      await at.answer({ type: 'refused', code });
      at.press('AGAIN');
      expect(at.said.sent.map(({ request }) => request)).toEqual(['request-1', 'request-1']);
    },
  );

  it('that has another consent text has it read again, without the picture', async () => {
    const at = await keeping();
    await at.answer({ type: 'refused', code: 'consent-missing' });
    at.booth.send({ type: 'SETTINGS', settings: { ...SETTINGS, consentVersion: 'v2' } });
    at.press('AGAIN');
    expect(at.screen()).toBe('consent');
    expect(at.context().picture).toBeNull();
    at.press('YES');
    expect(at.context().consentVersion).toBe('v2');
  });

  it('is told the text that the visitor read, not the one that came in later', async () => {
    const at = boothAtHand();
    at.press('START', 'YES');
    at.booth.send({ type: 'SETTINGS', settings: { ...SETTINGS, consentVersion: 'v2' } });
    at.cameraReady();
    at.press('SHOOT');
    for (let second = 0; second < 3; second++) at.clock.increment(1000);
    await at.develop();
    at.press('KEEP');
    expect(at.said.sent[0]?.consentVersion).toBe('v1');
  });
});
