import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../../src-main/engine/library/index.ts';
import type { MessageVisitor } from '../../../../src-main/engine/search/index.ts';
import { MessageColumns } from '../../../../src-main/engine/search/messages/message-columns.ts';
import { PIECE } from '../../../../src-main/engine/search/messages/stored-columns.ts';
import { prepareSchema, writeState } from '../../../../src-main/engine/search/schema.ts';

type Row = readonly [chat: number, sender: number, minute: number, contents: number];

/** An archive of numbers, and the connections that search it. */
class Archive {
  readonly database = new Database(':memory:');
  readonly rows: (Row | undefined)[] = [undefined];
  read = 0;

  constructor() {
    prepareSchema(this.database);
  }

  columns(): MessageColumns {
    return new MessageColumns(this.database, this);
  }

  append(count: number, [chat, sender, minute, contents]: Row): void {
    for (let added = 0; added < count; added++) {
      this.rows.push([chat, (sender + added) >>> 0, (minute + 3 * added) >>> 0, contents]);
    }
    writeState(this.database, 'last-message', this.rows.length - 1);
  }

  visitMessages(after: number, upTo: number, visit: MessageVisitor): void {
    for (let seq = after + 1; seq <= upTo; seq++) {
      const row = this.rows[seq];
      if (row !== undefined) {
        this.read++;
        visit(seq, ...row);
      }
    }
  }
}

/** The messages at which the columns say otherwise than the archive; the whole arrays would take long to compare. */
function differing({ rows }: Archive, { chats, senders, minutes, contents }: MessageColumns): unknown[] {
  const differences: unknown[] = [];
  for (const [seq, row = [0, 0, 0, 0]] of rows.entries()) {
    const read = [chats[seq], senders[seq], minutes[seq], contents[seq]];
    if (read.some((number, place) => number !== row[place])) {
      differences.push([seq, row, read]);
    }
  }
  return differences.slice(0, 3);
}

const message: fc.Arbitrary<Row> = fc.tuple(
  fc.nat(0xffff),
  fc.oneof(fc.nat(300), fc.nat(0xffff_ffff)),
  fc.oneof(fc.nat(0xffff_ffff), fc.integer({ min: 28_000_000, max: 28_001_000 })),
  fc.nat(15),
);
const step = fc.record({
  type: fc.constantFrom('append', 'change', 'remove', 'refresh', 'read ahead', 'open again'),
  reader: fc.nat(1),
  count: fc.constantFrom(1, 100, 5_000, 9_000),
  place: fc.nat(),
  row: message,
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function play({ type, reader, count, place, row }: Step, archive: Archive, readers: MessageColumns[]): void {
  const columns = readers[reader] ?? archive.columns();
  const seq = 1 + (place % archive.rows.length);
  if (type === 'append') {
    archive.append(count, row);
  } else if (type === 'refresh') {
    columns.refresh();
  } else if (type === 'read ahead') {
    readToEnd(columns);
  } else if (type === 'open again') {
    readers[reader] = archive.columns();
  } else if (seq < archive.rows.length) {
    archive.rows[seq] = type === 'change' ? row : undefined;
    columns.drop([seq]);
  }
}

function readToEnd(columns: MessageColumns): void {
  for (let more = true; more; ) {
    more = columns.readAhead();
  }
}

describe('SEARCH-38 what filters need of messages', () => {
  it('is what the archive says, after any history and for everybody who looks', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const archive = new Archive();
        const readers = [archive.columns(), archive.columns()];
        for (const one of steps) {
          play(one, archive, readers);
        }
        for (const reader of [...readers, archive.columns()]) {
          reader.refresh();
          expect(differing(archive, reader)).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is read once in the archive, and again only where something changed', () => {
    const archive = new Archive();
    archive.append(3 * PIECE, [1, 2, 28_000_000, 4]);
    const first = archive.columns();
    readToEnd(first);
    const [all, tail] = [3 * PIECE, 1];
    expect(archive.read).toBe(all);
    archive.columns().refresh();
    expect(archive.read).toBe(all + tail);
    first.drop([PIECE + 5]);
    archive.columns().refresh();
    expect(archive.read).toBe(all + tail + PIECE + tail);
  });

  it('is begun anew with an index that was', () => {
    const archive = new Archive();
    archive.append(10, [1, 2, 3, 4]);
    const columns = archive.columns();
    columns.refresh();
    archive.rows.length = 1;
    archive.append(10, [5, 6, 7, 8]);
    columns.forget();
    columns.refresh();
    expect(differing(archive, columns)).toEqual([]);
  });
});
