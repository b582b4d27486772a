import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArchivedMessage } from '../../../src-main/contract/index.ts';
import { foldText } from '../../../src-main/engine/text/index.ts';
import { ChatColumns } from '../../../src-main/engine/threads/chat-columns.ts';
import { KnownLinks } from '../../../src-main/engine/threads/linking/known-links.ts';
import { logOf, pauseBetween, UNIT } from '../../../src-main/engine/threads/linking/logarithms.ts';
import { Pace } from '../../../src-main/engine/threads/linking/pace.ts';
import { MessageIds } from '../../../src-main/engine/threads/message-ids.ts';
import { WordWeights, wordHash } from '../../../src-main/engine/threads/reading/word-weights.ts';

function weightIn(weights: WordWeights, word: string): number {
  const weighed = new Float64Array(1);
  weights.weigh(Int32Array.of(wordHash(word)), 1, weighed);
  return weighed[0] as number;
}

describe('THREAD-5 the pace of a chat', () => {
  it('follows a chat that slows down', () => {
    const pace = new Pace();
    let time = 0;
    for (let count = 0; count < 300; count++) {
      time += 3000;
      pace.hear(time);
    }
    const fast = pace.logPause;
    for (let count = 0; count < 300; count++) {
      time += 600_000;
      pace.hear(time);
    }
    expect(fast).toBeCloseTo(Math.log2(4), 1);
    expect(pace.logPause).toBeCloseTo(Math.log2(601), 0);
  });

  it('counts messages within a span', () => {
    const pace = new Pace();
    for (let second = 0; second < 100; second++) {
      pace.hear(second * 1000);
    }
    expect(pace.within(100_000, 10_000)).toBe(10);
    expect(pace.within(100_000, 1e9)).toBe(100);
    expect(pace.within(1e9, 10)).toBe(0);
  });
});

describe('logarithms in 256ths', () => {
  it('are the logarithm, and never negative', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (count) => {
        expect(Math.abs(logOf(count) / UNIT - Math.log2(count + 1))).toBeLessThan(0.01);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 10 ** 10 }), (milliseconds) => {
        const expected = Math.log2(Math.max(0, milliseconds) / 1000 + 1);
        // Seconds are rounded where the table serves, which is coarse below a few of them.
        expect(Math.abs(pauseBetween(5, 5 + milliseconds) / UNIT - expected)).toBeLessThan(0.6);
      }),
    );
    expect(pauseBetween(1000, 0)).toBe(0);
    expect(pauseBetween(0, 60_000) / UNIT).toBeCloseTo(Math.log2(61), 2);
  });
});

describe('THREAD-2 what is quoted', () => {
  it('is the last message that begins alike, blanks and the dots of what was cut off aside', () => {
    const beginningOf = (text: string): string =>
      text
        .slice(0, 72)
        .replace(/\s+|\.{3}$|…$/g, '')
        .slice(0, 24);
    const piece = fc.constantFrom(
      '一',
      '二',
      'ab',
      ' ',
      '\n',
      '\u3000',
      '\u00a0',
      '.',
      '...',
      '…',
      '一二三四五六七八九十',
    );
    const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), text, fc.nat(5), (texts, other, quoted) => {
        const columns = new ChatColumns();
        const links = new KnownLinks(columns, new MessageIds(0));
        for (const said of texts) {
          const position = columns.push();
          columns.author[position] = 0;
          links.note('ana', said, position);
        }
        const quotation = texts[quoted]?.replaceAll(' ', '') ?? other;
        const beginning = beginningOf(foldText(quotation));
        const expected = texts.findLastIndex((said) => beginningOf(said) === beginning);
        const found = links.find({ replyTo: null, quotation: { text: quotation } } as ArchivedMessage);
        expect(found).toBe(beginning.length < 2 ? -1 : expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('ids of messages', () => {
  it('come back as they were, keys or not', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwzA'),
      minLength: 14,
      maxLength: 14,
    });
    const id = fc.oneof(
      digits.map((key) => `m${key}`),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(id, { maxLength: 40 }), fc.nat(9), (given, first) => {
        const ids = new MessageIds(first);
        for (const each of given) {
          ids.add(each);
        }
        expect(given.map((_, place) => ids.at(first + place))).toEqual(given);
      }),
    );
  });
});

describe('word weights', () => {
  it('rare words weigh more than common ones, from the first message on', () => {
    const weights = new WordWeights(new Map([['the', 0.3]]));
    expect(weightIn(weights, 'zotero')).toBeGreaterThan(weightIn(weights, 'the') + 3);
  });

  it('what is said often in a chat loses weight there', () => {
    const weights = new WordWeights(new Map());
    const before = weightIn(weights, 'anki');
    for (let count = 0; count < 1000; count++) {
      weights.hear(Int32Array.of(wordHash('anki')), 1);
    }
    expect(weightIn(weights, 'anki')).toBeLessThan(before - 4);
  });
});
