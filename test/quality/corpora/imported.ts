import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ArchivedMessage, ImportOptions } from '../../../src-main/contract/index.ts';
import { Archive, archiveMigrations } from '../../../src-main/engine/archive/index.ts';
import { openExport } from '../../../src-main/engine/importing/index.ts';
import { Database } from '../../../src-main/engine/library/index.ts';

/** Rows of one chat in chat order, each with the 0-based line or record of the export it stood at. */
export interface ImportedChat {
  readonly file: string;
  readonly messages: readonly ArchivedMessage[];
  readonly lines: readonly number[];
}

/** Takes exports through the product's own import into a library that is thrown away again. */
export async function importChats(paths: readonly string[], options: ImportOptions = {}): Promise<ImportedChat[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qunshu-quality-'));
  const database = new Database(join(folder, 'archive.sqlite'));
  try {
    for (const sql of archiveMigrations) {
      database.exec(sql);
    }
    const archive = new Archive(database);
    const chats: ImportedChat[] = [];
    for (const path of paths) {
      for (const chatId of await importFile(archive, path, options)) {
        archive.messages.forget();
        const messages = [...archive.messages.ofChat(chatId)];
        const lines = archive.messages.get(messages.map(({ id }) => id)).map(({ message }) => message.source.line);
        chats.push({ file: basename(path), messages, lines });
      }
    }
    return chats;
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

async function importFile(archive: Archive, path: string, options: ImportOptions): Promise<string[]> {
  const source = await openExport(path, options);
  let imports = 0;
  try {
    const session = archive.beginImport({
      file: basename(path),
      format: source.format.id,
      defaultTimezone: 'Asia/Shanghai',
      importedAt: 0,
      newId: () => `${basename(path)}-${imports++}`,
    });
    for await (const records of source.records) {
      session.add(records);
    }
    return session.commit().map(({ chatId }) => chatId);
  } finally {
    await source.close();
  }
}
