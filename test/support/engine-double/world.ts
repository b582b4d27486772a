import type {
  Book,
  Digest,
  EngineEvent,
  ImportReport,
  Job,
  LibraryImage,
  LibraryInfo,
  Member,
  PlacedComment,
  PlacedMessage,
  Preferences,
  ThreadDetail,
} from '../../../src-main/contract/index.ts';
import { QunshuError } from '../../../src-main/contract/index.ts';
import { standardTemplate } from '../../../src-main/engine/library/templates.ts';
import { type ChatData, makeChat, makeMembers, TIMEZONE } from './chat-data.ts';
import { draftOf } from './digest-data.ts';

/** All that the engine double knows; changed in place. */
export interface World {
  library: LibraryInfo | null;
  preferences: Preferences;
  readonly chats: ChatData[];
  readonly threads: Map<string, ThreadDetail>;
  readonly members: Member[];
  readonly digests: Map<string, Digest>;
  readonly comments: Map<string, readonly PlacedComment[]>;
  readonly books: Map<string, Book>;
  readonly images: Map<string, LibraryImage>;
  readonly jobs: Map<string, Job>;
  readonly reports: ImportReport[];
  readonly listeners: Set<(event: EngineEvent) => void>;
  /** Epoch milliseconds; goes a second forward whenever it is asked. */
  now(): number;
}

export const sampleLibrary: LibraryInfo = {
  libraryId: 'library-1',
  path: '/home/moderator/群书/同学会',
  name: '一起学·同学会',
  timezone: TIMEZONE,
  readOnly: false,
  templates: [standardTemplate],
};

/** A world with the sample library, open or not. */
export function createWorld(open: boolean): World {
  let clock = Date.UTC(2026, 3, 27, 2);
  const now = () => {
    clock += 1000;
    return clock;
  };
  const chats = [makeChat('chat-1', '一起学 · 主群', 11), makeChat('chat-2', 'Study Together 夜谈', 29)];
  const threads = new Map(chats.flatMap((chat) => chat.threads).map((thread) => [thread.id, thread]));
  const digests = new Map<string, Digest>();
  const book: Book = {
    schemaVersion: 1,
    id: 'book-1',
    outline: {
      title: '一起学的第一年',
      subtitle: '同学会精华选',
      authors: ['林晓棠', '何老师'],
      language: 'zh-Hans',
      preface: '这一年里，群里问了三千多个问题。这本书收下了其中最好的回答，和写下它们的人。',
      creditPolicy: 'as-chosen',
      parts: [
        { id: 'part-1', title: '工具与数据', chapters: [] },
        { id: 'part-2', title: '学习与生活', chapters: [] },
      ],
    },
    createdAt: now(),
    updatedAt: now(),
    version: 1,
  };
  const world: World = {
    library: open ? sampleLibrary : null,
    preferences: {
      schemaVersion: 1,
      locale: 'zh-Hans',
      theme: 'light',
      recentLibraries: [
        { path: sampleLibrary.path, name: sampleLibrary.name, openedAt: clock - 86_400_000 },
        { path: '/home/moderator/群书/读书会 2025', name: '读书会 2025', openedAt: clock - 30 * 86_400_000 },
      ],
    },
    chats,
    threads,
    members: makeMembers(chats.flatMap((chat): readonly PlacedMessage[] => chat.messages)),
    digests,
    comments: new Map(),
    books: new Map([[book.id, book]]),
    images: new Map(),
    jobs: new Map(),
    reports: [],
    listeners: new Set(),
    now,
  };
  seedDigests(world, book);
  return world;
}

function seedDigests(world: World, book: Book): void {
  const statuses = ['published', 'published', 'in-review', 'draft', 'published', 'draft'] as const;
  const drafted = [...world.threads.values()].slice(0, statuses.length).map((thread, index) => {
    const status = statuses[index] ?? 'draft';
    const digest = { ...draftOf(thread, index + 1, world.now()), status };
    world.digests.set(digest.id, digest);
    world.threads.set(thread.id, { ...thread, state: 'digested', digestIds: [digest.id] });
    return digest;
  });
  const chapter = (id: string, title: string, digests: readonly Digest[]) => ({
    id,
    title,
    entries: digests.map((digest) => ({ kind: 'digest' as const, digestId: digest.id })),
  });
  book.outline.parts[0]?.chapters.push(
    chapter('chapter-1', '和乱码打交道', drafted.slice(0, 1)),
    chapter('chapter-2', '写得快，跑得也快', drafted.slice(2, 3)),
  );
  book.outline.parts[1]?.chapters.push(chapter('chapter-3', '怎么读，怎么记', drafted.slice(1, 2)));
}

/** What is there, or the error of the contract. @throws {QunshuError} `not-found`. */
export function found<Value>(value: Value | null | undefined, what: string, id: string): Value {
  if (value === null || value === undefined) throw new QunshuError('not-found', { what, id });
  return value;
}
