import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, bundle } from '../src-main/hosts/launch/build.ts';
import { findOrInstallChromium } from './support/chromium.ts';
import type { CommandResult } from './support/command.ts';
import { repository, runNode } from './support/command.ts';
import { count, emptyTally, readTally, sum, summaryLine, type Tally, tallyVariable } from './support/tally.ts';

/** `npm test [-- PART...]`: every check of the project in order, one line each, and a tally at the end. */
interface Check {
  readonly name: string;
  /** Its name on the command line; several checks may share one. */
  readonly part: string;
  run(): Promise<Tally>;
}

const temporary = mkdtempSync(join(tmpdir(), 'qunshu-test-'));

const checks: readonly Check[] = [
  { name: 'format and lint', part: 'lint', run: () => once(['node_modules/@biomejs/biome/bin/biome', 'check']) },
  { name: 'types', part: 'types', run: () => once(['node_modules/typescript/bin/tsc', '-p', '.']) },
  { name: 'architecture', part: 'lint', run: () => once(['test/lint/architecture.ts']) },
  { name: 'unused code', part: 'lint', run: () => once(['node_modules/knip/bin/knip.js']) },
  { name: 'unit and integration', part: 'unit', run: runVitest },
  { name: 'build', part: 'e2e', run: runBuild },
  { name: 'end to end', part: 'e2e', run: runPlaywright },
];

process.exitCode = await main(process.argv.slice(2));
rmSync(temporary, { recursive: true, force: true });

async function main(parts: readonly string[]): Promise<number> {
  const known = new Set(checks.map(({ part }) => part));
  const unknown = parts.filter((part) => !known.has(part));
  if (unknown.length > 0) {
    console.error(`There is no part “${unknown.join(' ')}”. Parts: ${[...known].join(', ')}; none means all.`);
    return 2;
  }
  const tallies: Tally[] = [];
  for (const check of checks) {
    if (parts.length === 0 || parts.includes(check.part)) tallies.push(await runCheck(check));
  }
  const total = sum(tallies);
  for (const [reason, number] of Object.entries(total.reasons)) console.log(`skipped ${number}: ${reason}`);
  console.log(summaryLine(total));
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

async function runCheck({ name, run }: Check): Promise<Tally> {
  const startedAt = performance.now();
  console.log(`— ${name}`);
  const tally = await run();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`  ${tally.failed === 0 ? 'ok' : 'FAILED'}, ${summaryLine(tally)} (${seconds} s)`);
  return tally;
}

/** A check that passes or fails as a whole; it speaks only when it fails. */
async function once(command: readonly string[]): Promise<Tally> {
  return verdict(await runNode(command));
}

function verdict({ ok, output }: CommandResult): Tally {
  if (!ok) console.log(output);
  return count(emptyTally, ok ? 'passed' : 'failed');
}

async function runBuild(): Promise<Tally> {
  const failure = await build(repository, () => bundle(repository)).then(
    () => '',
    (error: Error) => error.message,
  );
  return verdict({ ok: failure === '', output: failure });
}

function runVitest(): Promise<Tally> {
  return runSuite('vitest', ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts'], {});
}

async function runPlaywright(): Promise<Tally> {
  const chromium = await findOrInstallChromium((line) => console.log(`  ${line}`));
  if (chromium === null) {
    console.log('  No Chromium: set CHROMIUM_PATH to one, or install one, and run this again.');
    return count(emptyTally, 'failed');
  }
  console.log(`  Chromium: ${chromium.path} (${chromium.source})`);
  return runSuite(
    'playwright',
    ['node_modules/playwright/cli.js', 'test', '--config', 'test/e2e/playwright.config.ts'],
    {
      CHROMIUM_PATH: chromium.path,
    },
  );
}

/** A test runner that leaves its own tally; one that dies before has failed. */
async function runSuite(
  name: string,
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Tally> {
  const file = join(temporary, `${name}.json`);
  const plain: Record<string, string> = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  const { ok } = await runNode(command, {
    live: true,
    environment: { ...plain, ...environment, [tallyVariable]: file },
  });
  const tally = readTally(file) ?? emptyTally;
  // It may fail for a reason that no test shows: no tests at all, or an error after the last one.
  return ok || tally.failed > 0 ? tally : count(tally, 'failed');
}
