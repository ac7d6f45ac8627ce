import { describe, expect, it } from 'vitest';
import { float16ToFloat32 } from '../../../models/tflite/float16.ts';

const decode = (...halves: number[]): number[] =>
  Array.from(float16ToFloat32(new Uint8Array(Uint16Array.from(halves).buffer)));

describe('float16', () => {
  it('is unpacked exactly: normal, subnormal, largest, signed zero, infinite, not a number', () => {
    expect(decode(0x3c00, 0xc000, 0x3555, 0x7bff)).toEqual([1, -2, 0.333251953125, 65504]);
    expect(decode(0x0001, 0x03ff, 0x0400)).toEqual([2 ** -24, 1023 * 2 ** -24, 2 ** -14]);
    expect(decode(0x0000, 0x8000, 0x7c00, 0xfc00, 0x7e00)).toEqual([0, -0, Infinity, -Infinity, NaN]);
  });
});
