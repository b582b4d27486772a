import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, renderMarkdown } from '../../src-main/engine/text/index.ts';
import {
  dragsPictures,
  pictureMarkdown,
  pictureName,
  picturesDropped,
  picturesPasted,
} from '../../src-renderer/ui/markdown-editor/picture-files.ts';

const file = (name: string, type: string) => new File(['x'], name, { type });
const transfer = (types: readonly string[], files: readonly File[]) =>
  ({ types, files, items: files.map(({ type }) => ({ kind: 'file', type })) }) as unknown as DataTransfer;
const png = file('a.png', 'image/png');
const chat = file('chat.txt', 'text/plain');

describe('WRITE-8 which pictures are meant', () => {
  test.each([
    ['a screenshot', ['Files'], [png], [png]],
    ['a picture copied in a browser', ['text/html', 'Files'], [png], [png]],
    ['a file copied in a file manager', ['text/plain', 'Files'], [png], [png]],
    ['words copied in a word processor', ['text/plain', 'text/html', 'text/rtf', 'Files'], [png], []],
    ['words', ['text/plain'], [], []],
    ['another file', ['Files'], [chat], []],
  ])('on a clipboard: %s', (_what, types, files, meant) => {
    expect(picturesPasted(transfer(types, files))).toEqual(meant);
  });

  test('none without a clipboard', () => {
    expect([picturesPasted(null), picturesDropped(null), dragsPictures(null)]).toEqual([[], [], false]);
  });

  test('WRITE-7 pictures alone are the text’s, with another file among them all are the page’s', () => {
    expect(picturesDropped(transfer(['Files'], [png, png]))).toEqual([png, png]);
    expect(picturesDropped(transfer(['Files'], [png, chat]))).toEqual([]);
    expect(dragsPictures(transfer(['Files'], [png]))).toBe(true);
    expect(dragsPictures(transfer(['Files'], [png, chat]))).toBe(false);
    expect(dragsPictures(transfer(['text/plain'], []))).toBe(false);
  });
});

describe('WRITE-9 the name of a picture', () => {
  test.each([
    ['微信图片_20260301.png', '微信图片_20260301'],
    ['image.png', ''],
    ['图[1]  (final).jpeg', '图 1 (final)'],
    ['.png', ''],
    ['v1.2 notes', 'v1.2 notes'],
  ])('%s', (name, words) => {
    expect(pictureName(name)).toBe(words);
  });

  test('whatever a file is called, the picture is the only thing in the Markdown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (name) => {
        const words = pictureName(name);
        const markdown = pictureMarkdown(words, 'assets/0a.png');
        expect(renderMarkdown(markdown)).toMatch(/^<p><img src="assets\/0a\.png" alt="[^"]*" ?\/?><\/p>\n$/);
        expect(plainText(markdown).length).toBeLessThanOrEqual(words.length);
      }),
      { numRuns: 300 },
    );
  });
});
