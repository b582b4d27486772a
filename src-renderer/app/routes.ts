/**
 * The addresses of the screens, kept after the `#` so that they work over any host. Ids are
 * escaped: a chat's id may hold anything.
 */
export const routePatterns = {
  start: '/start',
  home: '/',
  openQuestions: '/inbox/questions/:threadId?',
  repeatedQuestions: '/inbox/repeated/:threadId?',
  inbox: '/inbox/:threadId?',
  reader: '/reader/:chatId?',
  readerMessage: '/reader/:chatId/message/:messageId',
  readerThread: '/reader/:chatId/thread/:threadId',
  digests: '/digests/:digestId?',
  search: '/search/:query?',
  books: '/books/:bookId?',
  members: '/members/:memberId?',
  imports: '/imports',
  settings: '/settings',
} as const;

/**
 * Escapes twice, because the router undoes one escaping, half-heartedly (`decodeURI` leaves `%2F`
 * alone and makes `%25` a bare `%`): what is left then is one clean escaping.
 */
function escapeTwice(segment: string): string {
  return encodeURIComponent(encodeURIComponent(segment));
}

/** The id or query that a segment of an address stands for; undefined where there is none. */
export function readSegment(segment: string | undefined): string | undefined {
  if (!segment) return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    // Typed by hand into the address bar.
    return segment;
  }
}

export const routes = {
  start: () => '/start',
  home: () => '/',
  inbox: (threadId?: string) => (threadId ? `/inbox/${escapeTwice(threadId)}` : '/inbox'),
  openQuestions: (threadId?: string) => (threadId ? `/inbox/questions/${escapeTwice(threadId)}` : '/inbox/questions'),
  /** `threadId`: the best of the conversations that ask it. */
  repeatedQuestions: (threadId?: string) => (threadId ? `/inbox/repeated/${escapeTwice(threadId)}` : '/inbox/repeated'),
  reader: (chatId?: string) => (chatId ? `/reader/${escapeTwice(chatId)}` : '/reader'),
  readerMessage: (chatId: string, messageId: string) =>
    `/reader/${escapeTwice(chatId)}/message/${escapeTwice(messageId)}`,
  readerThread: (chatId: string, threadId: string) => `/reader/${escapeTwice(chatId)}/thread/${escapeTwice(threadId)}`,
  digests: (digestId?: string) => (digestId ? `/digests/${escapeTwice(digestId)}` : '/digests'),
  search: (query?: string) => (query ? `/search/${escapeTwice(query)}` : '/search'),
  books: (bookId?: string) => (bookId ? `/books/${escapeTwice(bookId)}` : '/books'),
  members: (memberId?: string) => (memberId ? `/members/${escapeTwice(memberId)}` : '/members'),
  imports: () => '/imports',
  settings: () => '/settings',
} as const;
