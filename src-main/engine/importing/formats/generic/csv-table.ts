import type { ColumnMapping } from '../../../../contract/index.ts';
import { markAsText } from '../../csv-records.ts';
import { CsvRow } from '../../csv-row.ts';
import { CsvRows, type RowReceiver } from '../../csv-rows.ts';
import { utf8Chunks } from '../../decoding.ts';
import { encodingOf } from '../../encoding.ts';
import type { ExportSource } from '../../format.ts';
import type { Records } from '../../records.ts';
import { isHeadingWord } from './heading-words.ts';
import { type Row, SAMPLE_ROWS, type Table, type TakeRow } from './table.ts';
import { TimeReader } from './times.ts';

type Delimiter = NonNullable<ColumnMapping['delimiter']>;
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];
/** Lines that are looked at to find out what divides the cells. */
const LINES = 60;
/** Characters of a head that are enough to find out what divides the cells. */
const SAMPLE_CHARACTERS = 32 << 10;
/** A text full of commas is no table. */
const MOST_COLUMNS = 1000;
const BLANKS = new TimeReader({}, null);

/** How the rows of a file are written. */
interface Layout {
  readonly delimiter: Delimiter;
  readonly header: boolean;
}

/** The beginning of a CSV file as a table; null for lines that are none. */
export function csvStart(
  lines: readonly string[],
  chosen: Partial<ColumnMapping> = {},
): (Layout & Pick<Table, 'columns' | 'rows'>) | null {
  const delimiter = chosen.delimiter ?? delimiterOf(lines);
  if (delimiter === null) {
    return null;
  }
  const rows = firstRows(lines.join('\n'), delimiter, SAMPLE_ROWS + 1);
  const [first = []] = rows;
  const named = Object.values(chosen).some((column) => typeof column === 'string' && first.includes(column));
  const header = chosen.header ?? (named || looksLikeHeading(first, rows[1]));
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width > MOST_COLUMNS) {
    return null;
  }
  const columns = header ? headings(first, width) : Array.from({ length: width }, (_, index) => String(index + 1));
  const body = rows.slice(header ? 1 : 0).slice(0, SAMPLE_ROWS);
  return { delimiter, header, columns, rows: body.map((row) => columns.map((_, index) => row[index] ?? '')) };
}

/** A CSV file whose head was read. */
export function csvTable(source: ExportSource, start: NonNullable<ReturnType<typeof csvStart>>): Table {
  const { delimiter, header, columns, rows } = start;
  const places = new Map(columns.map((column, index) => [column, index]));
  const rowOf = (cells: readonly string[], line: number): Row => ({
    line,
    cell: (column) => cells[places.get(column) ?? -1] || undefined,
    written: () => cells.join(delimiter),
  });
  return {
    kind: 'csv',
    columns,
    rows,
    layout: { delimiter, header },
    isClosed: true,
    async survey(take, enough) {
      for await (const { first, batch } of rowsIn(source, delimiter)) {
        hand(batch, first, header, rowOf, take);
        if (enough()) {
          return;
        }
      }
    },
    async *read(take, records) {
      for await (const { first, batch } of rowsIn(source, delimiter, records)) {
        hand(batch, first, header, rowOf, take);
        const collected = records.take();
        if (collected !== null) {
          yield collected;
        }
      }
    },
  };
}

function hand(
  batch: readonly Cells[],
  first: number,
  header: boolean,
  rowOf: (cells: readonly string[], line: number) => Row,
  take: TakeRow,
): void {
  for (let index = header && first === 0 ? 1 : 0; index < batch.length; index++) {
    const cells = batch[index] ?? null;
    if (cells !== null) {
      take(rowOf(cells, first + index));
    }
  }
}

/** The cells of a row; null for one that cannot be read. */
type Cells = readonly string[] | null;

/** The rows of a file, in batches; what is to be told of them goes to `records`. */
async function* rowsIn(
  source: ExportSource,
  delimiter: Delimiter,
  records?: Records,
): AsyncGenerator<{ first: number; batch: readonly Cells[] }> {
  const choice = await encodingOf(source);
  if (choice.guess !== null) {
    records?.note(choice.guess);
  }
  let batch: Cells[] = [];
  let first = 0;
  const receiver: RowReceiver = {
    row: (cells) => batch.push(cells),
    unreadable(reason, text) {
      records?.skip(first + batch.length, reason, text);
      batch.push(null);
    },
    mended: (line) => records?.warn(markAsText(line)),
  };
  const rows = new CsvRows(receiver, delimiter);
  const taken = () => {
    const given = { first, batch };
    first += batch.length;
    batch = [];
    return given;
  };
  const decoder = new TextDecoder();
  for await (const chunk of utf8Chunks(source, choice)) {
    rows.feed(decoder.decode(chunk, { stream: true }));
    yield taken();
  }
  rows.feed(decoder.decode());
  rows.end();
  yield taken();
}

/** What divides the cells: what gives the same number of them, more than one, in the most rows. */
function delimiterOf(lines: readonly string[]): Delimiter | null {
  let best: Delimiter | null = null;
  let most = 0;
  const text = lines.join('\n').slice(0, SAMPLE_CHARACTERS);
  for (const delimiter of DELIMITERS.filter((one) => text.includes(one))) {
    const widths = firstRows(text, delimiter, LINES).map((row) => row.length);
    const width = widths[0] ?? 0;
    const share = widths.filter((one) => one === width).length / widths.length;
    const score = width > 1 && share > 0.6 ? share * Math.min(width, 12) : 0;
    if (score > most) {
      best = delimiter;
      most = score;
    }
  }
  return best;
}

/** The first rows in lines that may end within one. */
function firstRows(text: string, delimiter: Delimiter, most: number): (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  const row = new CsvRow(delimiter);
  for (let end = row.take(text, 0); rows.length < most; end = row.take(text, end)) {
    if (end === null) {
      row.end();
    }
    if (row.cells.length > 0 && !row.isQuoted) {
      rows.push(row.cells);
    }
    if (end === null) {
      return rows;
    }
    row.begin();
  }
  return rows;
}

/** Words that stand over columns, or no time where the row below has one. */
function looksLikeHeading(first: readonly string[], second: readonly string[] = []): boolean {
  const hasTime = (row: readonly string[]) => row.some((cell) => BLANKS.read(cell) !== null);
  return !hasTime(first) && (first.some(isHeadingWord) || hasTime(second));
}

/** The names of the columns; one that is missing or comes again is told apart by its number. */
function headings(first: readonly string[], width: number): string[] {
  const names = new Set<string>();
  for (let index = 0; index < width; index++) {
    const written = first[index]?.trim().slice(0, 200) ?? '';
    const name = written === '' ? String(index + 1) : written;
    names.add(names.has(name) ? `${name.slice(0, 190)} (${index + 1})` : name);
  }
  return [...names];
}
