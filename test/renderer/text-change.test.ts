import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeBetween } from '../../src-renderer/ui/markdown-editor/text-change.ts';

const apply = (text: string, change: ReturnType<typeof changeBetween>) =>
  change === null ? text : text.slice(0, change.from) + change.insert + text.slice(change.to);
/** Texts that share much: a few characters, among them two emoji with the same first half. */
const texts = fc.string({ unit: fc.constantFrom('a', '一', '😀', '😁', '🐀', '\n'), maxLength: 12 });

describe('WRITE-3, WRITE-4: what a change from outside replaces', () => {
  test('it makes the one text of the other', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        expect(apply(before, changeBetween(before, after))).toBe(after);
      }),
    );
  });

  test('it never cuts a character in two', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const change = changeBetween(before, after);
        if (change === null) return;
        const parts = [before.slice(0, change.from), before.slice(change.to), change.insert];
        expect(parts.every((part) => part.isWellFormed())).toBe(true);
      }),
    );
  });

  test.each([
    ['the same', 'the same', null],
    ['one two', 'one and two', { from: 4, to: 4, insert: 'and ' }],
    ['one two', 'one', { from: 3, to: 7, insert: '' }],
    ['😀', '😁', { from: 0, to: 2, insert: '😁' }],
  ])('%j becomes %j', (before, after, change) => {
    expect(changeBetween(before, after)).toEqual(change);
  });
});
