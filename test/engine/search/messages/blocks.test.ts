import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../../src-main/engine/library/index.ts';
import { BlockWriter, entriesWithPrefix, findTerm } from '../../../../src-main/engine/search/messages/blocks.ts';
import { ByteBuffer, seqsOf } from '../../../../src-main/engine/search/messages/postings.ts';
import { prepareSchema } from '../../../../src-main/engine/search/schema.ts';

const BASE = 7;

/** Terms that share beginnings, a few of them long; some stand once, some fill pages. */
const term = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '量', '化', '等'), minLength: 1, maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('x', 'é'), minLength: 60, maxLength: 120 }),
);
const count = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.constantFrom(900, 5000, 20_000));
const entries = fc.uniqueArray(fc.tuple(term, count), { selector: ([text]) => text, minLength: 1, maxLength: 60 });

function written(sorted: readonly (readonly [string, number])[]): Database {
  const database = new Database(':memory:');
  prepareSchema(database);
  const writer = new BlockWriter(database, 1);
  const postings = new ByteBuffer(16);
  for (const [text, messages] of sorted) {
    postings.length = 0;
    for (let place = 0; place < messages; place++) {
      postings.number(place === 0 ? text.length : 300);
    }
    writer.add(text, messages, postings.bytes, 0, postings.length);
  }
  writer.finish();
  return database;
}

describe('SEARCH-20 blocks of terms', () => {
  it('give back every term with its messages, by itself and by its beginning', () => {
    fc.assert(
      fc.property(entries, term, (given, other) => {
        const sorted = given.toSorted(([one], [two]) => (one < two ? -1 : 1));
        const database = written(sorted);
        for (const [text, messages] of sorted) {
          const found = findTerm(database, 1, BASE, text);
          expect(found?.count).toBe(messages);
          const seqs = found === undefined ? [] : seqsOf(found);
          expect([seqs.length, seqs[0], seqs.at(-1)]).toEqual([
            messages,
            BASE + text.length,
            BASE + text.length + 300 * (messages - 1),
          ]);
        }
        const known = new Map(sorted);
        expect(findTerm(database, 1, BASE, other)?.count).toBe(known.get(other));
        const prefix = other.slice(0, 2);
        expect(
          Array.from(entriesWithPrefix(database, 1, prefix), ({ text, count: messages }) => [text, messages]),
        ).toEqual(sorted.filter(([text]) => text.startsWith(prefix)));
        database.close();
      }),
      { numRuns: 40 },
    );
  });
});
