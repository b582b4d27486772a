import { type CsvError, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { type ColumnMapping, QunshuError } from '../../../../contract/index.ts';
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
const LARGEST_ROW = 16 << 20;
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
  batch: readonly string[][],
  first: number,
  header: boolean,
  rowOf: (cells: readonly string[], line: number) => Row,
  take: TakeRow,
): void {
  for (let index = header && first === 0 ? 1 : 0; index < batch.length; index++) {
    take(rowOf(batch[index] ?? [], first + index));
  }
}

const RULES = {
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  record_delimiter: ['\r\n', '\n', '\r'],
};

/** The rows of a file by RFC 4180, in batches. @throws {QunshuError} `export-damaged`. */
async function* rowsIn(
  source: ExportSource,
  delimiter: Delimiter,
  records?: Records,
): AsyncGenerator<{ first: number; batch: string[][] }> {
  const choice = await encodingOf(source);
  if (choice.guess !== null) {
    records?.note(choice.guess);
  }
  let batch: string[][] = [];
  let first = 0;
  const parser = parse({
    ...RULES,
    delimiter,
    max_record_size: LARGEST_ROW,
    on_record: (row: string[]) => {
      batch.push(row);
      return null;
    },
  });
  // Errors reach us through the callbacks of `write` and `end`; without a listener they would end the process.
  parser.on('error', () => undefined);
  const settle = (begin: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => {
      begin((error) => (error ? reject(describe(error, source, first + batch.length)) : resolve()));
    });
  const taken = () => {
    const rows = { first, batch };
    first += batch.length;
    batch = [];
    return rows;
  };
  for await (const chunk of utf8Chunks(source, choice)) {
    // A copy: the parser keeps the end of a chunk, whose memory is used again.
    await settle((done) => parser.write(Buffer.from(chunk), done));
    yield taken();
  }
  await settle((done) => {
    parser.once('error', done);
    parser.end(done);
  });
  yield taken();
}

function describe(error: Error, source: ExportSource, row: number): QunshuError {
  const reasons: Readonly<Record<string, string>> = {
    CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and never closed',
    CSV_MAX_RECORD_SIZE: 'a row is larger than 16 MB: perhaps a quotation mark is opened and never closed',
  };
  const reason = reasons[(error as CsvError).code] ?? error.message;
  return new QunshuError('export-damaged', { file: source.archive ?? source.name, position: `row ${row + 1}`, reason });
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
function firstRows(text: string, delimiter: Delimiter, most: number): string[][] {
  const rows: string[][] = [];
  try {
    parseAtOnce(text, {
      ...RULES,
      delimiter,
      to: most,
      max_record_size: LARGEST_ROW,
      on_record: (row: string[]) => {
        rows.push(row);
        return null;
      },
    });
  } catch {
    // The head ends within a quotation: what came before it is enough.
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
