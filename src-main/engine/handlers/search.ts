import type { SearchRequest } from '../../contract/index.ts';
import type { Workplace } from '../workplace.ts';

/** Search: digests, messages, people and books found again. */
export function searchHandlers(workplace: Workplace) {
  return {
    'search.query': (request: SearchRequest) => workplace.library.search.query(request),
  };
}
