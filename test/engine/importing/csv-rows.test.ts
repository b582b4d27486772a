import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvRows } from '../../../src-main/engine/importing/csv-rows.ts';

interface Split {
  readonly rows: (readonly string[])[];
  readonly problems: string[];
  /** Lines whose mark was taken for text. */
  readonly mended: number[];
}

/** Feeds a text in pieces that end at the given places. */
function split(text: string, cuts: readonly number[] = []): Split {
  const found: Split = { rows: [], problems: [], mended: [] };
  const rows = new CsvRows({
    row: (cells) => found.rows.push(cells),
    unreadable: (reason) => found.problems.push(reason),
    mended: (line) => found.mended.push(line),
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
    expect(split(text)).toEqual({ rows: expected, problems: [], mended: [] });
  });

  describe('IMPORTING-17 a quotation mark that is never closed', () => {
    const heading = 'time,name,text\n';

    test('is text up to the end of its line, however the text is cut', () => {
      const table = `${heading}1,Ann,"op""en\n2,Ben,"x\ny"\r\n3,Cleo,z\n`;
      for (let cut = 0; cut <= table.length; cut++) {
        expect(split(table, [cut])).toEqual({
          rows: [
            ['time', 'name', 'text'],
            ['1', 'Ann', '"op""en'],
            ['2', 'Ben', 'x\ny'],
            ['3', 'Cleo', 'z'],
          ],
          problems: [],
          mended: [2],
        });
      }
    });

    test.each([
      ['no other mark', '1,Ann,"open\n2,Ben,x\n3,Cleo,y', 3],
      ['the marks of a cell', '1,Ann,"open\n2,"Ben",x\n3,Cleo,y\n', 3],
      ['the marks of a cell with a line end', '1,Ann,"open\r\n2,"Ben",x\r\n3,Cleo,"y\r\nz"\r\n', 3],
      ['a second such mark', '1,Ann,"open\n2,Ben,"open\n3,Cleo,y', 3],
    ])('takes no row with it where it meets %s', (_, body, count) => {
      const { rows, problems, mended } = split(heading + body);
      expect(problems).toEqual([]);
      expect(rows.slice(1).map(([time]) => time)).toEqual(Array.from({ length: count }, (_, row) => `${row + 1}`));
      expect(mended[0]).toBe(2);
    });

    test('is told with its line where its row is none', () => {
      expect(split(`${heading}1,"Ann\nx",a\n2,"open\n3,Cleo,y\n`)).toEqual({
        rows: [
          ['time', 'name', 'text'],
          ['1', 'Ann\nx', 'a'],
          ['3', 'Cleo', 'y'],
        ],
        problems: ['a quotation mark is opened in line 4 and never closed'],
        mended: [],
      });
    });

    test('shows within a million characters', () => {
      const rows = Array.from({ length: 80_000 }, (_, index) => `${index},Ann,some text\n`);
      const read = split(`${heading}0,Ann,"open\n${rows.join('')}`, [1_100_000]);
      expect(read.rows).toHaveLength(80_002);
      expect(read.mended).toEqual([2]);
    });

    test('a text that long is no such mark', () => {
      const text = 'a line, with a comma\n'.repeat(60_000);
      expect(split(`${heading}0,Ann,"${text}"\n1,Ben,x\n`, [1_100_000, 1_200_000])).toMatchObject({
        rows: [{}, { 2: text }, { 2: 'x' }],
        problems: [],
        mended: [],
      });
    });

    test('loses no row, and a row that is quoted well is never taken for torn', () => {
      const cell = fc.constantFrom('a', '你', 'b c', '"x, y"', '"one\ntwo"', '"she said ""hi"" twice"', '');
      const row = fc.tuple(cell, cell, cell).map((cells) => cells.join(','));
      const property = fc.property(fc.array(row, { maxLength: 12 }), fc.nat(12), (rows, at) => {
        const place = at % (rows.length + 1);
        const plain = `${heading}${rows.toSpliced(place, 0, 'a,b,closed').join('\n')}\n`;
        expect(split(plain)).toEqual({ rows: splitByAnother(plain), problems: [], mended: [] });
        const before = rows.slice(0, place);
        const after = rows.slice(place).map((text) => text.replaceAll('"', ''));
        const torn = split(`${heading}${[...before, 'a,b,"open', ...after.map(oneLine)].join('\n')}\n`);
        expect(torn.rows.length + torn.problems.length).toBe(rows.length + 2);
        expect(torn.mended).toHaveLength(1);
      });
      fc.assert(property, { numRuns: 200 });
    });
  });

  test('IMPORTING-6 a row that is too large is told, and the next one read', () => {
    const long = 'x'.repeat(9 << 20);
    expect(split(`1,2\n"${long},\n${long}",y,z\n3,4\n`)).toEqual({
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      problems: ['the row is larger than 16 MB'],
      mended: [],
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
        // With a first row as narrow as that, none is taken for torn.
        const text = `h\n${lines.join('')}`;
        expect(split(text)).toEqual({ rows: splitByAnother(text), problems: [], mended: [] });
      }),
    );
  });
});

function oneLine(row: string): string {
  return row.replaceAll('\n', ' ');
}
