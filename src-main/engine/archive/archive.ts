import {
  type AttachmentsTaken,
  type Chat,
  type ImportReport,
  type Participant,
  QunshuError,
  type SkippedPage,
} from '../../contract/index.ts';
import type { Database } from '../library/index.ts';
import type { AssetStore } from './assets/asset-store.ts';
import { assetsInUse, type FindAttachment, takeAttachments } from './attachments.ts';
import { Changes } from './changes.ts';
import { listChats, renameChat } from './chats.ts';
import { ImportSession } from './import-session.ts';
import { Judgements } from './judgements.ts';
import type { MergeOptions } from './merge.ts';
import { listParticipants } from './participants.ts';
import { MessageReader } from './reading.ts';
import { isRepeated, type RepeatOptions, repeatImport } from './repeat.ts';
import { skippedPage } from './skipped.ts';
import { readReport, undoImport } from './undo.ts';

/** Everything that was imported, and what the moderator decided about it. */
export class Archive {
  readonly messages: MessageReader;
  readonly judgements: Judgements;
  /** What an index made earlier must be told. */
  readonly changes: Changes;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    this.messages = new MessageReader(database);
    this.judgements = new Judgements(database);
    this.changes = new Changes(database);
  }

  /** Begins to merge one file; until it is committed nothing of it is seen here. */
  beginImport(options: MergeOptions): ImportSession {
    return new ImportSession(this.#database, options);
  }

  /**
   * Notes that a file was imported again that needs no reading (ARCHIVE-19).
   *
   * @param fingerprint with which an earlier import of it was committed
   * @returns its reports; null where it has to be read.
   */
  repeatImport(fingerprint: string, options: RepeatOptions): ImportReport[] | null {
    return repeatImport(this.#database, fingerprint, options);
  }

  chats(): Chat[] {
    return listChats(this.#database);
  }

  renameChat(id: string, name: string): void {
    renameChat(this.#database, id, name);
  }

  /** The platform's own id of a chat, where an export gave it. */
  nativeIdOf(chatId: string): string | null {
    return (
      this.#database.get<{ native_id: string | null }>('SELECT native_id FROM chat WHERE id = ?', chatId)?.native_id ??
      null
    );
  }

  participants(chatId?: string): Participant[] {
    return listParticipants(this.#database, chatId);
  }

  /** The numbers by which `messages.visitBetween` calls chats and participants, by id. */
  numbers(of: 'chat' | 'participant'): Map<string, number> {
    const rows = this.#database.rows<[number, string]>(`SELECT number, id FROM ${of}`);
    return new Map(rows.map(([number, id]) => [id, number]));
  }

  /** Reports of all imports, newest first. */
  reports(): ImportReport[] {
    return this.#database
      .all<{ report: string; undone_at: number | null }>('SELECT report, undone_at FROM import ORDER BY number DESC')
      .map(readReport);
  }

  /** @throws {QunshuError} `not-found`. */
  report(importId: string): ImportReport {
    const row = this.#database.get<{ report: string; undone_at: number | null }>(
      'SELECT report, undone_at FROM import WHERE id = ?',
      importId,
    );
    if (row === undefined) {
      throw new QunshuError('not-found', { what: 'import', id: importId });
    }
    return readReport(row);
  }

  /** Skipped lines of an import in order of the file; `after` is the cursor of the page before. */
  skipped(importId: string, after: string | undefined, limit: number): SkippedPage {
    return skippedPage(this.#database, importId, after, limit);
  }

  /** Whether undoing an import would leave every message as it is, because another import is of the same file. */
  isRepeated(importId: string): boolean {
    return isRepeated(this.#database, importId);
  }

  /** Takes back what one import brought (ARCHIVE-14); gives its report, marked. */
  undo(importId: string, now: number): ImportReport {
    return undoImport(this.#database, importId, now);
  }

  /** Takes the files that messages of an import name into the library's assets (ARCHIVE-18). */
  takeAttachments(
    report: ImportReport,
    find: FindAttachment,
    assets: AssetStore,
    onProgress: (done: number, total: number) => Promise<void>,
  ): Promise<AttachmentsTaken> {
    return takeAttachments(this.#database, report, find, assets, onProgress);
  }

  /** Assets that messages name. */
  assetsInUse(): Set<string> {
    return assetsInUse(this.#database);
  }
}
