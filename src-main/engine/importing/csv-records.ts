import type { ParsedRecord } from '../../contract/index.ts';
import { CsvRows } from './csv-rows.ts';
import { utf8Chunks } from './decoding.ts';
import { type EncodingChoice, encodingOf } from './encoding.ts';
import type { ExportSource } from './format.ts';
import type { Records } from './records.ts';

/** Takes the rows of a table. */
export interface CsvReceiver {
  /** Takes the first row: the names of the columns. */
  columns(names: readonly string[]): void;
  /** Takes a row; `number` counts from 0 behind the names of the columns. */
  row(cells: readonly string[], number: number): void;
  /** Takes a row that cannot be read: why, and its text where it is known. */
  unreadable?(number: number, reason: string, text: string): void;
  /** Takes the end of the table. */
  end?(): void;
}

/**
 * Feeds the rows of a table to a receiver and yields what it collects. Cells are separated by commas and may
 * be quoted and hold line ends; rows end with LF, CRLF or CR. Memory does not grow with the file.
 */
export async function* parseCsv(
  source: ExportSource,
  receiver: CsvReceiver,
  records: Records,
): AsyncGenerator<readonly ParsedRecord[]> {
  const choice = await encodingOf(source);
  if (choice.guess !== null) {
    records.note(choice.guess);
  }
  for await (const _ of rows(source, choice, receiver, records)) {
    const batch = records.take();
    if (batch !== null) {
      yield batch;
    }
  }
  receiver.end?.();
  const batch = records.take();
  if (batch !== null) {
    yield batch;
  }
}

/** Reads rows until the receiver has `enough`, for a look ahead. */
export async function surveyCsv(source: ExportSource, receiver: CsvReceiver, enough: () => boolean): Promise<void> {
  for await (const _ of rows(source, await encodingOf(source), receiver)) {
    if (enough()) {
      return;
    }
  }
}

/** The columns of a table, found by their names whatever their order. */
export class CsvColumns {
  readonly #places: ReadonlyMap<string, number>;

  constructor(names: readonly string[]) {
    this.#places = new Map(names.map((name, place) => [name, place]));
  }

  /** The cell of a row in the first of these columns that the table has; empty without one. */
  cell(cells: readonly string[], ...names: readonly string[]): string {
    for (const name of names) {
      const place = this.#places.get(name);
      if (place !== undefined) {
        return cells[place] ?? '';
      }
    }
    return '';
  }
}

/** The names of the columns as the first line of a file lists them. */
export function columnsOf(line: string | undefined): readonly string[] {
  return (line ?? '').split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
}

/** Feeds the table; yields after each chunk and at the end. */
async function* rows(
  source: ExportSource,
  choice: EncodingChoice,
  receiver: CsvReceiver,
  records?: Records,
): AsyncGenerator<undefined> {
  let number = -1;
  const splitter = new CsvRows({
    row(cells) {
      if (number === -1) {
        receiver.columns(cells.map((cell) => cell.trim()));
      } else {
        receiver.row(cells.map(withLineFeeds), number);
      }
      number++;
    },
    unreadable(reason, text) {
      receiver.unreadable?.(Math.max(number, 0), reason, text);
      number++;
    },
    mended: (line) => records?.warn(markAsText(line)),
  });
  const decoder = new TextDecoder();
  for await (const chunk of utf8Chunks(source, choice)) {
    splitter.feed(decoder.decode(chunk, { stream: true }));
    yield;
  }
  splitter.feed(decoder.decode());
  splitter.end();
  yield;
}

/** What is told of a line in which a quotation mark is never closed. */
export function markAsText(line: number): string {
  return `A quotation mark is opened in line ${line} and never closed: it was read as text.`;
}

/** Line ends within a cell become line feeds, as in all texts. */
function withLineFeeds(cell: string): string {
  return cell.includes('\r') ? cell.replace(/\r\n?/g, '\n') : cell;
}
