import { randomUUID } from 'node:crypto';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Archive, archiveMigrations } from '../../src-main/engine/archive/index.ts';
import { fingerprintOf, openExport } from '../../src-main/engine/importing/index.ts';
import { IndexAhead } from '../../src-main/engine/index-ahead.ts';
import { Library } from '../../src-main/engine/library/index.ts';
import { SearchIndex } from '../../src-main/engine/search/index.ts';
import { indexWorkerBeside, startIndexing } from '../../src-main/hosts/indexing-thread.ts';
import { MessageStore } from '../support/message-store.ts';

/**
 * From a file to searchable messages, the same file again, and the same messages in a file that has to be read, without
 * conversations, in a process of its own: `node searchable-run.ts LIBRARY EXPORT`. Prints one JSON object.
 */
const [path, file] = process.argv.slice(2);
if (path === undefined || file === undefined) {
  throw new Error('searchable-run.ts LIBRARY EXPORT');
}
const indexWorker = indexWorkerBeside(new URL('../../src-main/hosts/worker.ts', import.meta.url));
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
// Another time of the file: it could hold something new.
utimesSync(file, new Date(), new Date());
const readAgain = await measured(file);
library.close();
console.log(
  JSON.stringify({ first, again, readAgain, firstPeak, peakMegabytes: process.resourceUsage().maxRSS / 1024 }),
);

async function measured(from: string) {
  const started = performance.now();
  const processor = process.cpuUsage();
  const added = await importFile(from);
  indexNew();
  const { user, system } = process.cpuUsage(processor);
  return { added, milliseconds: performance.now() - started, processorMilliseconds: (user + system) / 1000 };
}

async function importFile(from: string): Promise<number> {
  const fingerprint = await fingerprintOf(from, {});
  const noted = { importedAt: Date.now(), newId: randomUUID };
  if (fingerprint !== null && archive.repeatImport(fingerprint, noted) !== null) {
    return 0;
  }
  const source = await openExport(from, {});
  const about = {
    exportBytes: source.totalBytes,
    lastSeq: archive.messages.lastSeq(),
    indexPath: library.index.path,
  };
  const ahead = IndexAhead.for(search, about, (indexPath) => startIndexing(indexWorker, indexPath));
  const session = archive.beginImport({
    file: from,
    format: source.format.id,
    defaultTimezone: 'Asia/Shanghai',
    ...noted,
    onAdded: (message) => ahead?.add(message),
  });
  for await (const records of source.records) {
    session.add(records);
    await ahead?.flush();
  }
  const indexed = ahead?.finish();
  const reports = session.commit(source.lookedAround() ? null : fingerprint);
  await indexed;
  await ahead?.publish();
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
