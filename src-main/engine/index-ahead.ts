import type { MessageText } from './archive/index.ts';
import type { IndexingThread, StartIndexing } from './library/index.ts';
import { batchOf, isSearched, type SearchIndex } from './search/index.ts';

/** Size of an export from which on a second thread is worth its start: smaller ones are indexed in no time. */
const LARGE_EXPORT_BYTES = 4_000_000;
/** New messages that show that an export is not merely one that was imported before. */
const MANY_ADDED = 1000;

/**
 * Indexes the messages of an import while the import goes on, on a second thread: two processors share
 * what one would do in turn. It only ever saves time: whatever it cannot do, `OpenLibrary.catchUp` does
 * after the import.
 */
export class IndexAhead {
  readonly #search: SearchIndex;
  readonly #start: () => IndexingThread;
  /** What the index knew of before; had it changed meanwhile, what was staged would not continue it. */
  readonly #before: number;
  #thread: IndexingThread | null = null;
  /** A thread that failed is not asked again; what it did is indexed after the import. */
  #hasFailed = false;
  #last: number;
  #added = 0;
  #seqs: number[] = [];
  #times: number[] = [];
  #texts: string[] = [];

  /** Null where there is nothing to gain, no second thread, or the index has yet to catch up with earlier messages. */
  static for(
    search: SearchIndex,
    about: { readonly exportBytes: number; readonly lastSeq: number; readonly indexPath: string },
    start: StartIndexing | null,
  ): IndexAhead | null {
    return start === null || about.exportBytes < LARGE_EXPORT_BYTES || search.lastIndexedSeq() < about.lastSeq
      ? null
      : new IndexAhead(search, () => start(about.indexPath));
  }

  private constructor(search: SearchIndex, start: () => IndexingThread) {
    this.#search = search;
    this.#start = start;
    this.#before = search.lastIndexedSeq();
    this.#last = this.#before;
  }

  /** Takes a message as it is added to the archive. */
  add({ seq, sentAt, kind, text }: MessageText): void {
    this.#last = seq;
    this.#added++;
    if (isSearched(kind) && !this.#hasFailed) {
      this.#seqs.push(seq);
      this.#times.push(sentAt);
      this.#texts.push(text);
    }
  }

  /** Hands over what came since the last time; waits where the second thread is behind. */
  async flush(): Promise<void> {
    if (this.#added >= MANY_ADDED && this.#seqs.length > 0) {
      const batch = batchOf(this.#seqs, this.#times, this.#texts);
      this.#seqs = [];
      this.#times = [];
      this.#texts = [];
      await this.#attempt((thread) => thread.add(batch));
    }
  }

  /** Call when all messages were added: the rest is written while the archive is committed. */
  async finish(): Promise<void> {
    await this.flush();
    if (this.#thread !== null) {
      await this.#attempt((thread) => thread.finish());
    }
  }

  /** Call when the import is committed and `finish` has ended: its messages can be found. */
  async publish(): Promise<void> {
    const isComplete = this.#thread !== null && !this.#hasFailed;
    await this.#thread?.close();
    if (isComplete && this.#search.lastIndexedSeq() === this.#before) {
      this.#search.publishStaged(this.#last);
    } else if (this.#thread !== null) {
      this.#search.dropStaged();
    }
  }

  /** Call when the import failed. */
  async abandon(): Promise<void> {
    if (this.#thread !== null) {
      await this.#thread.close();
      this.#search.dropStaged();
    }
  }

  async #attempt(work: (thread: IndexingThread) => Promise<void>): Promise<void> {
    if (this.#hasFailed) {
      return;
    }
    try {
      this.#thread ??= this.#start();
      await work(this.#thread);
    } catch {
      // A full disk shows itself again, and is told, when the messages are indexed after the import.
      this.#hasFailed = true;
    }
  }
}
