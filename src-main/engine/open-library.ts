import {
  type Chat,
  type DigestTemplate,
  type LibraryStats,
  type PlacedMessage,
  QunshuError,
} from '../contract/index.ts';
import { Archive, type NumberedMessage } from './archive/index.ts';
import { Books, bookDocuments } from './books/index.ts';
import { Conversations } from './conversations.ts';
import { DigestDesk } from './digest-desk.ts';
import { DigestNews } from './digest-news.ts';
import { Digests, digestDocuments, Reviews, reviewDocuments } from './digests/index.ts';
import { IndexAhead } from './index-ahead.ts';
import type { JobContext } from './jobs.ts';
import type { Environment, Library, StartIndexing } from './library/index.ts';
import { Members } from './members/index.ts';
import { Mutex } from './mutex.ts';
import { SavedSearches } from './saved-searches.ts';
import { SEARCH_VERSION, SearchIndex } from './search/index.ts';
import { LibrarySearchSource } from './search-source.ts';
import { ThreadDesk } from './thread-desk.ts';
import { THREADS_VERSION, Threads } from './threads/index.ts';
import { Weighing } from './weighing.ts';

/** Version of everything in the index; rooms count their own part. */
export const INDEX_VERSION = SEARCH_VERSION * 1000 + THREADS_VERSION;

/** Changed messages indexed between two breaths. */
const CHANGED_AT_ONCE = 1000;

/** The rooms of one library, built on one another, and what needs several of them. */
export class OpenLibrary {
  readonly library: Library;
  readonly archive: Archive;
  readonly members: Members;
  readonly threads: Threads;
  readonly conversations: Conversations;
  readonly threadDesk: ThreadDesk;
  readonly digests: Digests;
  readonly reviews: Reviews;
  readonly desk: DigestDesk;
  readonly news: DigestNews;
  readonly books: Books;
  readonly search: SearchIndex;
  readonly searches: SavedSearches;
  readonly #searchSource: LibrarySearchSource;
  readonly #startIndexing: StartIndexing | null;
  readonly #weighing: Weighing;
  /** Changes to the archive come one after the other: an import holds its write transaction for seconds. */
  readonly writes = new Mutex();

