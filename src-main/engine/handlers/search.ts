import type { MethodInput, PlacedMessage, SearchRequest } from '../../contract/index.ts';
import type { Workplace } from '../workplace.ts';

/** Search: digests, messages, people and books found again. */
export function searchHandlers(workplace: Workplace) {
  return {
    'search.query': (request: SearchRequest) => {
      const open = workplace.library;
      const result = open.search.query(request);
      if (result.total === 0 && result.complete) {
        open.searches.noteMiss(request.query);
      }
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
    'search.saved': () => workplace.library.searches.list(),
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
