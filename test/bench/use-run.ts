import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createEngine } from '../../src-main/engine/engine.ts';
import { percentile } from './measure.ts';
import { searchQueries } from './search-queries.ts';

/** Opening, searching and reading a large library through the engine: `node use-run.ts LIBRARY`. Prints one JSON object. */
const ROUNDS = 5;
const WINDOWS = 200;

const [library] = process.argv.slice(2);
if (library === undefined) {
  throw new Error('use-run.ts LIBRARY');
}
const engine = createEngine({
  now: Date.now,
  newId: randomUUID,
  userDataFolder: join(library, '..', 'user-data'),
  documentsFolder: join(library, '..'),
  resourcesFolder: join(import.meta.dirname, '../../resources'),
});

const [openMilliseconds] = await timed(() => engine.call('library.open', { path: library }));
const searches: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  for (const query of searchQueries) {
    const [milliseconds] = await timed(() => engine.call('search.query', { query }));
    searches.push(milliseconds);
  }
}
const [chat] = await engine.call('chats.list', {});
const windows: number[] = [];
for (let count = 0; chat !== undefined && count < WINDOWS; count++) {
  const offset = Math.floor((chat.messageCount * ((count * 7919) % WINDOWS)) / WINDOWS);
  const [milliseconds] = await timed(() => engine.call('messages.window', { chatId: chat.id, offset, limit: 50 }));
  windows.push(milliseconds);
}
await engine.close();
console.log(
  JSON.stringify({
    openMilliseconds,
    searches: searches.length,
    searchP50: percentile(searches, 0.5),
    searchP95: percentile(searches, 0.95),
    searchWorst: Math.max(...searches),
    windowP95: percentile(windows, 0.95),
  }),
);

async function timed<Result>(work: () => Promise<Result>): Promise<[number, Result]> {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
}
