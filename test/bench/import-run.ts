import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Job } from '../../src-main/contract/index.ts';
import { createEngine } from '../../src-main/engine/engine.ts';

/**
 * One measured import in a process of its own, so that its peak memory is its own:
 * `node import-run.ts LIBRARY EXPORT`. Prints one JSON object.
 */
const [library, file] = process.argv.slice(2);
if (library === undefined || file === undefined) {
  throw new Error('import-run.ts LIBRARY EXPORT');
}
const engine = createEngine({
  now: Date.now,
  newId: randomUUID,
  userDataFolder: join(library, '..', 'user-data'),
  documentsFolder: join(library, '..'),
  resourcesFolder: join(import.meta.dirname, '../../resources'),
});
await engine.call('library.create', { path: library, timezone: 'Asia/Shanghai' });

const stages = new Map<string, number>();
let stage = 'start';
let since = performance.now();
let peakHeap = 0;
const ended = Promise.withResolvers<Job>();
engine.subscribe((event) => {
  if (event.type !== 'job') {
    return;
  }
  const now = performance.now();
  stages.set(stage, (stages.get(stage) ?? 0) + now - since);
  since = now;
  stage = event.job.progress?.stage ?? stage;
  peakHeap = Math.max(peakHeap, process.memoryUsage().heapUsed);
  if (event.job.state !== 'running') {
    ended.resolve(event.job);
  }
});
const started = performance.now();
const processor = process.cpuUsage();
await engine.call('importing.start', { paths: [file] });
const job = await ended.promise;
const milliseconds = performance.now() - started;
const { user, system } = process.cpuUsage(processor);
await engine.close();
if (job.state !== 'done') {
  throw new Error(job.error?.message ?? job.state);
}
console.log(
  JSON.stringify({
    milliseconds,
    processorMilliseconds: (user + system) / 1000,
    stages: Object.fromEntries(stages),
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    peakHeapMegabytes: peakHeap / 1e6,
  }),
);
