import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../../src-main/engine/library/index.ts';
import { Best } from '../../../../src-main/engine/search/messages/best.ts';
import { Bitmap } from '../../../../src-main/engine/search/messages/bitmap.ts';
import { KeyTable } from '../../../../src-main/engine/search/messages/key-table.ts';
import { MessageIndex } from '../../../../src-main/engine/search/messages/message-index.ts';
import { addTo, ByteBuffer, seqsOf } from '../../../../src-main/engine/search/messages/postings.ts';
import { prepareSchema } from '../../../../src-main/engine/search/schema.ts';
import { charactersOf, termsOf } from '../../../../src-main/engine/search/tokens/terms.ts';

function emptyIndex(): MessageIndex {
  const database = new Database(':memory:');
  prepareSchema(database);
  return new MessageIndex(database);
}

function membersOf(bitmap: Bitmap): number[] {
  const members: number[] = [];
  bitmap.forEachDescending((number) => members.push(number));
  return members.reverse();
}

const pieces = fc.constantFrom(
  '量',
  '化',
  '模型',
  'q4_k_m',
  'run',
  'running',
  ' ',
  '，',
  'a',
  'b1',
  '𠮷',
  '𠮷野',
  '👍',
  '모델',
  'é',
  'c++',
  '\ud800',
  'ﷺ',
  '\ufa0e',
);
const texts = fc.array(
  fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
  { minLength: 1, maxLength: 40 },
);

describe('MessageIndex (SEARCH-2, SEARCH-4, SEARCH-20)', () => {
  it('knows for every term exactly the messages that hold it, however they came in', () => {
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.nat(39), { maxLength: 5 }),
        (messages, batch, removed) => {
          const index = emptyIndex();
          for (const [place, text] of messages.entries()) {
            index.add(place + 1, text, place * 86_400_000);
            if ((place + 1) % batch === 0) {
              index.finish();
            }
          }
          index.finish();
          index.remove(removed.map((place) => place + 1));
          index.refresh();
          const expected = new Map<string, number[]>();
          for (const [place, text] of messages.entries()) {
            for (const term of new Set([...termsOf(text), ...charactersOf(text).map((one) => `${one}*`)])) {
              expected.set(term, [...(expected.get(term) ?? []), place + 1]);
            }
          }
          for (const [term, seqs] of expected) {
            if (term.endsWith('*')) {
              expect(membersOf(index.withPrefix(term.slice(0, -1)))).toEqual(seqs);
            } else {
              expect(membersOf(index.withTerm(term))).toEqual(seqs);
              expect(index.frequency(term)).toBe(seqs.length);
            }
          }
          expect(membersOf(index.withTerm('nothing'))).toEqual([]);
          expect(membersOf(index.removed)).toEqual(
            [...new Set(removed.map((place) => place + 1))].filter((seq) => seq < index.size).sort((a, b) => a - b),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('merges small segments, leaving out what was removed', () => {
    const index = emptyIndex();
    for (let seq = 1; seq <= 40; seq++) {
      index.add(seq, `量化 ${seq}`, seq * 86_400_000);
      index.finish();
      if (seq === 3) {
        index.remove([2]);
      }
    }
    index.refresh();
    expect(index.segments.length).toBeLessThanOrEqual(9);
    expect(index.documents).toBe(39);
    expect(membersOf(index.withTerm('量化'))).not.toContain(2);
    expect(index.withTerm('量化').count()).toBe(39);
    expect(index.facts.factors[40]).toBeGreaterThan(index.facts.factors[39] ?? 0);
    expect(index.facts.factors[2]).toBe(0);
  });

  it('keeps messages apart that lie far from one another', () => {
    const index = emptyIndex();
    index.add(5, 'near', 0);
    index.add(3_000_000, 'far', 0);
    index.add(1, 'first near', 0);
    index.finish();
    expect(membersOf(index.withTerm('near'))).toEqual([1, 5]);
    expect(membersOf(index.withTerm('far'))).toEqual([3_000_000]);
    expect(index.size).toBe(3_000_001);
  });

  it('holds terms with more messages than fit a block, and more terms than fit one', () => {
    const index = emptyIndex();
    for (let seq = 0; seq < 20_000; seq++) {
      index.add(seq * 3, `common w${seq}x`, 0);
    }
    index.finish();
    expect(index.withTerm('common').count()).toBe(20_000);
    expect(membersOf(index.withTerm('w777x'))).toEqual([2331]);
    expect(index.withPrefix('w77').count()).toBe(111);
    const words: string[] = [];
    index.visitVocabulary(
      'w7777',
      (bytes, start, end) => words.push(new TextDecoder().decode(bytes.subarray(start, end))),
      10,
    );
    expect(words).toEqual(['w7777x']);
    expect(index.examples('common', 2)).toEqual([59_997, 59_994]);
  });
});

describe('characters', () => {
  it('are found by themselves wherever they stand, frequent or not, also after a merge', () => {
    const index = emptyIndex();
    const text = (seq: number) =>
      seq % 3 === 0 ? `量${String.fromCharCode(0x4e00 + (seq % 500))}` : `模型${seq % 7 === 0 ? '量' : ''}`;
    const expected: number[] = [];
    for (let seq = 1; seq <= 4000; seq++) {
      index.add(seq, text(seq), 0);
      if (text(seq).includes('量')) {
        expected.push(seq);
      }
      if (seq % 200 === 0) {
        index.finish();
      }
    }
    index.finish();
    index.refresh();
    expect(membersOf(index.withCharacter('量'))).toEqual(expected);
    index.remove([3]);
    expect(index.withCharacter('型').count()).toBe(2667);
  });
});

describe('postings', () => {
  it('give back what was put in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(2 ** 31 - 1), { maxLength: 50 }), (numbers) => {
        const seqs = numbers.sort((a, b) => a - b);
        const base = seqs[0] ?? 0;
        const buffer = new ByteBuffer(1);
        let before = base;
        for (const seq of seqs) {
          buffer.number(seq - before);
          before = seq;
        }
        const postings = { base, count: seqs.length, bytes: buffer.bytes, start: 0, end: buffer.length };
        expect(seqsOf(postings)).toEqual(seqs);
      }),
    );
  });

  it('become sets', () => {
    const buffer = new ByteBuffer(8);
    for (const difference of [0, 1, 200]) {
      buffer.number(difference);
    }
    const bitmap = new Bitmap(300);
    addTo(bitmap, { base: 64, count: 3, bytes: buffer.bytes, start: 0, end: buffer.length });
    expect(membersOf(bitmap)).toEqual([64, 65, 265]);
  });
});

