import { join } from 'node:path';
import type { Environment } from '../../src-main/engine/library/index.ts';
import { temporaryFolder } from './temporary-folder.ts';

const RESOURCES = join(import.meta.dirname, '../../resources');

/** A machine whose clock moves one second a look and whose ids count up. */
export function testEnvironment(folder = temporaryFolder()): Environment & { clock: { time: number } } {
  const clock = { time: Date.UTC(2026, 2, 1, 12) };
  let ids = 0;
  return {
    clock,
    now: () => (clock.time += 1000),
    newId: () => `id-${++ids}`,
    userDataFolder: join(folder, 'user-data'),
    documentsFolder: join(folder, 'documents'),
    resourcesFolder: RESOURCES,
  };
}
