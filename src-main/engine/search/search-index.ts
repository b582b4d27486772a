import type {
  MessageKind,
  ParsedQuery,
  QueryCompletion,
  SearchFacets,
  SearchHit,
  SearchRequest,
  SearchResult,
  SearchScope,
} from '../../contract/index.ts';
import { Database } from '../library/index.ts';
import { type Answer, Answerer } from './answer.ts';
import { completeQuery } from './complete.ts';
import { DigestIndex } from './digests/digest-index.ts';
import { countFacets } from './facets.ts';
import { IndexFile } from './index-file.ts';
import { MessageColumns } from './messages/message-columns.ts';
import { MessageIndex } from './messages/message-index.ts';
import { dropStaged } from './messages/staging.ts';
import { describeQuery, writtenQuery } from './query/describe.ts';
import { type ReadPiece, readQuery } from './query/parse.ts';
import type { Query } from './query/tree.ts';
import { foldTogether, hitOf } from './results/folding.ts';
import { hitOfDigest } from './results/hits.ts';
import { namedHits } from './results/named.ts';
import { foldSuperseded } from './results/superseded.ts';
import { makeAnew, prepareSchema } from './schema.ts';
import { similarDigests, textOf } from './similar.ts';
import type { DigestDocument, IndexedMessage, SearchSource } from './source.ts';
import { Suggester } from './suggest.ts';

const DEFAULT_LIMIT = 20;
const SIMILAR_LIMIT = 5;
/** Hits looked for beyond those wanted, in place of those that fold into others. */
const SPARE_HITS = 10;

/** After so many at once the digests' index is made as small as it can be. */
const MANY_DIGESTS = 1000;

/** Kinds of messages that say nothing of their own. */
const PASSED_KINDS: ReadonlySet<MessageKind> = new Set(['system', 'recalled']);

