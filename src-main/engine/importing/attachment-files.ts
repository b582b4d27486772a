import type { ExportSource } from './format.ts';

/** A file that lies in an export beside its chat. */
export interface AttachmentFile {
  /** File name with extension, without folders. */
  readonly name: string;
  readonly bytes: number;
  /**
   * The bytes from the start. A chunk is valid until the next one is asked for.
   * @throws {QunshuError} `file-unreadable`, or `export-damaged`.
   */
  chunks(): AsyncIterable<Buffer>;
}

/**
 * Finds the files that messages of an export name (IMPORTING-16). Only files that were listed in the same archive
 * or folder can be found, so that no path of a message leads out of it.
 */
export class AttachmentFiles {
  readonly #chat: ExportSource;
  #byEntry: Map<string, ExportSource> | null = null;

  /** @param chat the chat file whose messages name them */
  constructor(chat: ExportSource) {
    this.#chat = chat;
  }

  /** @param path as a format gave it: from the folder of the chat file, or from the top of the export */
  find(path: string): AttachmentFile | null {
    this.#byEntry ??= new Map(this.#chat.around().map((source) => [plain(source.entry), source]));
    const wanted = plain(path);
    const folder = plain(this.#chat.entry).split('/').slice(0, -1);
    const found = this.#byEntry.get([...folder, wanted].join('/')) ?? this.#byEntry.get(wanted);
    return found === undefined || found.entry === this.#chat.entry
      ? null
      : { name: found.name, bytes: found.totalBytes, chunks: () => found.chunks() };
  }
}

/** Some systems write accents as characters of their own, and some folders with backslashes. */
function plain(path: string): string {
  return path
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '');
}
