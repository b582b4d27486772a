import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvRows } from '../../../src-main/engine/importing/csv-rows.ts';

interface Split {
  readonly rows: (readonly string[])[];
  readonly problems: string[];
}

/** Feeds a text in pieces that end at the given places. */
function split(text: string, cuts: readonly number[] = []): Split {
  const found: Split = { rows: [], problems: [] };
  const rows = new CsvRows({
    row: (cells) => found.rows.push(cells),
    unreadable: (reason) => found.problems.push(reason),
  });
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((one, other) => one - other);
  for (const [index, place] of places.entries()) {
    rows.feed(text.slice(place, places[index + 1]));
  }
  rows.end();
  return found;
}

/** What another reader of the same grammar makes of it. */
function splitByAnother(text: string): unknown {
  return parse(text, {
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
}

describe('rows of comma-separated values', () => {
  test.each([
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\rb\r\n\r\n\nc\n', [['a'], ['b'], ['c']]],
    [',\n', [['', '']]],
    ['""\n', [['']]],
    ['"a ""b""\r\nc",d\n', [['a "b"\r\nc', 'd']]],
    ['a"b"c,"d"e"f",g\n', [['a"b"c', '"d"e"f"', 'g']]],
  ])('%j', (text, expected) => {
    expect(split(text)).toEqual({ rows: expected, problems: [] });
  });

  test('IMPORTING-5 a quotation mark that is never closed is told, however the text is cut', () => {
    for (let cut = 0; cut <= 12; cut++) {
      expect(split('a,b\n1,"op""en\n', [cut])).toEqual({
        rows: [['a', 'b']],
        problems: ['a quotation mark is not closed'],
      });
    }
  });

  test('IMPORTING-6 a row that is too large is told, and the next one read', () => {
    const long = 'x'.repeat(9 << 20);
    expect(split(`1,2\n"${long},\n${long}",y,z\n3,4\n`)).toEqual({
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      problems: ['the row is larger than 16 MB'],
    });
  });

  const pieces = fc.array(fc.constantFrom('a', '你', '"', '""', ',', '\n', '\r\n', '\r', ' ', '😀', 'bc,', '",'), {
    maxLength: 40,
  });

  test('cuts change nothing', () => {
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(100), { maxLength: 5 }), (parts, cuts) => {
        expect(split(parts.join(''), cuts)).toEqual(split(parts.join('')));
      }),
    );
  });

  test('tables whose quotation marks all have their place read as another reader reads them', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '你', ' ', '😀', '-'), maxLength: 5 }),
      fc
        .string({ unit: fc.constantFrom('a', '你', '""', ',', '\n', '\r', '\r\n', ' '), maxLength: 8 })
        .map((text) => `"${text}"`),
    );
    const table = fc.array(
      fc
        .tuple(fc.array(cell, { maxLength: 4 }), fc.constantFrom('\n', '\r\n', '\r'))
        .map(([cells, end]) => cells.join(',') + end),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(table, (lines) => {
        const text = lines.join('');
        expect(split(text)).toEqual({ rows: splitByAnother(text), problems: [] });
      }),
    );
  });
});
