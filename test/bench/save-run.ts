import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createEngine, type Engine } from '../../src-main/engine/engine.ts';
import { percentile } from './measure.ts';

/** Saving one digest in a small and in a large library: `node save-run.ts FOLDER`. Prints one JSON object. */
const FEW = 10;
const MANY = 10_000;
const SAVES = 60;

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  throw new Error('save-run.ts FOLDER');
}
const fewMilliseconds = await medianSave(FEW);
const manyMilliseconds = await medianSave(MANY);
console.log(JSON.stringify({ few: FEW, many: MANY, fewMilliseconds, manyMilliseconds }));

async function medianSave(digests: number): Promise<number> {
  const engine = createEngine({
    now: Date.now,
    newId: randomUUID,
    userDataFolder: join(folder ?? '', 'user-data'),
    documentsFolder: folder ?? '',
    resourcesFolder: join(import.meta.dirname, '../../resources'),
  });
  await engine.call('library.create', { path: join(folder ?? '', `library-${digests}`), timezone: 'UTC' });
  let last = '';
  for (let count = 0; count < digests; count++) {
    last = (await engine.call('digests.create', { title: `第 ${count} 个问题 question number ${count}` })).id;
  }
  const times = [];
  for (let count = 0; count < SAVES; count++) {
    times.push(await timedSave(engine, last, count));
  }
  await engine.close();
  return percentile(times, 0.5);
}

async function timedSave(engine: Engine, id: string, count: number): Promise<number> {
  const { version, content } = await engine.call('digests.get', { id });
  const sections = { ask: [{ id: 'p', text: `改了 ${count} 次 changed`, sources: [], origin: 'moderator' as const }] };
  const started = performance.now();
  await engine.call('digests.save', { id, expectedVersion: version, content: { ...content, sections } });
  return performance.now() - started;
}