describe('Bitmap', () => {
  const numbers = fc.uniqueArray(fc.nat(199), { maxLength: 60 });
  const bitmapOf = (members: readonly number[]) => {
    const bitmap = new Bitmap(200);
    for (const member of members) {
      bitmap.add(member);
    }
    return bitmap;
  };

  it('does what sets do', () => {
    fc.assert(
      fc.property(numbers, numbers, (left, right) => {
        const both = bitmapOf(left);
        both.and(bitmapOf(right));
        expect(new Set(membersOf(both))).toEqual(new Set(left).intersection(new Set(right)));
        const either = bitmapOf(left);
        either.or(bitmapOf(right));
        expect(new Set(membersOf(either))).toEqual(new Set(left).union(new Set(right)));
        const rest = bitmapOf(left);
        rest.andNot(bitmapOf(right));
        expect(new Set(membersOf(rest))).toEqual(new Set(left).difference(new Set(right)));
        expect(rest.count()).toBe(membersOf(rest).length);
        expect(left.every((member) => bitmapOf(left).has(member))).toBe(true);
      }),
    );
  });
});

describe('KeyTable', () => {
  it('is a map', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(0xffffffff), { maxLength: 200 }), fc.nat(0xffffffff), (keys, other) => {
        const table = new KeyTable();
        for (const [place, key] of keys.entries()) {
          expect(table.find(key)).toBe(0);
          table.add(key, place + 1);
        }
        expect(keys.map((key) => table.find(key))).toEqual(keys.map((_, place) => place + 1));
        expect(table.find(other)).toBe(keys.indexOf(other) + 1);
        expect([...table.sortedKeys()]).toEqual([...keys].sort((a, b) => a - b));
      }),
    );
  });

  it('grows beyond its first size', () => {
    const table = new KeyTable();
    for (let key = 0; key < 50_000; key++) {
      table.add(key * 65_536 + 7, key + 1);
    }
    expect([0, 1, 49_999].map((key) => table.find((key * 65_536 + 7) >>> 0))).toEqual([1, 2, 50_000]);
  });
});

describe('Best', () => {
  it('keeps the highest, best first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (scores, most) => {
        const best = new Best(most);
        for (const [number, score] of scores.entries()) {
          best.offer(number, score);
        }
        const expected = [...scores].sort((a, b) => b - a).slice(0, most);
        expect(best.sorted().map(({ score }) => score)).toEqual(expected);
        expect(best.sorted().every(({ number, score }) => scores[number] === score)).toBe(true);
      }),
    );
  });
});
