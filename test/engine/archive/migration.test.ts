import { expect, test } from 'vitest';
import { Archive, archiveMigrations } from '../../../src-main/engine/archive/index.ts';
import { Library } from '../../../src-main/engine/library/index.ts';
import { testEnvironment } from '../../support/environment.ts';
import { chat, importInto, makeLibrary, message, messagesIn } from './support.ts';

/** What version 1 of the archive kept of each message. */
const COLUMNS_OF_VERSION_1 =
  'seq, chat, at, sender, kind, text, key_high, key_low, reply_high, reply_low, import, line, extra';

/** An archive as version 1 left it after importing the same records twice, made from one of today. */
function archiveOfVersion1(): Archive {
  const today = makeLibrary(archiveMigrations);
  const records = [chat, message('甲', 1, '一'), message('乙', 2, '二')];
  importInto(new Archive(today.archive), records);
  importInto(new Archive(today.archive), records);
  today.close();
  const old = makeLibrary(archiveMigrations.slice(0, 1));
  old.archive.exec(`ATTACH '${today.archive.path}' AS today`);
  const tables = {
    chat: 'number, id, platform, kind, name, timezone, message_count, from_at, to_at',
    participant: 'number, id, chat, message_count, from_at, to_at',
    participant_name: '*',
    import: 'number, id, chat, report',
    message: COLUMNS_OF_VERSION_1,
  };
  for (const [table, columns] of Object.entries(tables)) {
    old.archive.exec(`INSERT INTO ${table} SELECT ${columns} FROM today.${table}`);
  }
  old.archive.exec('DETACH today');
  old.close();
  return new Archive(Library.open(old.path, { archiveMigrations, indexVersion: 1 }, testEnvironment()).archive);
}

test('an archive of version 1 opens, is migrated and goes on', () => {
  const archive = archiveOfVersion1();
  expect(messagesIn(archive).map(({ text }) => text)).toEqual(['一', '二']);
  expect(archive.reports()).toMatchObject([{ duplicates: 2, edited: 0, timezone: 'Asia/Shanghai' }, { added: 2 }]);
  const [again] = importInto(archive, [chat, message('甲', 1, '一'), message('丙', 3, '三')]);
  expect(again).toMatchObject({ added: 1, duplicates: 1, edited: 0 });
  expect(
    archive
      .participants()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['丙', '乙', '甲']);
});

test('ARCHIVE-14 what an import of version 1 found already there stays when the one before it is undone', () => {
  const archive = archiveOfVersion1();
  const first = archive.reports()[1]?.importId ?? '';
  archive.undo(first, 1);
  archive.messages.forget();
  expect(messagesIn(archive).map(({ text }) => text)).toEqual(['一', '二']);
});
