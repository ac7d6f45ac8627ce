import { describe, expect, test } from 'vitest';
import {
  initialKeyMemory,
  PANIC_WINDOW,
  readKey,
  type KeyFocus,
  type KeyMeaning,
  type KeyPress,
} from '../../../../renderer/operator/keys/read-key.ts';

const press = (key: string, changes: Partial<KeyPress> = {}): KeyPress => ({
  key,
  repeat: false,
  modified: false,
  focus: 'page',
  at: 1000,
  ...changes,
});
const meaning = (key: string, changes: Partial<KeyPress> = {}): KeyMeaning =>
  readKey(initialKeyMemory, press(key, changes)).meaning;
const stage = (verb: string) => ({ kind: 'stage', verb });
const NONE = { kind: 'none' };

/** The meanings of a row of presses. */
function type(presses: readonly KeyPress[]): readonly KeyMeaning[] {
  let memory = initialKeyMemory;
  return presses.map((one) => {
    const read = readKey(memory, one);
    memory = read.memory;
    return read.meaning;
  });
}

describe('the keys of the show', () => {
  test.each([
    [' ', stage('go')],
    ['PageDown', stage('next')],
    ['ArrowRight', stage('next')],
    ['PageUp', stage('back')],
    ['ArrowLeft', stage('back')],
    ['b', stage('blackout')],
    ['B', stage('blackout')],
    ['ArrowDown', { kind: 'cursor', by: 1 }],
    ['ArrowUp', { kind: 'cursor', by: -1 }],
    ['Enter', { kind: 'preview' }],
    ['3', { kind: 'link', position: 3 }],
    ['0', NONE],
    ['q', NONE],
    ['Tab', NONE],
  ])('%j', (key, wanted) => {
    expect(meaning(key)).toEqual(wanted);
  });

  test('Space is GO wherever the focus is, a button too; Enter presses a button that has the focus', () => {
    expect(meaning(' ', { focus: 'button' })).toEqual(stage('go'));
    expect(meaning('Enter', { focus: 'button' })).toEqual(NONE);
  });

  test('a held key fires once; only the cursor runs on', () => {
    for (const key of [' ', 'PageDown', 'ArrowRight', 'PageUp', 'ArrowLeft', 'b', 'Enter', 'Escape']) {
      expect(meaning(key, { repeat: true })).toEqual({ kind: 'swallow' });
    }
    expect(meaning('ArrowDown', { repeat: true })).toEqual({ kind: 'cursor', by: 1 });
  });

  test('a shortcut of the browser is not ours', () => {
    for (const key of [' ', 'b', 'ArrowLeft', 'Escape', 'PageDown']) {
      expect(meaning(key, { modified: true })).toEqual(NONE);
    }
  });

  test('keys are ignored while typing in a field', () => {
    for (const key of [
      ' ',
      'b',
      'PageDown',
      'PageUp',
      'ArrowRight',
      'ArrowLeft',
      'ArrowUp',
      'ArrowDown',
      'Enter',
    ]) {
      expect(meaning(key, { focus: 'field' })).toEqual(NONE);
    }
  });

  test('with a dialog open the clicker and the blackout work, and the rest belongs to the dialog', () => {
    expect(meaning('PageDown', { focus: 'dialog' })).toEqual(stage('next'));
    expect(meaning('PageUp', { focus: 'dialog' })).toEqual(stage('back'));
    expect(meaning('b', { focus: 'dialog' })).toEqual(stage('blackout'));
    for (const key of [' ', 'Enter', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      expect(meaning(key, { focus: 'dialog' })).toEqual(NONE);
    }
  });
});

describe('Esc Esc', () => {
  test.each<KeyFocus>(['page', 'button', 'dialog', 'field'])('is panic with the focus in a %s', (focus) => {
    const [first, second] = type([press('Escape', { focus }), press('Escape', { at: 1000 + PANIC_WINDOW })]);
    expect(first).toEqual(focus === 'field' ? { kind: 'leave-field' } : NONE);
    expect(second).toEqual(stage('panic'));
  });

  test('too slow, or with another key between, is no panic', () => {
    const slow = type([press('Escape'), press('Escape', { at: 1001 + PANIC_WINDOW })]);
    expect(slow).toEqual([NONE, NONE]);
    const broken = type([press('Escape'), press('b', { at: 1100 }), press('Escape', { at: 1200 })]);
    expect(broken).toEqual([NONE, stage('blackout'), NONE]);
  });

  test('holding Esc down is no panic', () => {
    const held = type([
      press('Escape'),
      ...[1, 2, 3].map((n) => press('Escape', { at: 1000 + n * 30, repeat: true })),
    ]);
    expect(held).not.toContainEqual(stage('panic'));
  });

  test('the third of three is the first of the next two', () => {
    const three = type([0, 100, 200].map((ms) => press('Escape', { at: 1000 + ms })));
    expect(three).toEqual([NONE, stage('panic'), NONE]);
  });
});
