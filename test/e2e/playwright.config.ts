import { join } from 'node:path';
import { defineConfig } from 'playwright/test';
import { chromiumArguments, findChromium } from '../support/chromium.ts';
import { tallyVariable } from '../support/tally.ts';

const chromium = findChromium();
if (chromium === null) throw new Error('no Chromium here: “npm test -- e2e” finds or installs one');

const tallyFile = process.env[tallyVariable];

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.spec.ts',
  globalSetup: join(import.meta.dirname, 'prepared-sample.ts'),
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  // A busy machine is slow, not broken; no test asserts a time.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: tallyFile !== undefined,
  // In the full run a busy machine gets a second try; Playwright names the tests that needed it.
  retries: tallyFile === undefined ? 0 : 1,
  reporter:
    tallyFile === undefined
      ? 'list'
      : [['dot'], [join(import.meta.dirname, '../support/playwright-tally.ts'), { file: tallyFile }]],
  use: {
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: chromium.path, args: [...chromiumArguments] },
    // Recording slows every step: where there is a second try, that one is recorded.
    trace: tallyFile === undefined ? 'retain-on-failure' : 'on-first-retry',
    screenshot: 'only-on-failure',
  },
});