  /** @param onWeighed called when conversations were weighed anew and some have another score now */
  constructor(library: Library, environment: Environment, onWeighed: () => void) {
    const { now, newId } = environment;
    this.#startIndexing = environment.startIndexing ?? null;
    this.library = library;
    this.archive = new Archive(library.archive);
    this.members = new Members(library.members, () => this.archive.participants());
    this.threads = new Threads(
      library.index,
      {
        messages: (chatId) => this.archive.messages.ofChat(chatId),
        corrections: () => library.corrections.data,
        digests: () => this.digests.summaries(),
        parts: {
          countTo: (chatId, place) => this.archive.messages.countTo(chatId, place),
          messagesAfter: (chatId, place) => this.archive.messages.ofChat(chatId, place),
          placeOf: (id) => this.archive.messages.placeOf(id),
          bySeq: (seq) => this.archive.messages.wordsOf(seq),
          names: (chatId) => this.archive.participants(chatId),
        },
      },
      environment.resourcesFolder,
    );
    this.threadDesk = new ThreadDesk({ library, archive: this.archive, threads: this.threads });
    this.digests = new Digests({
      documents: library.documents('digests', digestDocuments),
      clock: now,
      newId,
      templates: () => this.templates,
    });
    this.reviews = new Reviews({ documents: library.documents('reviews', reviewDocuments), clock: now, newId });
    this.books = new Books({ documents: library.documents('books', bookDocuments), clock: now, newId });
    this.#searchSource = new LibrarySearchSource({
      archive: this.archive,
      members: this.members,
      threads: this.threads,
      books: () => this.books,
      digestsOf: (threadId) => this.desk.digestsOf(threadId),
      canonicalOf: (digestId) => this.digests.canonicalOf(digestId),
      now,
      timezone: () => library.info.timezone,
    });
    this.search = new SearchIndex(library.index, this.#searchSource, () => performance.now());
    this.searches = new SavedSearches(library.path, library.readOnly, { now, newId });
    this.#weighing = new Weighing(() => this.threads.weighAgain(), onWeighed);
    this.desk = new DigestDesk({
      digests: this.digests,
      members: this.members,
      search: this.search,
      onTopics: () => this.#weighing.start(),
    });
    this.news = new DigestNews({
      digests: this.digests,
      threads: this.threads,
      archive: this.archive,
      openComments: (digestId) => this.reviews.openCount(digestId),
    });
    this.conversations = new Conversations({
      archive: this.archive,
      members: this.members,
      threads: this.threads,
      digestsOf: (threadId) => this.desk.digestsOf(threadId),
      threadsWithDigests: () => this.desk.threadsWithDigests(),
      newSinceDigest: (thread, digestIds) => this.news.inThread(thread, digestIds),
      now,
    });
    if (!library.index.readOnly) {
      this.desk.indexMissing();
    }
  }

  get path(): string {
    return this.library.path;
  }

  get templates(): readonly DigestTemplate[] {
    return this.library.info.templates;
  }

  /** @throws {QunshuError} `not-found`. */
  chat(id: string): Chat {
    const chat = this.archive.chats().find((one) => one.id === id);
    if (chat === undefined) {
      throw new QunshuError('not-found', { what: 'chat', id });
    }
    return chat;
  }

  /** Indexes an import's messages while it goes on; null where the host gives no second thread, or nothing is to gain. */
  indexAhead(exportBytes: number): IndexAhead | null {
    const { library, archive, search } = this;
    const about = { exportBytes, lastSeq: archive.messages.lastSeq(), indexPath: library.index.path };
    return IndexAhead.for(search, about, this.#startIndexing);
  }

  place(messages: readonly NumberedMessage[]): PlacedMessage[] {
    return this.conversations.place(messages);
  }

  /** Call when an import added something. */
  forgetCaches(): void {
    this.archive.messages.forget();
    this.members.forget();
    this.forgetNames();
  }

  /** Call when somebody is called otherwise. */
  forgetNames(): void {
    this.#searchSource.forget();
  }

  /** Whether messages wait to be indexed or to be put into conversations. */
  indexIsBehind(): boolean {
    return (
      !this.library.index.readOnly &&
      (this.#isSearchBehind() || this.archive.changes.any || this.#chatsBehind().length > 0)
    );
  }

  /** Indexes new and changed messages and finds the conversations of the chats they belong to. */
  async catchUp(context: JobContext): Promise<void> {
    await this.writes.run(() => this.#indexChanged(context));
    await this.#indexMessages(context);
    for (const chat of this.#chatsBehind()) {
      const change = this.archive.changes.chats().find(({ id }) => id === chat.id);
      const total = chat.messageCount;
      const tell = async (done: number) => {
        context.progress({ stage: 'threads', done, total, unit: 'messages' });
        await context.breathe();
      };
      await this.threads.update(chat.id, tell, change !== undefined);
      if (change !== undefined) {
        await this.writes.run(() => this.archive.changes.chatIndexed(change));
      }
    }
    while (this.search.prepareFilters()) {
      await context.breathe();
    }
  }

  stats(): LibraryStats {
    const chats = this.archive.chats();
    const times = chats.flatMap((chat) => (chat.from === null || chat.to === null ? [] : [chat.from, chat.to]));
    return {
      chats: chats.length,
      messages: chats.reduce((sum, chat) => sum + chat.messageCount, 0),
      participants: chats.reduce((sum, chat) => sum + chat.participantCount, 0),
      imports: this.archive.reports().length,
      ...this.conversations.counts(),
      digests: this.desk.countByStatus(),
      books: this.books.list().length,
      from: times.length === 0 ? null : Math.min(...times),
      to: times.length === 0 ? null : Math.max(...times),
      bytes: this.library.sizes(),
    };
  }

  close(): void {
    this.#weighing.finish();
    this.library.close();
  }

  #isSearchBehind(): boolean {
    return this.search.lastIndexedSeq() < this.archive.messages.lastSeq();
  }

  /** Chats whose conversations were found before their last messages came, or before some of them changed. */
  #chatsBehind(): Chat[] {
    const changed = new Set(this.archive.changes.chats().map(({ id }) => id));
    return this.archive
      .chats()
      .filter((chat) => changed.has(chat.id) || this.threads.messagesSeen(chat.id) !== chat.messageCount);
  }

  /** Tells the index of messages that were edited, deleted or taken back since it was made. */
  async #indexChanged(context: JobContext): Promise<void> {
    const changed = this.archive.changes.messages();
    const last = this.search.lastIndexedSeq();
    const gone: number[] = [];
    const writer = this.search.messageWriter();
    try {
      for (const [done, seq] of changed.entries()) {
        const message = this.archive.messages.textOf(seq);
        if (message === undefined) {
          gone.push(seq);
        } else if (seq <= last) {
          writer.add(message);
        }
        if (done % CHANGED_AT_ONCE === 0) {
          context.progress({ stage: 'index', done, total: changed.length, unit: 'messages' });
          await context.breathe();
        }
      }
      writer.finish();
    } catch (error) {
      writer.abandon();
      throw error;
    }
    if (changed.length > 0) {
      this.search.removeMessages(gone);
      this.archive.changes.messagesIndexed();
    }
  }

  async #indexMessages(context: JobContext): Promise<void> {
    const first = this.search.lastIndexedSeq();
    const total = this.archive.messages.lastSeq() - first;
    const writer = this.search.messageWriter();
    try {
      for (const batch of this.archive.messages.textsSince(first)) {
        for (const row of batch) {
          writer.add(row);
        }
        context.progress({ stage: 'index', done: (batch.at(-1)?.seq ?? first) - first, total, unit: 'messages' });
        await context.breathe();
      }
      writer.finish();
    } catch (error) {
      writer.abandon();
      throw error;
    }
  }
}
