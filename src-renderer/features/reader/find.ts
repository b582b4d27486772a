import type { SearchHit } from '../../../src-main/contract/index.ts';

const QUOTES = /["“”„«»]/g;

/** Words in a chat, just as they stand, as a query to the engine. */
export function findQuery(text: string, chatName: string): string {
  return `"${text.replace(QUOTES, ' ').trim()}" chat:"${chatName.replace(QUOTES, ' ').trim()}"`;
}

/** What was found in this very chat (others may have its name), in the order it was said. */
export function matchesIn(hits: readonly SearchHit[], chatId: string): readonly SearchHit[] {
  return hits.filter((hit) => hit.chatId === chatId).sort((one, other) => one.at - other.at);
}

/** The first match to show: the first at or after a time, else the last; -1 for none. */
export function firstMatch(matches: readonly SearchHit[], from: number): number {
  const index = matches.findIndex(({ at }) => at >= from);
  return index < 0 ? matches.length - 1 : index;
}

/** The match after or before another, round the ends. */
export function nextMatch(index: number, count: number, step: 1 | -1): number {
  return count === 0 ? -1 : (index + step + count) % count;
}
