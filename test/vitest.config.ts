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
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/properties.ts'],
    // Real files and real databases on a machine that may be busy.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: tallyFile === undefined ? ['default'] : ['minimal', new VitestTally(tallyFile)],
  },
});
