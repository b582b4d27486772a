import type { SearchHit, SearchRequest, SearchResult } from '../../contract/index.ts';
import { Database } from '../library/index.ts';
import { type Answer, Answerer, type Found } from './answer.ts';
import { DigestIndex } from './digests/digest-index.ts';
import { MessageIndex } from './messages/message-index.ts';
import { parseQuery } from './query/parse.ts';
import type { Query } from './query/tree.ts';
import { hitOfDigest, hitOfMessage } from './results/hits.ts';
import { makeAnew, prepareSchema } from './schema.ts';
import type { DigestDocument, IndexedMessage, SearchSource } from './source.ts';
import { Suggester } from './suggest.ts';

const DEFAULT_LIMIT = 20;

/** Kinds of messages that say nothing of their own. */
const PASSED_KINDS: ReadonlySet<string> = new Set(['system', 'recalled']);

/** Takes messages bit by bit; see `SearchIndex.messageWriter`. */
export interface MessageWriter {
  add(row: IndexedMessage): void;
  /** Writes what is still in memory; after that the messages can be found. */
  finish(): void;
  /** Forgets what was added and not written yet. */
  abandon(): void;
}

/**
 * Full-text search over messages and digests. Behaviour: SPEC.md.
 *
 * Everything in it is derived: it can be made anew from the archive and the digests at any time.
 */
export class SearchIndex {
  readonly #database: Database;
  readonly #source: SearchSource;
  readonly #clock: () => number;
  readonly #messages: MessageIndex;
  readonly #digests: DigestIndex;
  readonly #answerer: Answerer;
  readonly #suggester: Suggester;

  /**
   * Makes the tables where they are missing or of another version.
   *
   * @param database the library's index; one that is read-only and empty is searched as empty
   * @param clock milliseconds from any origin, like `performance.now`
   */
  constructor(database: Database, source: SearchSource, clock: () => number) {
    this.#database = prepareSchema(database) ? database : emptyDatabase();
    this.#source = source;
    this.#clock = clock;
    this.#messages = new MessageIndex(this.#database);
    this.#digests = new DigestIndex(this.#database);
    this.#answerer = new Answerer(this.#messages, this.#digests, source);
    this.#suggester = new Suggester(this.#messages, this.#digests, source);
  }

  /** Indexes messages in one transaction, or in the caller's. Those indexed before are replaced. */
  indexMessages(rows: Iterable<IndexedMessage>): void {
    const writer = this.messageWriter();
    try {
      this.#database.transaction(() => {
        for (const row of rows) {
          writer.add(row);
        }
        writer.finish();
      });
    } catch (error) {
      writer.abandon();
      throw error;
    }
  }

  /**
   * The fast way to index many messages that come bit by bit, with pauses between: messages are
   * collected in memory and written by the hundred thousand, each time in a transaction of its own,
   * so that `lastIndexedSeq` says where to go on after a kill. One writer at a time; ascending `seq`
   * is fastest.
   */
  messageWriter(): MessageWriter {
    const messages = this.#messages;
    return {
      add(row) {
        if (PASSED_KINDS.has(row.kind)) {
          messages.pass(row.seq);
        } else {
          messages.add(row.seq, row.text, row.sentAt);
        }
      },
      finish: () => messages.finish(),
      abandon: () => messages.abandon(),
    };
  }

  removeMessages(seqs: Iterable<number>): void {
    this.#database.transaction(() => this.#messages.remove(seqs));
  }

  /** The last message that was indexed, in order of `seq`; 0 at first. */
  lastIndexedSeq(): number {
    return this.#messages.lastSeq;
  }

  /** Adds a digest, or replaces the one with its id. */
  indexDigest(document: DigestDocument): void {
    this.#digests.put(document);
  }

  /** The same for many, in one transaction. */
  indexDigests(documents: readonly DigestDocument[]): void {
    this.#database.transaction(() => {
      for (const document of documents) {
        this.#digests.put(document);
      }
    });
  }

  removeDigest(id: string): void {
    this.#digests.remove(id);
  }

  /** Ids of all digests in the index. */
  digestIds(): string[] {
    return this.#digests.ids();
  }

  /** Drops everything; index it all again. */
  clear(): void {
    this.#messages.abandon();
    this.#database.transaction(() => makeAnew(this.#database));
  }

  /** Any text is a query, and never an error. */
  query(request: SearchRequest): SearchResult {
    const started = this.#clock();
    const limit = request.limit ?? DEFAULT_LIMIT;
    const offset = request.offset ?? 0;
    this.#messages.refresh();
    this.#digests.refresh();
    const query = parseQuery(request.query);
    const answer = query === null ? null : this.#answerer.answer(query, request.in ?? 'all', offset + limit);
    return {
      query: request.query,
      total: answer?.total ?? 0,
      hits: (answer?.found ?? []).slice(offset, offset + limit).map(hitOf),
      suggestion: query === null || answer === null ? null : this.#suggest(request.query, query, answer),
      complete: this.#messages.lastSeq >= this.#source.lastSeq(),
      tookMs: this.#clock() - started,
    };
  }

  #suggest(text: string, query: Query, answer: Answer): string | null {
    if (answer.whole) {
      return null;
    }
    const corrected = this.#suggester.correct(text, query);
    return corrected ?? (answer.total === 0 ? this.#suggester.nearestHeading(text) : null);
  }
}

function hitOf(found: Found): SearchHit {
  return found.digest === undefined
    ? hitOfMessage(found.message, found.score, found.leaves)
    : hitOfDigest(found.digest, found.score, found.leaves);
}

function emptyDatabase(): Database {
  const database = new Database(':memory:');
  prepareSchema(database);
  return database;
}
