import { describe, expect, it } from 'vitest';
import { BOOTH_DELAYS } from '../../../renderer/booth/booth.delays.ts';
import { boothAtHand, SETTINGS } from './booth-at-hand.ts';

describe('patience', () => {
  it('asks who has not moved for a while, and forgets who does not answer', async () => {
    const at = boothAtHand();
    await at.toPicture();
    at.clock.increment(BOOTH_DELAYS.PATIENCE);
    expect(at.booth.getSnapshot().matches({ patience: 'asking' })).toBe(true);
    expect(at.screen()).toBe('picture');
    at.clock.increment(BOOTH_DELAYS.STILL_THERE);
    expect(at.screen()).toBe('attract');
    expect(at.context().picture).toBeNull();
  });

  it('lets who answers go on where they were', async () => {
    const at = boothAtHand();
    await at.toPicture();
    at.clock.increment(BOOTH_DELAYS.PATIENCE);
    at.booth.send({ type: 'ACTIVITY' });
    at.clock.increment(BOOTH_DELAYS.STILL_THERE);
    expect(at.screen()).toBe('picture');
    expect(at.booth.getSnapshot().matches({ patience: 'awake' })).toBe(true);
  });

  it('has no end while a picture is being saved, nor while nobody is there', async () => {
    const at = boothAtHand();
    at.booth.send({ type: 'ACTIVITY' });
    at.clock.increment(BOOTH_DELAYS.PATIENCE * 3);
    expect(at.booth.getSnapshot().matches({ patience: 'resting' })).toBe(true);
    await at.toPicture();
    at.press('KEEP');
    at.clock.increment(BOOTH_DELAYS.PATIENCE * 3);
    expect(at.booth.getSnapshot().matches({ patience: 'resting' })).toBe(true);
    expect(at.screen()).toBe('sending');
  });
});

describe('the language', () => {
  it('changes everywhere without losing the place', async () => {
    const at = boothAtHand();
    at.press('START');
    at.booth.send({ type: 'LANGUAGE', language: 'nl' });
    expect(at.screen()).toBe('consent');
    at.press('YES');
    at.cameraReady();
    at.see({});
    at.booth.send({ type: 'LANGUAGE', language: 'en' });
    expect(at.screen()).toBe('countdown');
    for (let second = 0; second < 3; second++) at.clock.increment(1000);
    await at.develop();
    at.booth.send({ type: 'LANGUAGE', language: 'nl' });
    expect(at.screen()).toBe('picture');
    expect(at.context()).toMatchObject({ language: 'nl', picture: { request: 'request-1' } });
  });

  it('is the house’s again for the next visitor', async () => {
    const at = boothAtHand();
    at.booth.send({ type: 'LANGUAGE', language: 'nl' });
    expect(at.context().language).toBe('nl');
    at.clock.increment(BOOTH_DELAYS.HOUSE_LANGUAGE);
    expect(at.context().language).toBe('en');
    at.booth.send({ type: 'LANGUAGE', language: 'nl' });
    await at.toPicture();
    expect(at.context().language).toBe('nl');
    at.clock.increment(BOOTH_DELAYS.PATIENCE);
    at.clock.increment(BOOTH_DELAYS.STILL_THERE);
    expect(at.context().language).toBe('en');
  });

  it('follows the house while nobody is there, and stays with the visitor while one is', () => {
    const at = boothAtHand();
    at.booth.send({ type: 'SETTINGS', settings: { ...SETTINGS, language: 'nl' } });
    expect(at.context().language).toBe('nl');
    at.press('START');
    at.booth.send({ type: 'SETTINGS', settings: SETTINGS });
    expect(at.context().language).toBe('nl');
  });
});
