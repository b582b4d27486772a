import { searchContents } from '../../contract/index.ts';
import { foldText } from '../text/index.ts';
import { ANY_DIGEST, type DigestCondition } from './digests/digest-search.ts';
import { Bitmap } from './messages/bitmap.ts';
import type { MessageColumns } from './messages/message-columns.ts';
import type { Filter, FilterGroup } from './query/filters.ts';
import type { SearchSource } from './source.ts';

const MINUTE = 60_000;
/** Sets of messages remembered, one for a filter: it stays while the words beside it are typed. */
const MOST_SETS = 16;

/** What the filters of a query mean for digests and for messages. */
export class Conditions {
  readonly #source: SearchSource;
  readonly #columns: MessageColumns;
  /** By filter, from the columns as they were then. */
  readonly #sets = new Map<string, Bitmap>();
  #columnsRead = '';

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
        if (filter.kind === 'message') {
          into.words.fill(ALL_BITS);
        }
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

  #addByColumns(filter: Exclude<Filter, { key: 'tag' | 'status' | 'kind' | 'role' }>, into: Bitmap): void {
    this.#columns.refresh();
    const { chats, senders, minutes, contents } = this.#columns;
    switch (filter.key) {
      case 'by': {
        const people = this.#source.people().filter(({ names }) => namesMatching(names, filter.value).length > 0);
        const exact = people.filter(({ names }) => names.some((name) => foldText(name) === filter.value));
        const numbers = (exact.length > 0 ? exact : people).flatMap((person) => person.senders);
        into.or(this.#remembered(`by ${numbers}`, into.size, (set) => addThoseOf(numbers, senders, set)));
        return;
      }
      case 'chat': {
        const numbers = this.#chatsNamed(filter.value).map(({ number }) => number);
        into.or(this.#remembered(`chat ${numbers}`, into.size, (set) => addThoseOf(numbers, chats, set)));
        return;
      }
      case 'time': {
        const [from, to] = [filter.period.from / MINUTE, filter.period.to / MINUTE];
        into.or(this.#remembered(`time ${from} ${to}`, into.size, (set) => addBetween(from, to, minutes, set)));
        return;
      }
      case 'has': {
        const bit = 1 << searchContents.indexOf(filter.content);
        const wanted = Array.from({ length: 1 << searchContents.length }, (_, bits) => bits).filter(
          (bits) => (bits & bit) !== 0,
        );
        into.or(this.#remembered(`has ${bit}`, into.size, (set) => addThoseOf(wanted, contents, set)));
      }
    }
  }

  #remembered(key: string, size: number, read: (set: Bitmap) => void): Bitmap {
    const columnsRead = `${this.#columns.read} ${this.#columns.changes}`;
    if (columnsRead !== this.#columnsRead || this.#sets.size > MOST_SETS) {
      this.#sets.clear();
      this.#columnsRead = columnsRead;
    }
    const known = this.#sets.get(key);
    if (known?.size === size) {
      return known;
    }
    const set = new Bitmap(size);
    read(set);
    this.#sets.set(key, set);
    return set;
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

const ALL_BITS = 0xffff_ffff;

/** Adds the messages whose number in the column is one of those. */
function addThoseOf(numbers: readonly number[], column: Uint8Array | Uint16Array | Uint32Array, into: Bitmap): void {
  const wanted = new Uint8Array(Math.max(0, ...numbers) + 1);
  for (const number of numbers) {
    wanted[number] = 1;
  }
  const { words } = into;
  const end = Math.min(into.size, column.length);
  for (let seq = 0; seq < end; seq++) {
    const number = column[seq] ?? 0;
    if (number < wanted.length && wanted[number] === 1) {
      words[seq >>> 5] = (words[seq >>> 5] ?? 0) | (1 << (seq & 31));
    }
  }
}

/** Adds the messages whose minute is not before the one and before the other. */
function addBetween(from: number, to: number, minutes: Uint32Array, into: Bitmap): void {
  const { words } = into;
  const end = Math.min(into.size, minutes.length);
  for (let seq = 0; seq < end; seq++) {
    const minute = minutes[seq] ?? 0;
    if (minute >= from && minute < to) {
      words[seq >>> 5] = (words[seq >>> 5] ?? 0) | (1 << (seq & 31));
    }
  }
}

function allBut(set: Bitmap): Bitmap {
  const rest = new Bitmap(set.size);
  rest.words.fill(ALL_BITS);
  rest.andNot(set);
  return rest;
}
