import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openContainer } from '../../../src-main/engine/importing/container.ts';
import { CsvColumns, columnsOf, parseCsv } from '../../../src-main/engine/importing/csv-records.ts';
import { Records } from '../../../src-main/engine/importing/records.ts';
import { fileWith } from './reading.ts';

interface ReadTable {
  columns: readonly string[];
  rows: (readonly string[])[];
  problems: string[];
  told: string[];
}

async function read(content: string | Uint8Array, records = new Records()): Promise<ReadTable> {
  const container = await openContainer(fileWith('t.csv', content));
  const table: ReadTable = { columns: [], rows: [], problems: [], told: [] };
  const [file] = container.files;
  if (file === undefined) {
    throw new Error('there is no file');
  }
  const receiver = {
    columns: (names: readonly string[]) => {
      table.columns = names;
    },
    row: (cells: readonly string[], number: number) => {
      expect(number).toBe(table.rows.length + table.problems.length);
      table.rows.push(cells);
    },
    unreadable: (_: number, reason: string) => table.problems.push(reason),
  };
  for await (const batch of parseCsv(file, receiver, records)) {
    table.told.push(...batch.flatMap((record) => (record.type === 'warning' ? record.text : [])));
  }
  await container.close();
  return table;
}

describe('tables', () => {
  test('quotes, line ends, blank lines, rows of any length', async () => {
    const table = await read('\uFEFFa, b ,c\r\n1,"x ""y""\r\nz",3\n\n4,5\n6,7,8,9\r10,q"r"s\n');
    expect(table.columns).toEqual(['a', 'b', 'c']);
    expect(table.rows).toEqual([
      ['1', 'x "y"\nz', '3'],
      ['4', '5'],
      ['6', '7', '8', '9'],
      ['10', 'q"r"s'],
    ]);
    expect(table.problems).toEqual([]);
  });

  test('IMPORTING-17 a quotation mark that is never closed is told', async () => {
    const records = new Records();
    records.chat({ type: 'chat', platform: 'other', kind: 'group', name: 'c' });
    const table = await read('a,b,c\n1,2,x\n3,4,"open\n5,"6\n7,8,y\n', records);
    expect(table.rows).toEqual([
      ['1', '2', 'x'],
      ['3', '4', '"open'],
      ['7', '8', 'y'],
    ]);
    expect(table.problems).toEqual(['a quotation mark is opened in line 4 and never closed']);
    expect(table.told).toEqual(['A quotation mark is opened in line 3 and never closed: it was read as text.']);
  });

  test('IMPORTING-6 a row that is too large is told and not held', async () => {
    const { problems, rows } = await read(`a,b\n1,2\n1,${'x'.repeat(17 << 20)}\n`);
    expect(rows).toEqual([['1', '2']]);
    expect(problems[0]).toBe('the row is larger than 16 MB');
  });

  test('whatever is written comes back', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '你', '"', ',', '\n', ' ', '😀') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 20 });
    const written = (list: readonly (readonly string[])[]) =>
      list.map((cells) => `${cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');
    const property = fc.asyncProperty(rows, async (list) => {
      expect((await read(`a,b\r\n${written(list)}`)).rows).toEqual(list);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  test('columns are found by any of their names', () => {
    const columns = new CsvColumns(columnsOf('"id",content , x'));
    expect(columns.cell(['1', 'hi'], 'msg', 'content')).toBe('hi');
    expect(columns.cell(['1', 'hi'], 'x')).toBe('');
    expect(columns.cell(['1', 'hi'], 'y')).toBe('');
  });
});
