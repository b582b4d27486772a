import type { Database } from '../library/index.ts';
import { align, type Candidate, type CandidateSender } from './alignment.ts';
import type { ChatRow } from './chats.ts';
import { candidateSenders } from './participants.ts';
import { parseExtra } from './rows.ts';
import { type SeenList, saidOf } from './seen-list.ts';
import type { SeqSet } from './seq-set.ts';
import { keepAsVersion, moveToVersion } from './versions.ts';

const MINUTE = 60_000;

interface CandidateRow {
  readonly seq: number;
  readonly at: number;
  readonly sender: number | null;
  readonly kind: number;
  readonly text: string;
  readonly line: number;
  readonly extra: string | null;
  readonly precision: number;
  readonly format: string;
  readonly key_low: number;
  readonly mark: number;
}

/** An import whose messages are in the archive, those not recognised as new ones. */
export interface Reconciled {
  readonly chat: ChatRow;
  /** Number of the first message it added; those below were there before. */
  readonly firstSeq: number;
  /** Messages there before that it has in the same words. */
  readonly recognised: SeqSet;
  readonly seen: SeenList;
}

/**
 * Finds among the messages an import added those that were there already in other words or with another
 * precision of time (ARCHIVE-12), and makes them versions of those. Only minutes are looked at in which
 * both the import and the archive have something the other has not, so that a usual import pays nothing.
 *
 * @returns how many messages turned out to have been there.
 */
export function reconcile(database: Database, { chat, firstSeq, recognised, seen }: Reconciled): number {
  if (chat.from === null || chat.to === null) {
    return 0;
  }
  let senders: Map<number, CandidateSender> | null = null;
  let merged = 0;
  const minutes = database.iterate<{ minute: number }>(
    `SELECT DISTINCT at / ${MINUTE} AS minute FROM message WHERE chat = ? AND at >= ? AND at < ? AND seq >= ?`,
    chat.number,
    chat.from - MINUTE,
    chat.to + MINUTE,
    firstSeq,
  );
  // The walk would see the rows it moves: it is finished first, in typed pieces of the minutes' numbers.
  for (const minute of collect(minutes)) {
    const rows = rowsOfMinute(database, chat.number, minute);
    const before = rows.filter(({ seq }) => seq < firstSeq && !recognised.has(seq));
    if (before.length === 0) {
      continue;
    }
    senders ??= candidateSenders(database, chat);
    const known = senders;
    const candidates = (own: readonly CandidateRow[]) => own.map((row) => candidateOf(row, known));
    const added = rows.filter(({ seq }) => seq >= firstSeq);
    const copies = new Map(added.map((row) => [row.seq, row]));
    for (const [old, copy] of align(candidates(before), candidates(added))) {
      keepAsVersion(database, old.seq);
      moveToVersion(database, copy.seq, old.seq);
      const { line = 0, key_low = 0, mark = 0 } = copies.get(copy.seq) ?? {};
      seen.add(old.seq, line, saidOf(key_low, mark));
      merged++;
    }
  }
  return merged;
}

function collect(minutes: Iterable<{ minute: number }>): Float64Array {
  let collected = new Float64Array(1024);
  let count = 0;
  for (const { minute } of minutes) {
    if (count === collected.length) {
      const longer = new Float64Array(count * 2);
      longer.set(collected);
      collected = longer;
    }
    collected[count++] = minute;
  }
  return collected.subarray(0, count);
}

/** With the best precision any version of them has. */
function rowsOfMinute(database: Database, chat: number, minute: number): CandidateRow[] {
  return database.all<CandidateRow>(
    `SELECT message.seq, at, sender, kind, text, line, extra, key_low, coalesce(mark, 0) AS mark, import.format,
       coalesce((SELECT min(other.precision) FROM message_version AS version
         JOIN import AS other ON other.number = version.import WHERE version.seq = message.seq),
         import.precision) AS precision
     FROM message JOIN import ON import.number = message.import
     WHERE message.chat = ? AND at >= ? AND at < ? ORDER BY at, message.seq`,
    chat,
    minute * MINUTE,
    (minute + 1) * MINUTE,
  );
}

function candidateOf(row: CandidateRow, senders: ReadonlyMap<number, CandidateSender>): Candidate {
  const { sender, extra, key_low: _key, mark: _mark, ...rest } = row;
  const nobody: CandidateSender = { number: sender ?? 0, names: [], isNamed: false };
  return {
    ...rest,
    sender: sender === null ? null : (senders.get(sender) ?? nobody),
    extra: parseExtra(extra),
  };
}
