import type { PlacedMessage, ThreadDetail } from '../../../src-main/contract/index.ts';
import type { Correction } from '../threads/use-correcting.ts';

export type CorrectionName = 'add' | 'takeOut' | 'gather' | 'split' | 'merge';

/** What each correction would do here and now; null where it makes no sense. */
export type PossibleCorrections = { readonly [Name in CorrectionName]: Correction | null };

/**
 * What can be corrected: with the marked messages, or with the selected one where none is marked,
 * in the conversation that is lit (READER-11 to READER-13).
 */
export function possibleCorrections(
  lit: Pick<ThreadDetail, 'id' | 'messageIds'> | undefined,
  marked: readonly string[],
  selected: Pick<PlacedMessage, 'id' | 'threadId'> | undefined,
): PossibleCorrections {
  const meant = marked.length > 0 ? marked : selected ? [selected.id] : [];
  const gather: Correction | null = marked.length > 0 ? { kind: 'gather', messageIds: marked } : null;
  if (!lit) return { add: null, takeOut: null, gather, split: null, merge: null };
  const inside = new Set(lit.messageIds);
  const others = meant.filter((id) => !inside.has(id));
  const own = meant.filter((id) => inside.has(id));
  const from = selected ? lit.messageIds.indexOf(selected.id) : -1;
  const otherThread = selected?.threadId ?? null;
  return {
    add: others.length > 0 ? { kind: 'add', threadId: lit.id, messageIds: others } : null,
    takeOut: own.length > 0 && own.length < inside.size ? { kind: 'takeOut', threadId: lit.id, messageIds: own } : null,
    gather,
    split: from > 0 ? { kind: 'split', threadId: lit.id, messageIds: lit.messageIds.slice(from) } : null,
    merge: otherThread !== null && otherThread !== lit.id ? { kind: 'merge', threadIds: [lit.id, otherThread] } : null,
  };
}
