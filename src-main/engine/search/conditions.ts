import { searchContents } from '../../contract/index.ts';
import { foldText } from '../text/index.ts';
import { ANY_DIGEST, type DigestCondition } from './digests/digest-search.ts';
import { Bitmap } from './messages/bitmap.ts';
import type { MessageColumns } from './messages/message-columns.ts';
import type { Filter, FilterGroup } from './query/filters.ts';
import type { SearchSource } from './source.ts';

const MINUTE = 60_000;

/** What the filters of a query mean for digests and for messages. */
export class Conditions {
  readonly #source: SearchSource;
  readonly #columns: MessageColumns;

  constructor(source: SearchSource, columns: MessageColumns) {
    this.#source = source;
    this.#columns = columns;
  }

  digests(groups: readonly FilterGroup[]): DigestCondition {
    if (groups.length === 0) {
      return ANY_DIGEST;
    }
    const tests = groups.map(({ anyOf, excluded }) => {
      const any = anyOf.map((filter) => this.#digestTest(filter));
      return (fact: Parameters<DigestCondition>[0]) => any.some((test) => test(fact)) !== excluded;
    });
    return (fact) => tests.every((test) => test(fact));
  }

  /**
   * The messages that pass, as a set of numbers below `size`; null when all do.
   */
  messages(groups: readonly FilterGroup[], size: number): Bitmap | null {
    if (groups.length === 0) {
      return null;
    }
    let passing: Bitmap | null = null;
    for (const { anyOf, excluded } of groups) {
      const group = new Bitmap(size);
      for (const filter of anyOf) {
        this.#addMessages(filter, group);
      }
      const set: Bitmap = excluded ? allBut(group) : group;
      if (passing === null) {
        passing = set;
      } else {
        passing.and(set);
      }
    }
    return passing;
  }

  #digestTest(filter: Filter): DigestCondition {
    switch (filter.key) {
      case 'tag':
        return ({ tags }) => tags.some((tag) => foldText(tag) === filter.value);
      case 'by':
        return ({ people }) => namesMatching(people, filter.value).length > 0;
      case 'chat': {
        const ids = new Set(this.#chatsNamed(filter.value).map(({ id }) => id));
        return ({ chatIds }) => chatIds.some((id) => ids.has(id));
      }
      case 'kind':
        return () => filter.kind === 'digest';
      case 'status':
        return ({ status }) => status === filter.status;
      case 'time': {
        const { from, to } = filter.period;
        return (fact) => (fact.to ?? fact.updatedAt) >= from && (fact.from ?? fact.updatedAt) < to;
      }
      case 'has': {
        const bit = 1 << searchContents.indexOf(filter.content);
        return ({ contents }) => (contents & bit) !== 0;
      }
      case 'role':
        // Every digest answers a question; none is one, or waits for an answer.
        return () => filter.role === 'answer';
    }
  }

  #addMessages(filter: Filter, into: Bitmap): void {
    switch (filter.key) {
      case 'tag':
      case 'status':
        return;
      case 'kind':
        addWhere(into, () => filter.kind === 'message');
        return;
      case 'role':
        for (const seq of this.#source.withRole(filter.role)) {
          if (seq < into.size) {
            into.add(seq);
          }
        }
        return;
      default:
        this.#addByColumns(filter, into);
    }
  }

  #addByColumns(filter: Filter, into: Bitmap): void {
    this.#columns.refresh();
    const { chats, senders, minutes, contents } = this.#columns;
    switch (filter.key) {
      case 'by': {
        const people = this.#source.people().filter(({ names }) => namesMatching(names, filter.value).length > 0);
        const exact = people.filter(({ names }) => names.some((name) => foldText(name) === filter.value));
        const numbers = new Set((exact.length > 0 ? exact : people).flatMap((person) => person.senders));
        addWhere(into, (seq) => numbers.has(senders[seq] ?? 0));
        return;
      }
      case 'chat': {
        const numbers = new Set(this.#chatsNamed(filter.value).map(({ number }) => number));
        addWhere(into, (seq) => numbers.has(chats[seq] ?? 0));
        return;
      }
      case 'time': {
        const [from, to] = [filter.period.from / MINUTE, filter.period.to / MINUTE];
        addWhere(into, (seq) => (minutes[seq] ?? 0) >= from && (minutes[seq] ?? 0) < to);
        return;
      }
      case 'has': {
        const bit = 1 << searchContents.indexOf(filter.content);
        addWhere(into, (seq) => ((contents[seq] ?? 0) & bit) !== 0);
      }
    }
  }

  /** Chats of just this name, or, without one, those whose names hold it. */
  #chatsNamed(value: string) {
    const chats = this.#source.chats();
    const exact = chats.filter(({ name }) => foldText(name) === value);
    return exact.length > 0 ? exact : chats.filter(({ name }) => foldText(name).includes(value));
  }
}

/** The names that are what was asked for or hold it. */
function namesMatching(names: readonly string[], value: string): readonly string[] {
  return names.filter((name) => foldText(name).includes(value));
}

/** Writes whole words of the set: a filter looks at every message. */
function addWhere({ words, size }: Bitmap, passes: (seq: number) => boolean): void {
  for (let index = 0; index < words.length; index++) {
    let word = 0;
    const end = Math.min(size, index * 32 + 32);
    for (let seq = index * 32; seq < end; seq++) {
      word |= passes(seq) ? 1 << (seq & 31) : 0;
    }
    words[index] = (words[index] ?? 0) | word;
  }
}

function allBut(set: Bitmap): Bitmap {
  const rest = new Bitmap(set.size);
  addWhere(rest, () => true);
  rest.andNot(set);
  return rest;
}
