/** Digests and messages, found again. Behaviour: SPEC.md. */
export { SEARCH_VERSION } from './schema.ts';
export { type MessageWriter, SearchIndex } from './search-index.ts';
export type {
  DigestDocument,
  FoundMessage,
  IndexedMessage,
  MessageVisitor,
  SearchedPerson,
  SearchSource,
} from './source.ts';
