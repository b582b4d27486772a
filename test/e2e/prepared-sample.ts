import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngineWorker } from '../../src-main/hosts/engine-client.ts';
import { locate } from '../../src-main/hosts/locations.ts';
import { builtWorker } from '../support/web-host.ts';
import { preparedVariable } from './prepared.ts';

/** Makes the sample community once for a whole run: each test that wants it opens a copy of its own. */
async function prepareSample(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'qunshu-prepared-'));
  const library = join(folder, 'library');
  const { resourcesFolder } = locate(import.meta.resolve('../../src-main/hosts/web/index.ts'));
  const engine = startEngineWorker({
    workerUrl: builtWorker,
    resourcesFolder,
    userDataFolder: join(folder, 'user-data'),
    documentsFolder: folder,
  });
  const made = Promise.withResolvers<void>();
  engine.subscribe((event) => {
    if (event.type !== 'job' || event.job.kind !== 'sample') return;
    if (event.job.state === 'done') made.resolve();
    else if (event.job.state !== 'running') made.reject(new Error(event.job.error?.message ?? event.job.state));
  });
  await engine.call('library.openSample', { path: library });
  await made.promise;
  await engine.close();
  process.env[preparedVariable] = library;
  return () => rmSync(folder, { recursive: true, force: true });
}

// biome-ignore lint/style/noDefaultExport: Playwright loads what comes first by its default export.
export default prepareSample;
