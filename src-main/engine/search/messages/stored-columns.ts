import type { Database } from '../../library/index.ts';
import { packed, unpacked } from '../packed.ts';
import { readState, writeState } from '../schema.ts';

/** Messages of a row: those with numbers from a multiple of it on. Reading them in the archive takes some ten milliseconds. */
export const PIECE = 8192;

/** What filters and facets need of messages, by seq; 0 for messages that are not there. */
export interface Columns {
  readonly chats: Uint16Array;
  readonly senders: Uint32Array;
  /** Minutes since 1970. */
  readonly minutes: Uint32Array;
  /** One bit for each of the contract's `searchContents`. */
  readonly contents: Uint8Array;
}

/** Counts the changes of messages that were indexed before; columns read at another count are out of date. */
const CHANGES = 'columns-changed';
/** How many bytes the numbers of a column may take each. */
const WIDTHS = [1, 2, 4] as const;
type Width = (typeof WIDTHS)[number];

export function changesOfColumns(database: Database): number {
  return readState(database, CHANGES);
}

/**
 * Writes a piece: chats, senders, minutes as differences to the message before, contents; the numbers of each column
 * of as many bytes as its highest one needs, low bytes first; then how many these are, a byte a column; deflated. So
 * they are read without a step for every message.
 */
export function storeColumns(database: Database, piece: number, { chats, senders, minutes, contents }: Columns): void {
  const [first, end] = [piece * PIECE, (piece + 1) * PIECE];
  const steps = Uint32Array.from({ length: PIECE }, (_, place) => {
    const before = place === 0 ? 0 : (minutes[first + place - 1] ?? 0);
    return (minutes[first + place] ?? 0) - before;
  });
  const columns = [chats.subarray(first, end), senders.subarray(first, end), steps, contents.subarray(first, end)];
  const widths = columns.map(widthOf);
  const bytes = columns.map((column, place) => new Uint8Array(ofWidth(column, widths[place] ?? 1).buffer));
  const data = packed(Buffer.concat([...bytes, Uint8Array.from(widths)]));
  database.run('INSERT OR REPLACE INTO message_columns (piece, data) VALUES (?, ?)', piece, data);
}

/** @returns false when the piece is not stored */
export function loadColumns(database: Database, piece: number, into: Columns): boolean {
  const row = database.get<{ data: Uint8Array }>('SELECT data FROM message_columns WHERE piece = ?', piece);
  if (row === undefined) {
    return false;
  }
  // A copy begins where numbers of any width may.
  const bytes = new Uint8Array(unpacked(row.data));
  const first = piece * PIECE;
  let start = 0;
  for (const [place, column] of [into.chats, into.senders, into.minutes, into.contents].entries()) {
    const width = bytes[bytes.length - 4 + place] ?? 1;
    column.set(numbersAt(bytes, start, width), first);
    start += width * PIECE;
  }
  const { minutes } = into;
  for (let seq = first + 1; seq < first + PIECE; seq++) {
    minutes[seq] = (minutes[seq - 1] ?? 0) + (minutes[seq] ?? 0);
  }
  return true;
}

/** Drops the pieces that hold messages which changed or went, and tells whoever read them. */
export function dropColumns(database: Database, pieces: Iterable<number>): void {
  database.transaction(() => {
    for (const piece of pieces) {
      database.run('DELETE FROM message_columns WHERE piece = ?', piece);
    }
    writeState(database, CHANGES, readState(database, CHANGES) + 1);
  });
}

function widthOf(column: Columns['contents'] | Columns['chats'] | Columns['senders']): Width {
  let all = 0;
  for (let place = 0; place < column.length; place++) {
    all |= column[place] ?? 0;
  }
  return WIDTHS.find((width) => all >>> 0 < 2 ** (8 * width)) ?? 4;
}

function ofWidth(column: ArrayLike<number>, width: Width): Uint8Array | Uint16Array | Uint32Array {
  return width === 1 ? new Uint8Array(column) : width === 2 ? new Uint16Array(column) : new Uint32Array(column);
}

function numbersAt(bytes: Uint8Array, start: number, width: number): Uint8Array | Uint16Array | Uint32Array {
  const { buffer } = bytes;
  return width === 1
    ? bytes.subarray(start, start + PIECE)
    : width === 2
      ? new Uint16Array(buffer, start, PIECE)
      : new Uint32Array(buffer, start, PIECE);
}
