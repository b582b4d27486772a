import type { Database } from '../../library/index.ts';
import type { Bitmap } from './bitmap.ts';
import { BlockCursor, BlockWriter, postingsAt } from './blocks.ts';
import { CharacterWriter, isCharacterTerm } from './characters.ts';
import { ByteBuffer, type Postings, seqsOf } from './postings.ts';
import { type Segment, SegmentDocuments } from './segment.ts';

/**
 * Makes one segment of two. Messages that were removed are left out; where both segments hold a
 * message (it was indexed again) the terms of both count, and the newer segment's length and day.
 */
export function mergeSegments(database: Database, older: Segment, newer: Segment, removed: Bitmap): void {
  const documents = SegmentDocuments.load(database, older)
    .with(SegmentDocuments.load(database, newer))
    .without((seq) => removed.has(seq));
  const merged = documents.store(database, Math.min(older.base, newer.base));
  const writer = new CharacterWriter(new BlockWriter(database, merged.id), merged.base, merged.last);
  const write = postingsWriter(writer, merged.base, removed);
  const left = new SegmentCursor(database, older);
  const right = new SegmentCursor(database, newer);
  let moreLeft = left.next();
  let moreRight = right.next();
  while (moreLeft || moreRight) {
    const order = !moreRight ? -1 : !moreLeft ? 1 : left.compare(right);
    const sources = order < 0 ? [left] : order > 0 ? [right] : [left, right];
    const { term } = sources[0] ?? left;
    if (!isCharacterTerm(term)) {
      write(
        term,
        sources.map((source) => source.postings),
      );
    }
    moreLeft = order <= 0 ? left.next() : moreLeft;
    moreRight = order >= 0 ? right.next() : moreRight;
  }
  writer.finish();
  for (const { id } of [older, newer]) {
    database.run('DELETE FROM message_terms WHERE segment = ?', id);
    database.run('DELETE FROM message_segment WHERE id = ?', id);
  }
}

function postingsWriter(
  writer: CharacterWriter,
  base: number,
  removed: Bitmap,
): (term: string, sources: readonly Postings[]) => void {
  const bytes = new ByteBuffer(1 << 14);
  return (term, sources) => {
    const [first = [], second = []] = sources.map(seqsOf);
    const overlaps = (first.at(-1) ?? -1) >= (second[0] ?? Number.POSITIVE_INFINITY);
    const joined = overlaps ? [...new Set([...first, ...second])].sort((a, b) => a - b) : first.concat(second);
    bytes.length = 0;
    let before = base;
    let count = 0;
    for (const seq of joined) {
      if (!removed.has(seq)) {
        bytes.number(seq - before);
        before = seq;
        count++;
      }
    }
    if (count > 0) {
      writer.add(term, count, bytes.bytes, 0, bytes.length);
    }
  };
}

/** Walks over all entries of a segment. */
class SegmentCursor {
  readonly #base: number;
  readonly #blocks: Iterator<{ data: Uint8Array }>;
  #block: BlockCursor | null = null;

  constructor(database: Database, segment: Segment) {
    this.#base = segment.base;
    this.#blocks = database.iterate<{ data: Uint8Array }>(
      'SELECT data FROM message_terms WHERE segment = ? ORDER BY first',
      segment.id,
    );
  }

  next(): boolean {
    while (this.#block === null || !this.#block.next()) {
      const step = this.#blocks.next();
      if (step.done === true) {
        return false;
      }
      this.#block = new BlockCursor(step.value.data);
    }
    return true;
  }

  get #entry(): BlockCursor {
    if (this.#block === null) {
      throw new Error('The cursor stands on no entry.');
    }
    return this.#block;
  }

  get term(): string {
    return this.#entry.text;
  }

  get postings(): Postings {
    return postingsAt(this.#entry, this.#base);
  }

  compare(other: SegmentCursor): number {
    const entry = other.#entry;
    return this.#entry.compare(entry.term, entry.termEnd);
  }
}
