import { describe, expect, it } from 'vitest';
import { DlibReader } from '../../../models/dlib/dlib-reader.ts';

const reader = (...bytes: number[]): DlibReader => new DlibReader(Uint8Array.from(bytes));

describe('dlib’s primitive values', () => {
  it('reads whole numbers of any length and sign', () => {
    expect(reader(0x01, 0x05).integer()).toBe(5);
    expect(reader(0x81, 0x05).integer()).toBe(-5);
    expect(reader(0x02, 0x34, 0x12).integer()).toBe(0x1234);
    expect(reader(0x07, 255, 255, 255, 255, 255, 255, 31).integer()).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('reads fractions as mantissa and exponent, and the three reserved exponents', () => {
    expect(reader(0x01, 3, 0x81, 2).fraction()).toBe(0.75);
    expect(reader(0x81, 3, 0x01, 2).fraction()).toBe(-12);
    expect(reader(0x01, 0, 0x02, 0x00, 0x7d).fraction()).toBe(Infinity);
    expect(reader(0x01, 0, 0x02, 0x01, 0x7d).fraction()).toBe(-Infinity);
    expect(reader(0x01, 0, 0x02, 0x02, 0x7d).fraction()).toBeNaN();
  });

  it('refuses what is no whole number: no length, too long, reserved bits, unsafe', () => {
    expect(() => reader(0x00).integer()).toThrow('no whole number starts with byte 0x0');
    expect(() => reader(0x09, 0, 0, 0, 0, 0, 0, 0, 0, 0).integer()).toThrow('no whole number');
    expect(() => reader(0x41, 1).integer()).toThrow('no whole number');
    expect(() => reader(0x08, 255, 255, 255, 255, 255, 255, 255, 255).integer()).toThrow('out of range');
  });

  it('checks a tensor’s size against the file before it allocates', () => {
    // version 2, then 4 × 65535: 7e19 bytes
    const huge = [0x02, 0xff, 0xff];
    expect(() => reader(0x01, 2, ...huge, ...huge, ...huge, ...huge).tensor()).toThrow(
      'does not fit in the file',
    );
    expect(() => reader(0x01, 2, 0x81, 1, 0x81, 1, 0x01, 1, 0x01, 1).tensor()).toThrow(
      'size is negative (-1)',
    );
  });
});
