import { join } from 'node:path';
import { type Preferences, preferencesSchema } from '../../contract/index.ts';
import type { DocumentFile } from './documents.ts';
import { openSettings } from './settings-file.ts';

const REMEMBERED_LIBRARIES = 12;
const defaults: Preferences = { schemaVersion: 1, locale: null, theme: 'system', recentLibraries: [] };

/** The user's own settings, outside any library: `preferences.json` in the user-data folder. */
export class PreferencesStore {
  readonly #file: DocumentFile<typeof preferencesSchema>;

  constructor(userDataFolder: string) {
    this.#file = openSettings(join(userDataFolder, 'preferences.json'), preferencesSchema, defaults);
  }

  get data(): Preferences {
    return this.#file.data;
  }

  set(change: { locale?: Preferences['locale'] | undefined; theme?: Preferences['theme'] | undefined }): Preferences {
    this.#file.update((data) => ({
      ...data,
      locale: change.locale === undefined ? data.locale : change.locale,
      theme: change.theme ?? data.theme,
    }));
    return this.data;
  }

  rememberLibrary(path: string, name: string, now: number): void {
    this.#file.update((data) => ({
      ...data,
      recentLibraries: [
        { path, name, openedAt: now },
        ...data.recentLibraries.filter((library) => library.path !== path),
      ].slice(0, REMEMBERED_LIBRARIES),
    }));
  }

  forgetLibrary(path: string): Preferences {
    this.#file.update((data) => ({
      ...data,
      recentLibraries: data.recentLibraries.filter((library) => library.path !== path),
    }));
    return this.data;
  }
}
