import { messageKinds } from '../contract/index.ts';
import type { Archive } from './archive/index.ts';
import type { Books } from './books/index.ts';
import type { Members } from './members/index.ts';
import type { FoundMessage, MessageVisitor, SearchedPerson, SearchSource } from './search/index.ts';
import { ZonedClock } from './text/index.ts';
import type { Threads } from './threads/index.ts';

/** Bits of the contract's `searchContents`. */
const IMAGE = 1;
const LINK = 2;
const CODE = 4;
const FILE = 8;
const CONTENT_OF_KIND = new Map([
  [messageKinds.indexOf('image'), IMAGE],
  [messageKinds.indexOf('link'), LINK],
  [messageKinds.indexOf('file'), FILE],
]);

export interface SearchSourceParts {
  readonly archive: Archive;
  readonly members: Members;
  readonly threads: Threads;
  readonly books: () => Books;
  readonly digestsOf: (threadId: string) => readonly string[];
  readonly canonicalOf: (digestId: string) => string;
  readonly now: () => number;
  readonly timezone: () => string;
}

/** What the search asks of the rooms around it. */
export class LibrarySearchSource implements SearchSource {
  readonly #parts: SearchSourceParts;
  #people: readonly SearchedPerson[] | null = null;
  #clock: ZonedClock | null = null;

  constructor(parts: SearchSourceParts) {
    this.#parts = parts;
  }

  /** Call when people, or their names, changed. */
  forget(): void {
    this.#people = null;
  }

  messages(seqs: readonly number[]): FoundMessage[] {
    const { archive } = this.#parts;
    const chats = new Map(archive.chats().map((chat) => [chat.id, chat.name]));
    return seqs.flatMap((seq) => {
      const message = archive.messages.bySeq(seq);
      if (message === undefined) {
        return [];
      }
      const { id, chatId, sender, sentAt, text } = message;
      return [{ seq, id, chatId, chatName: chats.get(chatId) ?? '', sender, sentAt, text }];
    });
  }

  lastSeq(): number {
    return this.#parts.archive.messages.lastSeq();
  }

  visitMessages(after: number, upTo: number, visit: MessageVisitor): void {
    this.#parts.archive.messages.visitBetween(after, upTo, (seq, chat, sender, minute, kind, link, code) =>
      visit(seq, chat, sender, minute, (CONTENT_OF_KIND.get(kind) ?? 0) | (link && LINK) | (code && CODE)),
    );
  }

  chats() {
    const { archive } = this.#parts;
    const numbers = archive.numbers('chat');
    return archive.chats().map(({ id, name }) => ({ id, name, number: numbers.get(id) ?? 0 }));
  }

  people(): readonly SearchedPerson[] {
    if (this.#people === null) {
      const numbers = this.#parts.archive.numbers('participant');
      this.#people = this.#parts.members.list().map((member) => ({
        id: member.id,
        names: [member.name, ...member.aliases, ...(member.alias === null ? [] : [member.alias])],
        senders: member.participantIds.flatMap((id) => numbers.get(id) ?? []),
      }));
    }
    return this.#people;
  }

  books() {
    return this.#parts.books().list();
  }

  withRole(role: 'question' | 'answer' | 'unanswered'): number[] {
    return this.#parts.threads.withRole(role);
  }

  digestsOf(seqs: readonly number[]): Map<string, readonly string[]> {
    const digests = new Map<string, readonly string[]>();
    for (const [messageId, { threadId }] of this.#parts.threads.placement(seqs)) {
      digests.set(messageId, this.#parts.digestsOf(threadId));
    }
    return digests;
  }

  canonicalOf(digestId: string): string {
    return this.#parts.canonicalOf(digestId);
  }

  calendar() {
    const timezone = this.#parts.timezone();
    if (this.#clock?.timezone !== timezone) {
      this.#clock = new ZonedClock(timezone);
    }
    return { now: this.#parts.now(), clock: this.#clock };
  }
}
