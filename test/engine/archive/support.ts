import { join } from 'node:path';
import type { ImportReport, Message, ParsedMessage, ParsedRecord } from '../../../src-main/contract/index.ts';
import { Archive, archiveMigrations } from '../../../src-main/engine/archive/index.ts';
import { Library } from '../../../src-main/engine/library/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

export const chat: ParsedRecord & { type: 'chat' } = {
  type: 'chat',
  platform: 'qq',
  kind: 'group',
  name: '学习群',
};

/** A message of 1 March 2026, some minutes after eight in the evening. */
export function message(
  sender: string | null,
  minute: number,
  text: string,
  more: Partial<ParsedMessage> = {},
): ParsedMessage {
  return {
    type: 'message',
    sender: sender === null ? null : { name: sender },
    at: { local: Date.UTC(2026, 2, 1, 20, minute) },
    kind: 'text',
    text,
    line: minute,
    ...more,
  };
}

export function openArchive(): Archive {
  return new Archive(makeLibrary(archiveMigrations).archive);
}

/** @param migrations those the program that makes it knows of */
export function makeLibrary(migrations: readonly string[]): Library {
  return Library.create(
    join(temporaryFolder(), 'library'),
    { timezone: 'Asia/Shanghai' },
    { archiveMigrations: migrations, indexVersion: 1 },
    testEnvironment(),
  );
}

let imports = 0;

export function importInto(
  archive: Archive,
  records: readonly ParsedRecord[],
  options: { chatName?: string; timezone?: string; format?: string; fingerprint?: string } = {},
): ImportReport[] {
  const { fingerprint, ...merging } = options;
  const session = archive.beginImport({
    file: 'export.txt',
    format: 'test',
    defaultTimezone: 'Asia/Shanghai',
    importedAt: 1,
    newId: () => `import-${++imports}`,
    ...merging,
  });
  session.add(records);
  const reports = session.commit(fingerprint);
  archive.messages.forget();
  return reports;
}

/** All messages of the archive, or of the chat with a name, in order. */
export function messagesIn(archive: Archive, chatName?: string): Message[] {
  const chats = archive.chats().filter(({ name }) => chatName === undefined || name === chatName);
  return chats.flatMap(({ id, messageCount }) =>
    archive.messages.window(id, 0, messageCount + 1).messages.map((row) => row.message),
  );
}
