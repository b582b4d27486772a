import type { LibraryInfo } from '../../../src-main/contract/index.ts';
import { QunshuError } from '../../../src-main/contract/index.ts';
import type { Handlers } from './engine-double.ts';
import { cancelJob, startJob } from './jobs.ts';
import { found, sampleLibrary, type World } from './world.ts';

type Names = Extract<
  keyof Handlers,
  `preferences.${string}` | `library.${string}` | `templates.${string}` | `files.${string}` | `jobs.${string}`
>;

/** Preferences, the library as a whole, folders and jobs. */
export function libraryHandlers(world: World): Pick<Handlers, Names> {
  const open = (library: LibraryInfo | null): void => {
    world.library = library;
    for (const listener of world.listeners) listener({ type: 'library' });
  };
  const changeTemplates = (change: (templates: LibraryInfo['templates']) => LibraryInfo['templates']) => {
    const library = found(world.library, 'library', '');
    world.library = { ...library, templates: change(library.templates) };
    return world.library.templates;
  };
  const openAt = (path: string, name: string): LibraryInfo => {
    const library = { ...sampleLibrary, path, name };
    open(library);
    return library;
  };
  return {
    'preferences.get': () => world.preferences,
    'preferences.set': (change) => {
      world.preferences = { ...world.preferences, ...change };
      return world.preferences;
    },
    'preferences.forgetLibrary': ({ path }) => {
      const recentLibraries = world.preferences.recentLibraries.filter((recent) => recent.path !== path);
      world.preferences = { ...world.preferences, recentLibraries };
      return world.preferences;
    },
    'library.create': ({ path, name }) => openAt(path, name ?? '我的社群'),
    'library.open': ({ path }) => {
      if (path.includes('2025')) {
        throw new QunshuError('library-locked', { path, owner: 'Qunshu 4711, 2026-04-27 10:00' });
      }
      return openAt(path, sampleLibrary.name);
    },
    'library.close': () => {
      open(null);
      return null;
    },
    'library.current': () => world.library,
    'library.suggestPath': ({ name }) => ({ path: `/home/moderator/群书/${name}` }),
    'library.update': (change) => {
      world.library = { ...found(world.library, 'library', ''), ...change };
      return world.library;
    },
    'templates.save': ({ id, ...values }) =>
      changeTemplates((templates) =>
        id === undefined
          ? [...templates, { ...values, id: `template-${templates.length + 1}` }]
          : templates.map((template) => (template.id === id ? { ...values, id } : template)),
      ),
    'templates.delete': ({ id }) => changeTemplates((templates) => templates.filter((other) => other.id !== id)),
    'templates.makeDefault': ({ id }) =>
      changeTemplates((templates) => templates.toSorted((a, b) => Number(b.id === id) - Number(a.id === id))),
    'library.stats': () => {
      const digests = { draft: 0, 'in-review': 0, 'changes-asked': 0, approved: 0, published: 0, archived: 0 };
      for (const { status } of world.digests.values()) digests[status] += 1;
      const messages = world.chats.flatMap((chat) => chat.messages);
      return {
        chats: world.chats.length + 1,
        messages: messages.length + 1_000_000,
        participants: world.members.length,
        imports: world.reports.length,
        threads: world.threads.size,
        questions: world.threads.size,
        digests,
        books: world.books.size,
        from: messages[0]?.sentAt ?? null,
        to: messages.at(-1)?.sentAt ?? null,
        bytes: { archive: 312_400_000, index: 188_100_000, documents: 402_000 },
      };
    },
    'library.doctor': ({ repair }) => ({
      ok: repair ?? false,
      problems: [
        {
          file: 'digests/2026/d-17.json',
          problem: 'the file ends in the middle',
          repaired: repair ?? false,
          next: 'Restore it from backups/2026-04-26.',
        },
      ],
    }),
    'library.backup': () =>
      startJob(world, 'backup', sampleLibrary.name, 1200, () => ({
        path: '/home/moderator/群书/同学会-2026-04-27.zip',
        bytes: 96_000_000,
      })),
    'library.restore': ({ path }) =>
      startJob(world, 'restore', path, 1200, () => ({ path, bytes: 1, libraryId: 'library-2' })),
    'library.openSample': () =>
      startJob(world, 'sample', '示例社群', 2500, () => openAt(sampleLibrary.path, sampleLibrary.name)),
    'files.list': ({ path }) => ({
      path: path ?? '/home/moderator',
      parent: path === undefined || path === '/home/moderator' ? '/home' : path.replace(/\/[^/]+$/, '') || null,
      entries: [
        { name: '群书', path: '/home/moderator/群书', kind: 'folder', library: false },
        { name: '同学会', path: sampleLibrary.path, kind: 'folder', library: true },
        { name: '下载', path: '/home/moderator/下载', kind: 'folder', library: false },
        { name: '读我.txt', path: '/home/moderator/读我.txt', kind: 'file', library: false },
      ],
    }),
    'jobs.list': () => [...world.jobs.values()],
    'jobs.get': ({ id }) => found(world.jobs.get(id), 'job', id),
    'jobs.cancel': ({ id }) => found(cancelJob(world, id), 'job', id),
  };
}
