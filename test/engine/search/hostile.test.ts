import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../src-main/engine/text/index.ts';
import { digest, indexOf } from './library.ts';

const HOSTILE = [
  '"',
  '""',
  '"""',
  "'",
  '*',
  'a*',
  '^a',
  'a:b',
  'title:a',
  '{a b}: c',
  '(a',
  'a)',
  'NEAR(a b, 2)',
  'a NEAR b',
  'AND',
  'OR',
  'NOT',
  'a AND',
  'OR OR OR',
  'a OR OR b',
  'NOT a',
  '-',
  '--',
  '- -',
  '-"',
  '-""',
  '+',
  'a + b',
  '\\',
  ';',
  "'; DROP TABLE message_terms; --",
  '" OR 1=1 --',
  '%',
  '_',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00\ud800',
  'a\ud800b',
  '\uffff',
  '\u200b',
  '👨‍👩‍👧‍👦',
  '🇨🇳',
  '~d842',
  '「',
  '」「',
  '“',
  'a'.repeat(2000),
  '量'.repeat(2000),
  'ab '.repeat(666),
  '量 '.repeat(1000),
  'a1'.repeat(1000),
  'a.'.repeat(1000),
  '"a" '.repeat(500),
  '-a '.repeat(600),
  'a OR '.repeat(400),
  '1量'.repeat(1000),
];

const TEXTS = [
  ...HOSTILE,
  'title:a (a OR b) NEAR "c"',
  'a plain message',
  '普通的消息，後來他把頭髮剪了',
  'q4_k_m 量化',
  'Ｆｕｌｌ ㎏ ｶﾞ e\u0301',
];

const library = indexOf(
  TEXTS,
  TEXTS.map((text, number) =>
    digest(`d${number}`, { title: text.slice(0, 500), ask: text, tags: [text.slice(0, 50)] }),
  ),
);

const anyQuery = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(...TEXTS.map((text) => text.slice(0, 40)), '"', '-', 'OR', ' ', '的', 'Q4', '.', '_', '\ud800'),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

describe('SEARCH-12 any text is a query', () => {
  it.each(HOSTILE)('%j is data', (query) => {
    const result = library.search(query);
    expect(result.query).toBe(query);
    expect(result.total).toBeGreaterThanOrEqual(result.hits.length);
  });

  it('never throws, and never says more than there is', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const result = library.search(query, 'all', 1000);
        expect(result.total).toBeLessThanOrEqual(2 * TEXTS.length);
        expect(result.hits.length).toBeLessThanOrEqual(result.total);
      }),
      { numRuns: 300 },
    );
  });

  it('finds every message by its own text', () => {
    const own = [
      'a plain message',
      '普通的消息，後來他把頭髮剪了',
      'q4_k_m 量化',
      'Ｆｕｌｌ ㎏ ｶﾞ e\u0301',
      '1量'.repeat(1000),
    ];
    for (const text of own) {
      const { hits } = library.search(text, 'messages', 1000);
      expect(hits.map(({ id }) => id)).toContain(`m${TEXTS.indexOf(text) + 1}`);
    }
  });
});

describe('SEARCH-16 what is lit', () => {
  it('lies within the text, in order, without overlaps or cut characters, and stands for something in the query', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const asked = new Set(foldText(query));
        for (const hit of library.search(query, 'all', 1000).hits) {
          // One expectation for all: there are tens of thousands of ranges.
          expect([
            ...wrongRanges(hit.snippet, hit.highlights, asked),
            ...wrongRanges(hit.title, hit.titleHighlights, asked),
          ]).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

type Range = readonly [start: number, end: number];

/** The ranges that have no character of the query, lie outside, begin in somebody's middle or overlap. */
function wrongRanges(text: string, ranges: readonly Range[], asked: ReadonlySet<string>): Range[] {
  return ranges.filter(([start, end], index) => {
    const last = ranges[index - 1]?.[1] ?? 0;
    const isPlaced = last <= start && start < end && end <= text.length;
    const isWhole = !cutsPair(text, start) && !cutsPair(text, end);
    return !isPlaced || !isWhole || ![...foldText(text.slice(start, end))].some((character) => asked.has(character));
  });
}

function cutsPair(text: string, position: number): boolean {
  return /[\ud800-\udbff]/.test(text[position - 1] ?? '') && /[\udc00-\udfff]/.test(text[position] ?? '');
}
