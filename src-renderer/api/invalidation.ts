import type { QueryClient } from '@tanstack/react-query';
import type { ChangedRoom, EngineEvent, MethodName } from '../../src-main/contract/index.ts';

/** What a search answers from everything at once. */
const searching: readonly MethodName[] = ['search.query', 'search.complete', 'search.context'];
/** What leaves the library, as it would leave now: every word and every name of it may change. */
const sharedTexts = ['sharing.preview', 'sharing.chat', 'sharing.clipboard'] as const;

/** What has to be asked again when a room of the engine changed. */
const methodsByRoom: Readonly<Record<ChangedRoom, readonly MethodName[]>> = {
  chats: [
    'chats.list',
    'chats.participants',
    'chats.days',
    'messages.get',
    'library.stats',
    'members.list',
    'members.proposals',
    ...searching,
  ],
  threads: [
    'threads.list',
    'threads.get',
    'threads.openQuestions',
    'threads.repeatedQuestions',
    'messages.get',
    'digests.list',
    'library.stats',
    'model.request',
  ],
  digests: [
    'digests.list',
    'digests.get',
    'digests.render',
    'reviews.get',
    'tags.list',
    'threads.list',
    'threads.get',
    'threads.repeatedQuestions',
    'library.stats',
    'search.similar',
    'books.changes',
    'books.credits',
    'books.preview',
    'sharing.bulletin',
    ...sharedTexts,
    ...searching,
  ],
  members: [
    'members.list',
    'members.proposals',
    'chats.participants',
    'digests.list',
    'digests.render',
    'threads.list',
    'threads.openQuestions',
    'books.credits',
    'model.request',
    'books.preview',
    ...sharedTexts,
    ...searching,
  ],
  books: [
    'books.list',
    'books.get',
    'books.changes',
    'books.credits',
    'books.preview',
    'library.stats',
    'search.query',
  ],
  imports: ['importing.reports', 'library.stats', ...searching],
  preferences: ['preferences.get', 'model.get', 'model.request'],
  library: ['library.current', 'library.stats', 'preferences.get', 'search.saved', 'search.misses'],
};

/** The methods whose answers are out of date after these rooms changed; each once. */
export function methodsToAskAgain(rooms: readonly ChangedRoom[]): ReadonlySet<MethodName> {
  return new Set(rooms.flatMap((room) => methodsByRoom[room] ?? []));
}

/**
 * Marks the answers of some methods as out of date; those in use are asked for again at once. Of the others, what is
 * on its way was asked before the change: it would come as a fresh answer and stay, so it is given up.
 */
export async function askAgain(client: QueryClient, methods: ReadonlySet<unknown>): Promise<void> {
  const predicate = ({ queryKey }: { readonly queryKey: readonly unknown[] }) => methods.has(queryKey[0]);
  await client.cancelQueries({ predicate, type: 'inactive' });
  await client.invalidateQueries({ predicate });
}

export const everythingChanged: EngineEvent = {
  type: 'changed',
  rooms: ['chats', 'threads', 'digests', 'members', 'books', 'imports', 'preferences', 'library'],
};
