import type { ChangedRoom, EngineEvent, MethodName } from '../../src-main/contract/index.ts';

/** What has to be asked again when a room of the engine changed. */
const methodsByRoom: Readonly<Record<ChangedRoom, readonly MethodName[]>> = {
  chats: ['chats.list', 'chats.participants', 'chats.days', 'messages.get', 'library.stats', 'members.list'],
  threads: [
    'threads.list',
    'threads.get',
    'threads.openQuestions',
    'threads.repeatedQuestions',
    'messages.get',
    'digests.list',
    'library.stats',
  ],
  digests: [
    'digests.list',
    'digests.get',
    'digests.render',
    'tags.list',
    'threads.list',
    'threads.get',
    'threads.repeatedQuestions',
    'search.query',
    'search.similar',
    'library.stats',
  ],
  members: ['members.list', 'digests.list', 'digests.render', 'threads.list', 'threads.openQuestions'],
  books: ['books.list', 'books.get', 'library.stats'],
  imports: ['importing.reports', 'library.stats', 'search.query'],
  preferences: ['preferences.get'],
  library: ['library.current', 'library.stats', 'preferences.get'],
};

/** The methods whose answers are out of date after these rooms changed; each once. */
export function methodsToAskAgain(rooms: readonly ChangedRoom[]): ReadonlySet<MethodName> {
  return new Set(rooms.flatMap((room) => methodsByRoom[room] ?? []));
}

export const everythingChanged: EngineEvent = {
  type: 'changed',
  rooms: ['chats', 'threads', 'digests', 'members', 'books', 'imports', 'preferences', 'library'],
};
