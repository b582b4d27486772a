import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citedSentences } from '../../../../../src-main/engine/digests/drafting/model/citations.ts';

const read = (line: string) => citedSentences(line).map(({ text, cites }) => [text.trim(), [...cites]]);

describe('MODEL-DRAFT-6 citations', () => {
  it.each([
    [
      '先停新卡。[1]再慢慢加。[2,3]',
      [
        ['先停新卡。', [1]],
        ['再慢慢加。', [2, 3]],
      ],
    ],
    [
      '先停新卡[1]。再慢慢加 【2、3】。',
      [
        ['先停新卡。', [1]],
        ['再慢慢加。', [2, 3]],
      ],
    ],
    [
      'Stop new cards. [1] Then add [2][3]. Done! [#4]',
      [
        ['Stop new cards.', [1]],
        ['Then add.', [2, 3]],
        ['Done!', [4]],
      ],
    ],
    ['一直到最后。[3-5]', [['一直到最后。', [3, 4, 5]]]],
    [
      '没有编号的话。有的话。[1]',
      [
        ['没有编号的话。', []],
        ['有的话。', [1]],
      ],
    ],
    ['他问[1]，她答了。[2]', [['他问，她答了。', [1, 2]]]],
    ['没有句号 [7]', [['没有句号', [7]]]],
    ['“怎么办？”他问。[1]', [['“怎么办？”他问。', [1]]]],
    ['用 3.5 版，见 a.b.c，e.g. Anki, i.e. cards. [2]', [['用 3.5 版，见 a.b.c，e.g. Anki, i.e. cards.', [2]]]],
    ['看 https://a.example/x?y=1!z 这里。[2]', [['看 https://a.example/x?y=1!z 这里。', [2]]]],
    ['写 `a[1]. b` 就行。[2]', [['写 `a[1]. b` 就行。', [2]]]],
    ['看[这里](https://a.example)。[2]', [['看[这里](https://a.example)。', [2]]]],
    ['[1](https://a.example) 是链接。', [['[1](https://a.example) 是链接。', []]]],
    ['[5]', [['', [5]]]],
    ['好！！[1] 。', [['好！！ 。', [1]]]],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it('loses no word and invents none, whatever the line', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '。',
        '. ',
        '！',
        '[1]',
        ' [2,3]',
        '【4】',
        '`',
        '```',
        '"',
        '”',
        'https://a.b/c?',
        '[9-7]',
        '1. ',
      ),
    );
    const bare = (text: string) => text.replace(/[[\]【】［］\s]|\d/g, '');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const line = pieces.join('').replaceAll('\n', ' ');
        const letters = (text: string) => (text.match(/\p{L}/gu) ?? []).join('');
        const sentences = citedSentences(line);
        expect(letters(sentences.map(({ text }) => text).join(''))).toBe(letters(line));
        expect(bare(sentences.map(({ text }) => text).join('')).length).toBeLessThanOrEqual(bare(line).length);
        expect(sentences.every(({ cites }) => cites.every(Number.isSafeInteger))).toBe(true);
      }),
    );
  });
});
