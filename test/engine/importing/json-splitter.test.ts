import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonSelection } from '../../../src-main/engine/importing/json-selection.ts';
import { JsonDamage, JsonSplitter } from '../../../src-main/engine/importing/json-splitter.ts';
import { mendJson, parseJson, parseJsonLine } from '../../../src-main/engine/importing/json-text.ts';

/** Splits a document handed over in chunks of the given sizes, again and again in turn. */
function split(document: string, selection: JsonSelection, sizes: readonly number[] = [1 << 16]) {
  const found: unknown[] = [];
  const splitter = new JsonSplitter(selection, {
    value: ({ name, index, text, needsMending }) => found.push([name, index, parseJson(text ?? '', needsMending)]),
    enter: (name) => found.push(`enter ${name}`),
    leave: (name) => found.push(`leave ${name}`),
  });
  const bytes = Buffer.from(document);
  // One memory for all chunks, as a file source has.
  const memory = Buffer.alloc(1 << 16);
  for (let start = 0, turn = 0; start < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    const length = bytes.copy(memory, 0, start, start + size);
    splitter.feed(memory.subarray(0, length));
    memory.fill(0x58);
    start += length;
  }
  splitter.end();
  return found;
}

const everyItem: JsonSelection = {
  keys: { name: { take: 'name' }, items: { elements: { take: 'item' }, name: 'items' } },
};
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

describe('IMPORTING-6 a document is read piece by piece', () => {
  test('what is wanted comes out, what is not is passed over', () => {
    const document = { skip: { items: [1] }, items: [1, 'a"\\', { b: [2, '}'] }, null], more: [[]], name: '名' };
    expect(split(JSON.stringify(document, null, 1), everyItem)).toEqual([
      'enter items',
      ...document.items.map((item, index) => ['item', index, item]),
      'leave items',
      ['name', 0, '名'],
    ]);
  });

  test('any document in any chunks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.jsonValue(),
        sizes,
        fc.constantFrom(0, 1),
        (items, other, chunkSizes, indent) => {
          const document = JSON.stringify({ other, items, 'na\u0006me': other, name: other }, null, indent);
          fc.pre(!/\d{16}/.test(document));
          const plain = JSON.parse(document);
          expect(split(document, everyItem, chunkSizes)).toEqual([
            'enter items',
            ...plain.items.map((item: unknown, index: number) => ['item', index, item]),
            'leave items',
            ['name', 0, plain.name],
          ]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('containers within containers', () => {
    const selection: JsonSelection = {
      keys: { list: { elements: { keys: { id: { take: 'id' }, rows: { elements: { take: 'row' } } }, name: 'chat' } } },
    };
    const document = JSON.stringify({ list: [{ id: 1, rows: ['a'] }, { rows: [], id: 2 }, 7, []] });
    expect(split(document, selection, [3])).toEqual([
      'enter chat',
      ['id', 0, 1],
      ['row', 0, 'a'],
      'leave chat',
      'enter chat',
      ['id', 0, 2],
      'leave chat',
    ]);
  });

  test('keys with escapes, empty containers, a value instead of a container', () => {
    expect(split(String.raw`{"it\u0065ms":[],"name":{}}`, everyItem)).toEqual([
      'enter items',
      'leave items',
      ['name', 0, {}],
    ]);
    expect(split('{"items":5,"name":-1.5e3}', everyItem, [1])).toEqual([['name', 0, -1500]]);
    expect(split('[1,2]', everyItem)).toEqual([]);
  });
});

describe('IMPORTING-9 damage', () => {
  const damageOf = (document: string) => {
    try {
      split(document, everyItem, [2]);
    } catch (error) {
      return error instanceof JsonDamage ? [error.position, error.message] : error;
    }
    return null;
  };

  test.each([
    ['', 0, 'it ends in the middle'],
    ['{"items":[1', 11, 'it ends in the middle'],
    ['{"items":[1],"na', 16, 'it ends in the middle'],
    ['{"items":[1] "name":2}', 13, 'a comma or bracket is missing'],
    ['{"items":[1,]}', 12, 'a value is missing'],
    ['{"items" [1]}', 9, 'a colon is missing'],
    ['{items:[1]}', 1, 'a key is missing'],
    ['{"items":[1]}x', 13, 'something follows the document'],
    ['{"items":[1}', 11, 'a comma or bracket is missing'],
  ])('%j', (document, position, reason) => {
    expect(damageOf(document)).toEqual([position, reason]);
  });

  test('every document cut short is found out', () => {
    const document = JSON.stringify({ items: [{ a: ['x', 1] }, 'y'], name: 'z', other: [true, null] });
    for (let length = 0; length < document.length; length++) {
      expect(damageOf(document.slice(0, length))).toEqual([length, 'it ends in the middle']);
    }
  });
});

describe('IMPORTING-10 mending', () => {
  test.each([
    [String.raw`{"a":"\x1b[0m"}`, { a: '\u001b[0m' }],
    [String.raw`{"a":"\\x41"}`, { a: String.raw`\x41` }],
    [String.raw`{"a":"\\\x41"}`, { a: String.raw`\A` }],
    ['{"a":"raw\u0001\ttab"}', { a: 'raw\u0001\ttab' }],
    ['{"id":12345678901234567890}', { id: '12345678901234567890' }],
    ['[-9007199254740993, 1, 12345678901234567]', ['-9007199254740993', 1, '12345678901234567']],
    ['{"safe":9007199254740991}', { safe: 9_007_199_254_740_991 }],
    ['{"a":"12345678901234567890"}', { a: '12345678901234567890' }],
    ['[1234567890123456.5, 1.2345678901234567, 1e0000000000000001]', [1234567890123456.5, 1.2345678901234567, 10]],
  ])('%s', (text, value) => {
    expect(parseJson(text, true)).toEqual(value);
    expect(parseJsonLine(text)).toEqual(value);
    expect(split(text, { take: 'all' }, [1])).toEqual([['all', 0, value]]);
  });

  test('leaves sound JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        if (!/\d{16}/.test(text)) {
          expect(mendJson(text)).toBe(text);
        }
        expect(() => JSON.parse(mendJson(text))).not.toThrow();
      }),
    );
  });

  test('what is beyond mending is undefined', () => {
    expect(parseJson('{"a":', false)).toBeUndefined();
    expect(parseJson('{"a":}', true)).toBeUndefined();
  });
});
