import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { tallyVariable } from './support/tally.ts';
import { VitestTally } from './support/vitest-tally.ts';

const tallyFile = process.env[tallyVariable];

export default defineConfig({
  resolve: {
    // Electron's package downloads a binary when it is loaded outside Electron: no unit test may reach it.
    alias: { electron: join(import.meta.dirname, 'support', 'no-electron.ts') },
  },
  test: {
    root: join(import.meta.dirname, '..'),
    setupFiles: ['test/support/properties.ts'],
    // Files share what they load: no test changes a module's state or the process. Threads start soonest.
    isolate: false,
    pool: 'threads',
    // By itself it would leave one processor free: on two, half of the time.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/hosts/**'] },
      },
      {
        extends: true,
        // What starts programs, in processes that have signals and an environment of their own.
        test: {
          name: 'hosts',
          include: ['test/hosts/**/*.test.ts'],
          pool: 'forks',
          globalSetup: ['test/support/bundled-program.ts'],
        },
      },
    ],
    // Real files and real databases on a machine that may be busy.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: tallyFile === undefined ? ['default'] : ['minimal', new VitestTally(tallyFile)],
  },
});
