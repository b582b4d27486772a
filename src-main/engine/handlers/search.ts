import {
  type MethodInput,
  type PlacedMessage,
  QunshuError,
  type SearchRequest,
  type SearchResult,
} from '../../contract/index.ts';
import type { Workplace } from '../workplace.ts';

/** Search: digests, messages, people and books found again. */
export function searchHandlers(workplace: Workplace) {
  return {
    'search.query': (request: SearchRequest) => {
      const open = workplace.library;
      const result = queryWhatIsThere(workplace, request);
      const { searches } = open;
      const inVain = result.total === 0 && result.complete;
      if (inVain ? searches.noteMiss(request.query) : result.total > 0 && searches.noteFound(request.query)) {
        workplace.changed('library');
      }
      workplace.readAhead();
      return result;
    },
    'search.parse': ({ query }: { query: string }) => workplace.library.search.parse(query),
    'search.complete': ({ text, position }: { text: string; position: number }) =>
      workplace.library.search.complete(text, position),
    'search.context': ({ id, before, after }: { id: string; before: number; after: number }): PlacedMessage[] => {
      const open = workplace.library;
      const { chatId, offset } = open.archive.messages.locate(id);
      const first = Math.max(0, offset - before);
      return open.place(open.archive.messages.window(chatId, first, offset - first + after + 1).messages);
    },
    'search.similar': (request: MethodInput<'search.similar'>) => {
      const open = workplace.library;
      if ('digestId' in request) {
        open.digests.get(request.digestId);
        return open.search.similarToDigest(request.digestId, request.limit);
      }
      return open.search.similarToText(request.text, request.limit);
    },
    'search.saved': () => {
      // They are shown where a search begins.
      const saved = workplace.library.searches.list();
      workplace.readAhead();
      return saved;
    },
    'search.save': ({ name, query }: { name: string; query: string }) => {
      const saved = workplace.library.searches.save(name, query);
      workplace.changed('library');
      return saved;
    },
    'search.forget': ({ id }: { id: string }) => {
      workplace.library.searches.forget(id);
      workplace.changed('library');
      return null;
    },
    'search.misses': () => workplace.library.searches.misses(),
    'search.keepMisses': ({ keep }: { keep: boolean }) => {
      workplace.library.searches.keepMisses(keep);
      workplace.changed('library');
      return null;
    },
  };
}

/** What SQLite says about a file that others cut off or wrote over; a short read is an input error. */
const DAMAGE: ReadonlySet<string> = new Set(['library-damaged', 'disk-full']);

/** Goes on with what can be read of a damaged index, while it is made anew (SEARCH-33). */
function queryWhatIsThere(workplace: Workplace, request: SearchRequest): SearchResult {
  const { search } = workplace.library;
  try {
    const result = search.query(request);
    if (search.isSound) {
      return result;
    }
    workplace.remakeIndex();
    return { ...result, complete: false };
  } catch (error) {
    if (!(error instanceof QunshuError) || !DAMAGE.has(error.code)) {
      throw error;
    }
    workplace.remakeIndex();
    return {
      query: request.query,
      total: 0,
      hits: [],
      suggestion: null,
      problems: [],
      relaxed: [],
      named: [],
      facets: null,
      complete: false,
      tookMs: 0,
    };
  }
}
