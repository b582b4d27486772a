import type {
  HighlightRange,
  ParsedQuery,
  QueryChip,
  SavedSearch,
  SearchHit,
  SearchRequest,
  SearchResult,
} from '../../../src-main/contract/index.ts';
import type { World } from './world.ts';

/** A plain search by substring: every word has to occur. */
function search(world: World, { query, in: scope = 'all', limit = 50 }: SearchRequest): SearchResult {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (text: string) => words.length > 0 && words.every((word) => text.toLowerCase().includes(word));
  const hits: SearchHit[] = [];
  for (const digest of scope === 'messages' ? [] : world.digests.values()) {
    const text = Object.values(digest.content.sections)
      .flat()
      .map((passage) => passage.text)
      .join(' ');
    const { title } = digest.content;
    if (!matches(`${title} ${text}`)) continue;
    hits.push({
      kind: 'digest',
      id: digest.id,
      title,
      titleHighlights: rangesIn(title, words),
      snippet: text.slice(0, 160),
      highlights: rangesIn(text.slice(0, 160), words),
      score: 2,
      sender: null,
      chatId: null,
      chatName: null,
      at: digest.updatedAt,
    });
  }
  for (const { chat, messages } of scope === 'digests' ? [] : world.chats) {
    for (const message of messages.filter(({ text }) => matches(text))) {
      hits.push({
        kind: 'message',
        id: message.id,
        title: message.sender ?? '',
        titleHighlights: [],
        snippet: message.text,
        highlights: rangesIn(message.text, words),
        score: 1,
        sender: message.sender,
        chatId: chat.id,
        chatName: chat.name,
        at: message.sentAt,
      });
    }
  }
  const suggestion = hits.length === 0 && query.length > 1 ? '乱码' : null;
  return {
    query,
    total: hits.length,
    tookMs: 3.2,
    hits: hits.slice(0, limit),
    suggestion,
    problems: [],
    relaxed: [],
    named: [],
    facets: null,
    complete: true,
  };
}

function rangesIn(text: string, words: readonly string[]): readonly HighlightRange[] {
  return words.flatMap((word) => {
    const start = text.toLowerCase().indexOf(word);
    return start < 0 ? [] : [[start, start + word.length] as const];
  });
}

/** The rest of the search in its plainest form: queries are words, nothing is like anything. */
export function searchHandlers(world: World) {
  const saved: SavedSearch[] = [];
  return {
    'search.query': (request: SearchRequest) => search(world, request),
    'search.parse': ({ query }: { query: string }): ParsedQuery => {
      const chips = [...query.matchAll(/\S+/g)].map(({ 0: value, index }): QueryChip => {
        const end = index + value.length;
        return { kind: 'word', start: index, end, excluded: false, key: null, value, problem: null };
      });
      return { query, chips, normalized: query.trim(), link: `/search/${encodeURIComponent(query.trim())}` };
    },
    'search.complete': ({ position }: { position: number }) => ({ start: position, end: position, options: [] }),
    'search.context': () => [],
    'search.similar': () => [],
    'search.saved': () => saved,
    'search.save': ({ name, query }: { name: string; query: string }) => {
      const search = { id: `search-${saved.length}`, name, query, savedAt: 0 };
      saved.push(search);
      return search;
    },
    'search.forget': () => null,
    'search.misses': () => ({ kept: false, misses: [] }),
    'search.keepMisses': () => null,
    'assistant.search': ({ query }: SearchRequest) => ({
      total: 0,
      hits: [],
      suggestion: query || null,
      complete: true,
    }),
    'assistant.digest': ({ id }: { id: string }) => ({ markdown: id, status: 'draft' as const }),
    'assistant.books': () => ({ books: [] }),
    'assistant.conversation': () => ({ messages: [] }),
    'assistant.chapter': ({ bookId }: { bookId: string }) => ({ title: bookId, contents: [], markdown: '' }),
    'assistant.questions': () => ({ questions: [] }),
  };
}
