/** Digests and messages, found again. Behaviour: SPEC.md. */

export { batchOf, type MessageBatch } from './messages/staging.ts';
export { SEARCH_VERSION } from './schema.ts';
export { isSearched, type MessageWriter, SearchIndex } from './search-index.ts';
export type {
  DigestDocument,
  FoundMessage,
  IndexedMessage,
  MessageVisitor,
  SearchedPerson,
  SearchSource,
} from './source.ts';
