import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ErrorData } from '../../contract/index.ts';
import { toErrorData } from '../../contract/index.ts';
import type { EngineClient } from '../engine-client.ts';

export interface OpenedFilesListener {
  /** No library is open: so many files will be imported as soon as one is. */
  waiting(count: number): void;
  /** An import has begun. */
  started(): void;
  /** The engine refused to begin. */
  refused(error: ErrorData): void;
}

/**
 * Files the system hands to the app: dropped on its icon, named on its command line, or passed on
 * by a second start. They are imported into the open library; without one they wait for it.
 */
export class OpenedFiles {
  readonly #client: Pick<EngineClient, 'call'>;
  readonly #listener: OpenedFilesListener;
  #waiting: string[] = [];

  constructor(client: Pick<EngineClient, 'call' | 'subscribe'>, listener: OpenedFilesListener) {
    this.#client = client;
    this.#listener = listener;
    client.subscribe((event) => {
      if (event.type === 'library') void this.#import({ announce: false });
    });
  }

  /** Imports the files now, or as soon as a library is open. */
  async add(paths: readonly string[]): Promise<void> {
    this.#waiting.push(...paths);
    await this.#import({ announce: true });
  }

  async #import({ announce }: { announce: boolean }): Promise<void> {
    const paths = this.#waiting;
    if (paths.length === 0) return;
    this.#waiting = [];
    try {
      const library = await this.#client.call('library.current', {});
      if (library === null) {
        this.#waiting.unshift(...paths);
        if (announce) this.#listener.waiting(this.#waiting.length);
        return;
      }
      await this.#client.call('importing.start', { paths });
      this.#listener.started();
    } catch (error) {
      this.#listener.refused(toErrorData(error));
    }
  }
}

/** The existing files among command-line arguments; options and folders are left out. */
export function filesAmong(commandLine: readonly string[], workingFolder: string): string[] {
  return commandLine
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => resolve(workingFolder, argument))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
