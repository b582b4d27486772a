import type { SearchHit, SearchResult } from '../../../src-main/contract/index.ts';
import { Database } from '../../../src-main/engine/library/index.ts';
import { type DigestDocument, SearchIndex } from '../../../src-main/engine/search/index.ts';
import { MessageStore } from '../../support/message-store.ts';

/** A search index over real SQLite, with the messages it is asked about. */
export interface TestIndex {
  readonly database: Database;
  readonly store: MessageStore;
  readonly index: SearchIndex;
  search(query: string, scope?: 'digests' | 'messages' | 'all', limit?: number): SearchResult;
}

/** @param texts messages `m1`, `m2`, …, a minute apart */
export function indexOf(texts: readonly string[] = [], digests: readonly DigestDocument[] = []): TestIndex {
  const database = new Database(':memory:');
  const store = new MessageStore();
  store.add(texts);
  const index = new SearchIndex(database, store, () => performance.now());
  index.indexMessages(store.rows());
  for (const digest of digests) {
    index.indexDigest(digest);
  }
  return {
    database,
    store,
    index,
    search: (query, scope = 'all', limit = 20) => index.query({ query, in: scope, limit }),
  };
}

export function digest(id: string, fields: Partial<DigestDocument> = {}): DigestDocument {
  return {
    id,
    title: '',
    ask: '',
    background: '',
    answers: '',
    discussion: '',
    conclusion: '',
    tags: [],
    contributors: [],
    updatedAt: 1_700_000_000_000,
    status: 'published',
    chatIds: [],
    discussedFrom: null,
    discussedTo: null,
    holds: [],
    ...fields,
  };
}

export function idsOf(result: SearchResult): string[] {
  return result.hits.map(({ id }) => id);
}

/** The snippet with what is lit between brackets. */
export function lit(hit: SearchHit | undefined): string {
  if (hit === undefined) {
    return '';
  }
  let text = '';
  let from = 0;
  for (const [start, end] of hit.highlights) {
    text += `${hit.snippet.slice(from, start)}[${hit.snippet.slice(start, end)}]`;
    from = end;
  }
  return text + hit.snippet.slice(from);
}
