import type { Database } from '../library/index.ts';

/** Bytes of a stored piece: some ten thousand messages. */
const PIECE_BYTES = 1 << 15;

/**
 * Notes which messages an import found already there, on which of its lines, and what it said of them: what is
 * needed to know, when an earlier import is undone, that a message, and that version of it, has another source.
 * Messages come mostly in the order they came in before, so a step takes four bytes: differences to the message
 * before, as variable-length numbers whose last bit is the sign, and two bytes of `saidOf`.
 */
export class SeenList {
  readonly #database: Database;
  readonly #import: number;
  readonly #bytes = new Uint8Array(PIECE_BYTES + 32);
  #length = 0;
  #seq = 0;
  #line = 0;

  constructor(database: Database, importNumber: number) {
    this.#database = database;
    this.#import = importNumber;
  }

  /** @param said `saidOf` the message in this import */
  add(seq: number, line: number, said: number): void {
    this.#write(seq - this.#seq);
    this.#write(line - this.#line);
    this.#bytes[this.#length++] = said & 255;
    this.#bytes[this.#length++] = said >>> 8;
    this.#seq = seq;
    this.#line = line;
    if (this.#length >= PIECE_BYTES) {
      this.flush();
    }
  }

  /** Stores what was added since the last time. */
  flush(): void {
    if (this.#length > 0) {
      this.#database.run(
        'INSERT INTO import_seen (import, steps, tells_said) VALUES (?, ?, 1)',
        this.#import,
        this.#bytes.slice(0, this.#length),
      );
    }
    this.#length = 0;
    this.#seq = 0;
    this.#line = 0;
  }

  #write(step: number): void {
    let rest = step < 0 ? -step * 2 - 1 : step * 2;
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }
}

/**
 * Sixteen bits of what an import says of a message, which tell apart the few versions there are of it.
 *
 * @param keyLow, mark as in the rows of `message` and `message_version`
 */
export function saidOf(keyLow: number, mark: number): number {
  const both = keyLow ^ Math.imul(mark, 0x9e3779b1);
  return (both ^ (both >>> 16)) & 0xffff;
}

/**
 * Calls `visitor` with every message an import found already there, its line in that import, and `saidOf` it;
 * null in lists of earlier versions of the archive.
 */
export function visitSeen(
  database: Database,
  importNumber: number,
  visitor: (seq: number, line: number, said: number | null) => void,
): void {
  const pieces = database.iterate<{ steps: Uint8Array; tells_said: number }>(
    'SELECT steps, tells_said FROM import_seen WHERE import = ? ORDER BY rowid',
    importNumber,
  );
  for (const { steps, tells_said } of pieces) {
    let seq = 0;
    let line = 0;
    let position = 0;
    const read = (): number => {
      let value = 0;
      let scale = 1;
      for (;;) {
        const byte = steps[position++] ?? 0;
        value += (byte & 127) * scale;
        if (byte < 128) {
          return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
        }
        scale *= 128;
      }
    };
    while (position < steps.length) {
      seq += read();
      line += read();
      const said = tells_said === 1 ? (steps[position++] ?? 0) + (steps[position++] ?? 0) * 256 : null;
      visitor(seq, line, said);
    }
  }
}
