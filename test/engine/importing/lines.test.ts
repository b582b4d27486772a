import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHUNK_BYTES } from '../../../src-main/engine/importing/file-source.ts';
import { splitLines } from '../../../src-main/engine/importing/line-blocks.ts';
import { readText, said } from './reading.ts';

const head = (text: string) => `13/1/25, 10:00 - Bob: ${text}`;

describe('IMPORTING-4 line ends', () => {
  test.each([['\n'], ['\r\n'], ['\r']])('%j', async (end) => {
    const result = await readText('x.txt', [head('one'), 'two', '', 'three', head('four')].join(end) + end);
    expect(said(result)).toEqual(['Bob: one\ntwo\n\nthree', 'Bob: four']);
    expect(result.messages.map(({ line }) => line)).toEqual([0, 4]);
  });

  test('mixed, and none at the end', async () => {
    expect(said(await readText('x.txt', `${head('a')}\r\nb\rc\n${head('d')}`))).toEqual(['Bob: a\nb\nc', 'Bob: d']);
  });

  test('separators of Unicode are text', async () => {
    expect(said(await readText('x.txt', `${head('a\u2028b\u2029c\u0085d')}\n`))).toEqual([
      'Bob: a\u2028b\u2029c\u0085d',
    ]);
  });

  test('lines are cut as written, whatever they hold', () => {
    const line = fc.string({ unit: fc.constantFrom('a', '你', '😀', '\u2028', '\u0085', ' ') });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        expect(splitLines(lines.map((text) => text + end).join(''))).toEqual(lines);
      }),
    );
  });

  test.each([['\n'], ['\r\n'], ['\r']])(
    'characters and line ends (%j) may lie across the chunks of a file',
    async (end) => {
      const lines = Array.from({ length: 12_000 }, (_, index) =>
        head(`第${index}条消息，长短不一${'😀'.repeat(index % 7)}`),
      );
      const content = lines.join(end);
      expect(Buffer.byteLength(content)).toBeGreaterThan(3 * CHUNK_BYTES);
      const result = await readText('x.txt', content);
      // Compared as one text: a difference among thousands of lines takes minutes to print.
      expect(said(result).join('\n') === lines.map((line) => line.slice(17)).join('\n')).toBe(true);
      expect(result.messages.every(({ line }, index) => line === index)).toBe(true);
    },
  );
});

describe('IMPORTING-6 limits', () => {
  test.each([['\n'], ['\r\n']])('an overlong line is cut and told (%j)', async (end) => {
    const giant = head('长'.repeat(900_000));
    const result = await readText('x.txt', [head('a'), giant, head('b'), head('c')].join(end));
    expect(result.messages.map(({ line }) => line)).toEqual([0, 1, 2, 3]);
    expect(said(result)[1]?.startsWith('Bob: 长长')).toBe(true);
    const kept = Buffer.byteLength(result.messages[1]?.text ?? '');
    const lost = Number(/last (\d+) bytes/.exec(result.skips[0]?.reason ?? '')?.[1]);
    expect(result.skips).toHaveLength(1);
    expect(result.skips[0]?.line).toBe(1);
    expect(Buffer.byteLength('长'.repeat(900_000)) - kept - lost).toBe(-end.length);
  });

  test('an overlong last line too', async () => {
    const result = await readText('x.txt', `${head('a')}\n${'x'.repeat(3_000_000)}`);
    expect(result.messages).toHaveLength(1);
    expect(result.skips.map(({ line }) => line)).toEqual([1, 1]);
  });

  test('a text without end is cut and told', async () => {
    const filler = 'x'.repeat(99_999);
    const result = await readText('x.txt', [head('a'), ...Array(12).fill(filler), head('b')]);
    expect(result.messages.map(({ text }) => text.length)).toEqual([1 + 9 * 100_000, 1]);
    expect(result.skips.map(({ line, text }) => [line, text.length])).toEqual([
      [10, 200],
      [11, 200],
      [12, 200],
    ]);
  });
});
