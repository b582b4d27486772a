import { resolve } from 'node:path';
import { type ChangedRoom, type EngineEvent, type LibraryInfo, QunshuError } from '../contract/index.ts';
import { archiveMigrations } from './archive/index.ts';
import { Jobs } from './jobs.ts';
import { type Environment, Library, PreferencesStore } from './library/index.ts';
import { ModelSettingsStore } from './model/index.ts';
import { INDEX_VERSION, OpenLibrary } from './open-library.ts';

/** What all handlers share: the user's settings, the jobs, and the library that is open, if one is. */
export class Workplace {
  readonly environment: Environment;
  readonly preferences: PreferencesStore;
  readonly model: ModelSettingsStore;
  readonly jobs: Jobs;
  readonly emit: (event: EngineEvent) => void;
  #open: OpenLibrary | null = null;
  #remaking = false;
  #readingAhead = false;

  constructor(environment: Environment, emit: (event: EngineEvent) => void) {
    this.environment = environment;
    this.emit = emit;
    this.preferences = new PreferencesStore(environment.userDataFolder);
    this.model = new ModelSettingsStore(environment.userDataFolder);
    this.jobs = new Jobs(environment, emit);
  }

  /** The library that is open. @throws {QunshuError} `no-library`. */
  get library(): OpenLibrary {
    if (this.#open === null) {
      throw new QunshuError('no-library');
    }
    return this.#open;
  }

  get current(): OpenLibrary | null {
    return this.#open;
  }

  changed(...rooms: ChangedRoom[]): void {
    this.emit({ type: 'changed', rooms });
  }

  async create(path: string, options: { name?: string | undefined; timezone: string }): Promise<LibraryInfo> {
    await this.closeLibrary();
    return this.#adopt(Library.create(path, options, this.#opening(false), this.environment));
  }

  /** Opens a library instead of the one that is open; opening the same one again changes nothing. */
  async open(path: string, readOnly: boolean): Promise<LibraryInfo> {
    if (this.#open !== null && this.#open.path === resolve(path) && this.#open.library.readOnly === readOnly) {
      return this.#open.library.info;
    }
    await this.closeLibrary();
    return this.#adopt(Library.open(path, this.#opening(readOnly), this.environment));
  }

  /**
   * Opens the library again with an empty index, which is then filled in the background: when its file was
   * damaged by others. Until then the one that is open goes on.
   */
  remakeIndex(): void {
    const lost = this.#open;
    if (lost === null || this.#remaking || lost.library.readOnly) {
      return;
    }
    this.#remaking = true;
    this.jobs
      .stopAll()
      .then(() => {
        if (this.#open === lost) {
          this.#open = null;
          lost.close();
          Library.removeIndex(lost.path);
          this.#adopt(Library.open(lost.path, this.#opening(false), this.environment));
        }
      })
      // A library that cannot be opened again is closed: the next call says so.
      .catch(() => this.emit({ type: 'library' }))
      .finally(() => {
        this.#remaking = false;
      });
  }

  /** Reads what searches will need, piece by piece between other calls (SEARCH-37); not while jobs have work to do. */
  readAhead(): void {
    const open = this.#open;
    if (open === null || this.#readingAhead) {
      return;
    }
    this.#readingAhead = true;
    const next = () => {
      this.#readingAhead = this.#open === open && !this.jobs.busy && hasReadAhead(open);
      if (this.#readingAhead) {
        setImmediate(next);
      }
    };
    setImmediate(next);
  }

  async closeLibrary(): Promise<void> {
    if (this.#open !== null) {
      await this.jobs.stopAll();
      this.#open.close();
      this.#open = null;
      this.emit({ type: 'library' });
    }
  }

  async close(): Promise<void> {
    await this.jobs.stopAll();
    await this.closeLibrary();
  }

  #opening(readOnly: boolean) {
    return { readOnly, archiveMigrations, indexVersion: INDEX_VERSION };
  }

  #adopt(library: Library): LibraryInfo {
    let open: OpenLibrary;
    try {
      open = new OpenLibrary(library, this.environment, () => this.changed('threads'));
    } catch (error) {
      library.close();
      throw error;
    }
    this.#open = open;
    const { path, name } = library.info;
    this.preferences.rememberLibrary(path, name, this.environment.now());
    library.backUpWhenDue(this.environment.now());
    this.emit({ type: 'library' });
    // A kill between an import and its indexing, or a deleted index, leaves something to catch up with.
    if (open.indexIsBehind()) {
      this.jobs.start('index', name, (context) => open.catchUp(context));
    }
    return library.info;
  }
}

/** What cannot be read is the next search's to tell. */
function hasReadAhead(open: OpenLibrary): boolean {
  try {
    return open.search.readAhead();
  } catch {
    return false;
  }
}
