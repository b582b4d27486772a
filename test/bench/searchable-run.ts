import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Archive, archiveMigrations } from '../../src-main/engine/archive/index.ts';
import { openExport } from '../../src-main/engine/importing/index.ts';
import { Library } from '../../src-main/engine/library/index.ts';
import { SearchIndex } from '../../src-main/engine/search/index.ts';
import { MessageStore } from '../support/message-store.ts';

/**
 * From a file to searchable messages and the same file again, without conversations, in a process of its own:
 * `node searchable-run.ts LIBRARY EXPORT`. Prints one JSON object.
 */
const [path, file] = process.argv.slice(2);
if (path === undefined || file === undefined) {
  throw new Error('searchable-run.ts LIBRARY EXPORT');
}
const environment = {
  now: Date.now,
  newId: randomUUID,
  userDataFolder: join(path, '..', 'user-data'),
  documentsFolder: join(path, '..'),
  resourcesFolder: join(import.meta.dirname, '../../resources'),
};
const library = Library.create(
  path,
  { timezone: 'Asia/Shanghai' },
  { archiveMigrations, indexVersion: 1 },
  environment,
);
const archive = new Archive(library.archive);
const search = new SearchIndex(library.index, new MessageStore(), () => performance.now());

const first = await measured(file);
const firstPeak = process.resourceUsage().maxRSS / 1024;
const again = await measured(file);
library.close();
console.log(JSON.stringify({ first, again, firstPeak, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));

async function measured(from: string) {
  const started = performance.now();
  const processor = process.cpuUsage();
  const added = await importFile(from);
  indexNew();
  const { user, system } = process.cpuUsage(processor);
  return { added, milliseconds: performance.now() - started, processorMilliseconds: (user + system) / 1000 };
}

async function importFile(from: string): Promise<number> {
  const source = await openExport(from, {});
  const session = archive.beginImport({
    file: from,
    format: source.format.id,
    defaultTimezone: 'Asia/Shanghai',
    importedAt: Date.now(),
    newId: randomUUID,
  });
  for await (const records of source.records) {
    session.add(records);
  }
  const reports = session.commit();
  await source.close();
  return reports.reduce((sum, report) => sum + report.added, 0);
}

function indexNew(): void {
  const writer = search.messageWriter();
  for (const batch of archive.messages.textsSince(search.lastIndexedSeq())) {
    for (const row of batch) {
      writer.add(row);
    }
  }
  writer.finish();
}
