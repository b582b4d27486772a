import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { repository, runNode } from './command.ts';
import { readTally } from './tally.ts';

/** Runs a test runner over one file of tests and gives the tally its reporter left. */
async function runSample(runner: string[], files: Record<string, string>) {
  // Inside the checkout, where the tests find the runner's package; Playwright reads no tests in node_modules.
  const cache = join(repository, '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'reporter-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text.replaceAll('SUPPORT', import.meta.dirname).replaceAll('FOLDER', folder));
  }
  const { ok } = await runNode([...runner, '--config', join(folder, 'runner.config.ts')]);
  return { ok, tally: readTally(join(folder, 'tally.json')) };
}

it('counts a run of Vitest, a file that cannot be loaded included', { timeout: 120_000 }, async () => {
  const { ok, tally } = await runSample(['node_modules/vitest/vitest.mjs', 'run'], {
    'runner.config.ts': `
      import { VitestTally } from 'SUPPORT/vitest-tally.ts';
      export default { test: { root: 'FOLDER', include: ['*.case.ts'], reporters: [new VitestTally('FOLDER/tally.json')] } };`,
    'one.case.ts': `
      import { expect, it } from 'vitest';
      it('passes', () => {});
      it('fails', () => expect(1).toBe(2));
      it.skip('is left out', () => {});
      it('cannot run here', ({ skip }) => skip('no display'));`,
    'two.case.ts': `throw new Error('broken');`,
  });
  expect(ok).toBe(false);
  expect(tally).toEqual({ passed: 1, failed: 2, skipped: 2, reasons: { 'no reason given': 1, 'no display': 1 } });
});

it('counts a run of Playwright', { timeout: 120_000 }, async () => {
  const { ok, tally } = await runSample(['node_modules/playwright/cli.js', 'test'], {
    'runner.config.ts': `
      export default { testDir: 'FOLDER', testMatch: '*.case.ts', outputDir: 'FOLDER/results',
        reporter: [['SUPPORT/playwright-tally.ts', { file: 'FOLDER/tally.json' }]] };`,
    'one.case.ts': `
      import { expect, test } from 'playwright/test';
      test('passes', () => {});
      test('fails', () => expect(1).toBe(2));
      test('cannot run here', () => test.skip(true, 'no binary'));`,
  });
  expect(ok).toBe(false);
  expect(tally).toEqual({ passed: 1, failed: 1, skipped: 1, reasons: { 'no binary': 1 } });
});
