import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where things are, for the source tree (`src-main/hosts/…​.ts`, run as it is) and for the build
 * (`out/main/….js`) alike. `entry` is the `import.meta.url` of the entry file.
 */
export interface Locations {
  readonly workerUrl: URL;
  readonly resourcesFolder: string;
  readonly rendererFolder: string;
  /** Folder of the source tree the program runs from; null in a build. */
  readonly checkout: string | null;
}

export function locate(entry: string): Locations {
  // Source entries lie two folders deep below src-main, built ones in out/main.
  const fromSource = entry.endsWith('.ts');
  const root = new URL(fromSource ? '../../../' : '../../', entry);
  return {
    workerUrl: new URL(fromSource ? 'src-main/hosts/worker.ts' : 'out/main/worker.js', root),
    resourcesFolder: fileURLToPath(new URL('resources', root)),
    rendererFolder: fileURLToPath(new URL('out/renderer', root)),
    checkout: fromSource ? fileURLToPath(root) : null,
  };
}

/** The user's settings where the platform keeps such things; QUNSHU_USER_DATA overrides it. */
export function userDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.QUNSHU_USER_DATA) {
    return environment.QUNSHU_USER_DATA;
  }
  switch (process.platform) {
    case 'win32':
      return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Qunshu');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Qunshu');
    default:
      return join(environment.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'qunshu');
  }
}

/** Where new libraries are put when the user does not say; QUNSHU_DOCUMENTS overrides it. */
export function documentsFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment.QUNSHU_DOCUMENTS ?? join(homedir(), 'Documents', 'Qunshu');
}
