import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { DirectoryListing } from '../../contract/index.ts';
import { withFileErrors } from '../library/index.ts';
import type { Workplace } from '../workplace.ts';

/** Settings, jobs and the folders of the machine. */
export function machineHandlers(workplace: Workplace) {
  const { preferences, jobs, environment } = workplace;
  return {
    'preferences.get': () => preferences.data,
    'preferences.set': (input: Parameters<typeof preferences.set>[0]) => {
      const changed = preferences.set(input);
      workplace.changed('preferences');
      return changed;
    },
    'preferences.forgetLibrary': ({ path }: { path: string }) => preferences.forgetLibrary(path),

    'jobs.list': () => jobs.list(),
    'jobs.get': ({ id }: { id: string }) => jobs.get(id),
    'jobs.cancel': ({ id }: { id: string }) => jobs.cancel(id),

    'files.list': ({ path }: { path?: string | undefined }) => listFolder(resolve(path ?? environment.documentsFolder)),
  };
}

/** Folders first, then files, by name; hidden ones are left out. */
function listFolder(path: string): DirectoryListing {
  return withFileErrors(path, () => {
    // The suggested folder may not exist yet: its nearest parent does.
    let folder = path;
    while (!existsSync(folder) && dirname(folder) !== folder) {
      folder = dirname(folder);
    }
    if (!statSync(folder).isDirectory()) {
      folder = dirname(folder);
    }
    const entries = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || entry.isFile()))
      .map((entry) => {
        const entryPath = join(folder, entry.name);
        const kind = entry.isDirectory() ? ('folder' as const) : ('file' as const);
        return {
          name: entry.name,
          path: entryPath,
          kind,
          library: kind === 'folder' && existsSync(join(entryPath, 'library.json')),
        };
      })
      .sort((one, other) =>
        one.kind === other.kind ? one.name.localeCompare(other.name) : one.kind === 'folder' ? -1 : 1,
      );
    const parent = dirname(folder);
    return { path: folder, parent: parent === folder ? null : parent, entries };
  });
}
