import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ArchivedMessage } from '../../src-main/contract/index.ts';
import { Archive, archiveMigrations } from '../../src-main/engine/archive/index.ts';
import { openExport } from '../../src-main/engine/importing/index.ts';
import { Library } from '../../src-main/engine/library/index.ts';
import { ChatWalk } from '../../src-main/engine/threads/chat-walk.ts';
import { Findings } from '../../src-main/engine/threads/findings.ts';
import { Threads } from '../../src-main/engine/threads/index.ts';
import { loadWeights } from '../../src-main/engine/threads/weights.ts';

/**
 * Conversations, roles, noise and worth of a chat that is in the archive, and of messages that come behind it, in a
 * process of its own: `node threads-run.ts LIBRARY EXPORT LATER_EXPORT`. Prints one JSON object.
 */
const [path, first, later] = process.argv.slice(2);
if (path === undefined || first === undefined || later === undefined) {
  throw new Error('threads-run.ts LIBRARY EXPORT LATER_EXPORT');
}
/** Messages read before the clock is started. */
const BATCH = 10_000;
const resources = join(import.meta.dirname, '../../resources');
const environment = {
  now: Date.now,
  newId: randomUUID,
  userDataFolder: join(path, '..', 'user-data'),
  documentsFolder: join(path, '..'),
  resourcesFolder: resources,
};
const library = Library.create(
  path,
  { timezone: 'Asia/Shanghai' },
  { archiveMigrations, indexVersion: 1 },
  environment,
);
const archive = new Archive(library.archive);
const { messages } = archive;
const threads = new Threads(
  library.index,
  {
    messages: (chatId) => messages.ofChat(chatId),
    parts: {
      countTo: (chatId, place) => messages.countTo(chatId, place),
      messagesAfter: (chatId, place) => messages.ofChat(chatId, place),
      placeOf: (id) => messages.placeOf(id),
      bySeq: (seq) => messages.wordsOf(seq),
      names: (chatId) => archive.participants(chatId),
    },
  },
  resources,
);

await importFile(first);
const chatId = archive.chats()[0]?.id ?? '';
const rest = process.memoryUsage.rss();
const whole = await measured();
const peakBytes = process.resourceUsage().maxRSS * 1024 - rest;
const imported = await timed(() => importFile(later));
const added = await measured();
const alone = await findAlone();
library.close();
console.log(JSON.stringify({ whole, alone, peakBytes, imported, added }));

/** Conversations, roles, noise and worth of the chat once more, without the time of reading, and writing nothing. */
async function findAlone() {
  const weights = loadWeights(resources);
  const walk = new ChatWalk(weights);
  let processorMilliseconds = 0;
  const add = async (batch: readonly ArchivedMessage[]) => {
    const times = await timed(async () => {
      for (const message of batch) {
        walk.add(message);
      }
    });
    processorMilliseconds += times.processorMilliseconds;
  };
  let batch: ArchivedMessage[] = [];
  for (const message of messages.ofChat(chatId)) {
    batch.push(message);
    if (batch.length === BATCH) {
      await add(batch);
      batch = [];
    }
  }
  await add(batch);
  const judging = await timed(async () => {
    const findings = new Findings(walk, weights);
    for (let conversation = 0; conversation < findings.count; conversation++) {
      findings.judge(conversation);
    }
  });
  processorMilliseconds += judging.processorMilliseconds;
  return { messages: walk.columns.count, processorMilliseconds };
}

/** Updates the conversations; times in milliseconds. */
async function measured() {
  const before = threads.messagesSeen(chatId);
  const times = await timed(() => threads.update(chatId));
  return { messages: threads.messagesSeen(chatId) - before, threads: threads.count({ chatId }), ...times };
}

async function timed(work: () => Promise<unknown>) {
  const started = performance.now();
  const processor = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(processor);
  return { milliseconds: performance.now() - started, processorMilliseconds: (user + system) / 1000 };
}

async function importFile(file: string): Promise<void> {
  const source = await openExport(file, {});
  const session = archive.beginImport({
    file,
    format: source.format.id,
    defaultTimezone: 'Asia/Shanghai',
    importedAt: Date.now(),
    newId: randomUUID,
  });
  for await (const records of source.records) {
    session.add(records);
  }
  session.commit();
  await source.close();
}
