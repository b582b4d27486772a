import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EngineClient } from '../../src-main/hosts/engine-client.ts';
import { startEngineWorker } from '../../src-main/hosts/engine-client.ts';
import { workerUrl } from './program.ts';

export interface TestEngine {
  readonly client: EngineClient;
  /** A folder of this test alone. */
  readonly folder: string;
}

/** Starts a real engine on its worker thread, on a folder of its own; it ends with the test. */
export function startTestEngine(): TestEngine {
  const folder = mkdtempSync(join(tmpdir(), 'qunshu-engine-'));
  const client = startEngineWorker({
    workerUrl,
    userDataFolder: join(folder, 'user-data'),
    documentsFolder: folder,
    resourcesFolder: join(import.meta.dirname, '../../resources'),
  });
  onTestFinished(() => client.close());
  return { client, folder };
}
