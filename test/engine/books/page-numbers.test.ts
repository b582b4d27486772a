import { expect, it } from 'vitest';
import { partsOnTheRight } from '../../../src-main/engine/books/formats/html/page-numbers.ts';

it('BOOK-28 parts begin on right pages, after a blank one where they must', () => {
  const drafted = new Map([
    ...([
      ['preface', 4],
      ['part-1', 6],
      ['chapter-1', 7],
      ['chapter-1-1', 7],
    ] as const),
    ...([
      ['part-2', 8],
      ['chapter-2', 9],
      ['part-3', 11],
      ['contributors', 13],
    ] as const),
  ]);
  const { numbers, afterBlank } = partsOnTheRight(drafted);
  expect([...afterBlank]).toEqual(['part-1', 'part-3']);
  expect(Object.fromEntries(numbers)).toEqual({
    ...{ preface: 4, 'part-1': 7, 'chapter-1': 8, 'chapter-1-1': 8 },
    ...{ 'part-2': 9, 'chapter-2': 10, 'part-3': 13, contributors: 15 },
  });
});