/** Whether messages of a kind can be found by their words. */
export function isSearched(kind: MessageKind): boolean {
  return !PASSED_KINDS.has(kind);
}

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
  readonly #columns: MessageColumns;
  readonly #answerer: Answerer;
  readonly #suggester: Suggester;
  readonly #file: IndexFile;

  /**
   * Makes the tables where they are missing or of another version.
   *
   * @param database the library's index; one that is read-only and empty is searched as empty
   * @param clock milliseconds from any origin, like `performance.now`
   */
  constructor(database: Database, source: SearchSource, clock: () => number) {
    this.#database = prepareSchema(database) ? database : emptyDatabase();
    if (!this.#database.readOnly) {
      dropStaged(this.#database);
    }
    this.#file = new IndexFile(database.path);
    this.#source = source;
    this.#clock = clock;
    this.#messages = new MessageIndex(this.#database);
    this.#digests = new DigestIndex(this.#database);
    this.#columns = new MessageColumns(this.#database, source);
    this.#answerer = new Answerer(this.#messages, this.#digests, source, this.#columns);
    this.#suggester = new Suggester(this.#messages, this.#digests, source);
  }

  /** Whether the index's file still is the one that was opened; else it is to be made anew. */
  get isSound(): boolean {
    return this.#file.isSound;
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
    const columns = this.#columns;
    const before = messages.lastSeq;
    const again: number[] = [];
    return {
      add(row) {
        if (isSearched(row.kind)) {
          messages.add(row.seq, row.text, row.sentAt);
        } else {
          messages.pass(row.seq);
        }
        if (row.seq <= before) {
          again.push(row.seq);
        }
      },
      finish() {
        if (again.length > 0) {
          columns.drop(again);
        }
        messages.finish();
      },
      abandon: () => messages.abandon(),
    };
  }

  removeMessages(seqs: readonly number[]): void {
    this.#database.transaction(() => {
      this.#messages.remove(seqs);
      if (seqs.length > 0) {
        this.#columns.drop(seqs);
      }
    });
  }

  /** Lets what was staged be found. @param last number of the last message of the import */
  publishStaged(last: number): void {
    this.#messages.publishStaged(last);
  }

  /** Drops what was staged; the messages are to be indexed in the usual way. */
  dropStaged(): void {
    dropStaged(this.#database);
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
      if (documents.length >= MANY_DIGESTS) {
        this.#digests.compact();
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
    this.#columns.forget();
    this.#database.transaction(() => makeAnew(this.#database));
  }

  /**
   * Reads a piece, of some ten milliseconds, of what later searches would wait for: facts of messages for ranking,
   * filters and facets, words for suggestions. Call it again while nobody waits, until nothing is left.
   *
   * @returns whether it read anything
   */
  readAhead(): boolean {
    this.#messages.refresh();
    this.#digests.refresh();
    return (
      this.#messages.readAhead() ||
      this.#digests.facts.readAhead() ||
      this.#columns.readAhead() ||
      this.#suggester.readAhead()
    );
  }

  /**
   * Reads and stores a piece of what filters need of messages that were indexed lately, so that no search has to. Call
   * it after indexing, until nothing is left.
   *
   * @returns whether it read anything
   */
  prepareFilters(): boolean {
    return this.#columns.readAhead();
  }

  /** How a query is understood, piece by piece. */
  parse(text: string): ParsedQuery {
    return describeQuery(text, readQuery(text, this.#source.calendar()));
  }

  /** What may stand where the cursor is. @param position UTF-16 position in the text */
  complete(text: string, position: number): QueryCompletion {
    this.#digests.refresh();
    return completeQuery(text, position, this.#digests.facts, this.#source);
  }

  /** Digests like one of them, the likest first; their score says how like, 1 to 2. */
  similarToDigest(id: string, limit = SIMILAR_LIMIT): SearchHit[] {
    this.#digests.refresh();
    const number = this.#digests.numberOf(id);
    const [digest] = number === undefined ? [] : this.#digests.read([number]);
    return digest === undefined ? [] : this.#similar(textOf(digest), digest.number, limit);
  }

  /** Digests like a text. */
  similarToText(text: string, limit = SIMILAR_LIMIT): SearchHit[] {
    this.#digests.refresh();
    return this.#similar(text, null, limit);
  }

  #similar(text: string, except: number | null, most: number): SearchHit[] {
    // What was merged into another is as like as that one: twice as many leave enough.
    return similarDigests(this.#digests, text, { except, most: 2 * most })
      .filter(({ digest }) => this.#source.canonicalOf(digest.id) === digest.id)
      .slice(0, most)
      .map(({ digest, likeness }) => ({ ...hitOfDigest(digest, 0, []), score: 1 + likeness }));
  }

  /** Any text is a query, and never an error. */
  query(request: SearchRequest): SearchResult {
    const started = this.#clock();
    const limit = request.limit ?? DEFAULT_LIMIT;
    const offset = request.offset ?? 0;
    this.#messages.refresh();
    this.#digests.refresh();
    const { query, pieces } = readQuery(request.query, this.#source.calendar());
    const scope = request.in ?? 'all';
    const answer = query === null ? null : this.#answerer.answer(query, scope, offset + limit + SPARE_HITS);
    const canonical = foldSuperseded(answer?.found ?? [], this.#source);
    const shown = foldTogether(canonical.found, scope === 'all' ? this.#source : null);
    const result: SearchResult = {
      query: request.query,
      total: Math.max(shown.hits.length, (answer?.total ?? 0) - canonical.folded - shown.folded),
      hits: shown.hits.slice(offset, offset + limit).map((hit) => canonical.marked(hitOf(hit))),
      suggestion:
        query === null || answer === null
          ? null
          : ((answer.total === 0 ? this.#withoutFilters(query, pieces, scope) : null) ??
            this.#suggest(request.query, query, answer)),
      problems: pieces.flatMap(({ problem }) => problem ?? []),
      relaxed: answer?.relaxed ?? [],
      named: query === null || scope !== 'all' || offset > 0 ? [] : namedHits(this.#source, query),
      facets: request.facets === true ? this.#facetsOf(answer) : null,
      complete: this.#messages.lastSeq >= this.#source.lastSeq(),
      tookMs: this.#clock() - started,
    };
    if (answer !== null && answer.messages !== null) {
      this.#messages.release(answer.messages);
    }
    return result;
  }

  #facetsOf(answer: Answer | null): SearchFacets {
    this.#columns.refresh();
    const facts = [...(answer?.digests ?? [])].flatMap((number) => this.#digests.facts.get(number) ?? []);
    return countFacets(this.#source, this.#columns, facts, answer?.messages ?? null);
  }

  /** The query without its filters, where these alone are why nothing was found. */
  #withoutFilters(query: Query, pieces: readonly ReadPiece[], scope: SearchScope): string | null {
    if (query.filters.length === 0) {
      return null;
    }
    const words = pieces.filter(({ kind }) => kind !== 'filter');
    const found = words.length > 0 && this.#answerer.answer({ ...query, filters: [] }, scope, 1).total > 0;
    return found ? writtenQuery(words) : null;
  }

  #suggest(text: string, query: Query, answer: Answer): string | null {
    if (answer.whole) {
      return null;
    }
    const corrected = this.#suggester.correct(text, query);
    return (
      corrected ?? this.#suggester.sameSound(text) ?? (answer.total === 0 ? this.#suggester.nearestHeading(text) : null)
    );
  }
}

function emptyDatabase(): Database {
  const database = new Database(':memory:');
  prepareSchema(database);
  return database;
}
