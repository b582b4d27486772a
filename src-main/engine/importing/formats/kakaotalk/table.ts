import type { ParsedRecord } from '../../../../contract/index.ts';
import { CsvColumns, type CsvReceiver, columnsOf, parseCsv, surveyCsv } from '../../csv-records.ts';
import type { ExportSource } from '../../format.ts';
import type { Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { isoWallClock } from '../../written-time.ts';
import { isNotice } from './bodies.ts';
import { messageOf } from './parser.ts';

const COLUMNS = 'Date,User,Message';

/** Whether the first line of a file is that of the table the Mac program writes. */
export function isTableHead(line: string | undefined): boolean {
  return columnsOf(line).join(',') === COLUMNS;
}

/** Reads the rows of the table. */
export function parseTable(source: ExportSource, records: Records): AsyncIterable<readonly ParsedRecord[]> {
  return parseCsv(source, new TableRows(records), records);
}

/** Whether more than `most` people write in a table. */
export async function hasMoreUsersThan(most: number, source: ExportSource): Promise<boolean> {
  const users = new Set<string>();
  let columns = new CsvColumns([]);
  const receiver: CsvReceiver = {
    columns: (names) => {
      columns = new CsvColumns(names);
    },
    row: (cells) => {
      if (users.size <= most) {
        users.add(columns.cell(cells, 'User'));
      }
    },
  };
  await surveyCsv(source, receiver, () => users.size > most);
  return users.size > most;
}

class TableRows implements CsvReceiver {
  readonly #records: Records;
  readonly #senders = new Senders();
  #columns = new CsvColumns([]);

  constructor(records: Records) {
    this.#records = records;
  }

  columns(names: readonly string[]): void {
    this.#columns = new CsvColumns(names);
  }

  row(cells: readonly string[], number: number): void {
    const text = this.#columns.cell(cells, 'Message');
    const local = isoWallClock(this.#columns.cell(cells, 'Date'));
    if (local === null) {
      this.#records.skip(number, 'there is no such day or time', cells.join(','));
      return;
    }
    const user = this.#columns.cell(cells, 'User');
    const isSaid = user !== '' && !(text.startsWith(user) && isNotice(text));
    this.#records.message(messageOf(isSaid ? this.#senders.of(user) : null, local, text, number, this.#senders));
  }

  unreadable(number: number, reason: string, text: string): void {
    this.#records.skip(number, reason, text);
  }
}
