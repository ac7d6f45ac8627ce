import { describe, expect, it } from 'vitest';
import { readCameraError } from '../../../renderer/booth/camera/camera-trouble.ts';

describe('what is wrong with a camera', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
    ['SomethingNewError', 'asleep'],
  ])('%s is read as %s', (name, trouble) => {
    expect(readCameraError(new DOMException('no', name))).toBe(trouble);
  });

  it('is a sleeping camera when something else was thrown', () => {
    expect(readCameraError('what?')).toBe('asleep');
  });
});
