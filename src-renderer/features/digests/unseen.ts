import type { ThreadDetail, ThreadMessage } from '../../../src-main/contract/index.ts';

/** Messages of conversations that a digest has not seen, oldest first; none where it saw nothing, being no draft. */
export function unseenIn(
  threads: readonly ThreadDetail[],
  seenMessageIds: readonly string[],
): readonly ThreadMessage[] {
  if (seenMessageIds.length === 0) return [];
  const seen = new Set(seenMessageIds);
  return threads
    .flatMap(({ messages }) => messages.filter(({ id }) => !seen.has(id)))
    .sort((one, other) => one.sentAt - other.sentAt);
}
