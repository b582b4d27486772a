import type { FacetCount, SearchFacets } from '../../contract/index.ts';
import type { DigestFact } from './digests/digest-facts.ts';
import type { Bitmap } from './messages/bitmap.ts';
import type { MessageColumns } from './messages/message-columns.ts';
import { monthsBetween } from './query/dates.ts';
import type { SearchSource } from './source.ts';

const MOST_VALUES = 20;
const MINUTE = 60_000;

/** Counts what was found by tag, person, chat and month (SEARCH-31). */
export function countFacets(
  source: SearchSource,
  columns: MessageColumns,
  digests: readonly DigestFact[],
  messages: Bitmap | null,
): SearchFacets {
  const tags = new Map<string, number>();
  const people = new Map<string, number>();
  const chats = new Map<string, number>();
  const chatList = source.chats();
  const chatNames = new Map(chatList.map(({ id, name }) => [id, name]));
  for (const fact of digests) {
    addAll(tags, fact.tags);
    addAll(people, fact.people);
    addAll(
      chats,
      fact.chatIds.map((id) => chatNames.get(id) ?? id),
    );
  }
  const months = monthCounter(source, columns, digests, messages);
  if (messages !== null) {
    const bySender = new Map<number, number>();
    const byChat = new Map<number, number>();
    messages.forEachDescending((seq) => {
      add(bySender, columns.senders[seq] ?? 0);
      add(byChat, columns.chats[seq] ?? 0);
    });
    for (const { number, name } of chatList) {
      add(chats, name, byChat.get(number) ?? 0);
    }
    for (const { names, senders } of source.people()) {
      const count = senders.reduce((sum, sender) => sum + (bySender.get(sender) ?? 0), 0);
      add(people, names[0] ?? '', count);
    }
  }
  return { tags: ranked(tags), people: ranked(people), chats: ranked(chats), months };
}

function monthCounter(
  source: SearchSource,
  columns: MessageColumns,
  digests: readonly DigestFact[],
  messages: Bitmap | null,
): FacetCount[] {
  const instants = digests.map((fact) => fact.from ?? fact.updatedAt);
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const meet = (instant: number) => {
    first = Math.min(first, instant);
    last = Math.max(last, instant);
  };
  for (const instant of instants) {
    meet(instant);
  }
  const { minutes } = columns;
  messages?.forEachDescending((seq) => meet((minutes[seq] ?? 0) * MINUTE));
  if (first > last) {
    return [];
  }
  const months = monthsBetween(first, last, source.calendar().clock);
  const starts = Float64Array.from(months, ({ from }) => from);
  const counts = new Uint32Array(months.length);
  const count = (instant: number) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= instant) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    counts[low] = (counts[low] ?? 0) + 1;
  };
  for (const instant of instants) {
    count(instant);
  }
  messages?.forEachDescending((seq) => count((minutes[seq] ?? 0) * MINUTE));
  return months.flatMap(({ month }, place) => {
    const found = counts[place] ?? 0;
    return found > 0 ? [{ value: month, count: found }] : [];
  });
}

function add<Key>(counts: Map<Key, number>, key: Key, more = 1): void {
  if (more > 0) {
    counts.set(key, (counts.get(key) ?? 0) + more);
  }
}

function addAll(counts: Map<string, number>, keys: readonly string[]): void {
  for (const key of new Set(keys)) {
    add(counts, key);
  }
}

function ranked(counts: ReadonlyMap<string, number>): FacetCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1))
    .slice(0, MOST_VALUES);
}
