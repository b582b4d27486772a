import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from '../support/chromium.ts';
import { runNode } from '../support/command.ts';
import { type BrowserFigures, measureInBrowser, p95 } from './browser-run.ts';
import { writeExport } from './exports.ts';
import { measureInProcess, table } from './measure.ts';

/**
 * `node test/bench/browser.ts [MESSAGES] [--keep FOLDER]`: the interface in a real Chromium over a
 * made-up library (by default a million messages), beside what DESIGN promises. Nothing here fails for
 * being slow. With `--keep` the library is made once and found again. Writes bench-results/browser.json.
 */
const { values, positionals } = parseArgs({ options: { keep: { type: 'string' } }, allowPositionals: true });
const messages = Number(positionals[0] ?? 1_000_000);
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'qunshu-bench-'));
const chromium = findChromium();

if (chromium === null) {
  console.log('No Chromium here: nothing is measured in a browser. “npm test -- e2e” finds or installs one.');
} else {
  try {
    await bench(chromium.path);
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function bench(chromiumPath: string): Promise<void> {
  const built = await runNode(['node_modules/electron-vite/bin/electron-vite.js', 'build']);
  if (!built.ok) throw new Error(`the interface cannot be built:\n${built.output}`);
  const library = await makeLibrary();
  const figures = await measureInBrowser(library, chromiumPath);
  console.log(`The interface over ${messages} messages, ${chromiumPath}\n${tableOf(figures)}`);
  mkdirSync('bench-results', { recursive: true });
  writeFileSync('bench-results/browser.json', `${JSON.stringify({ messages, ...figures }, null, 2)}\n`);
  console.log('\nWritten to bench-results/browser.json');
}

async function makeLibrary(): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const library = join(folder, `library-${messages}`);
  if (existsSync(library)) return library;
  const file = join(folder, 'export.jsonl');
  await writeExport('chatlab-jsonl', file, { messages, seed: 1 });
  await measureInProcess(join(import.meta.dirname, 'import-run.ts'), library, file);
  rmSync(file);
  return library;
}

function tableOf(figures: BrowserFigures): string {
  const milliseconds = (value: number) => `${value.toFixed(0)} ms`;
  const row = (what: string, measured: readonly number[], promised: string) => [
    what,
    milliseconds(p95(measured)),
    milliseconds(Math.max(...measured)),
    promised,
  ];
  const { hostMilliseconds, pageMilliseconds, draftedMessages } = figures;
  const sizes = `${Math.min(...draftedMessages)} to ${Math.max(...draftedMessages)}`;
  return table([
    ['what', 'p95', 'worst', 'promised'],
    ['start: the host, the library open', milliseconds(hostMilliseconds), '', ''],
    ['start: the page', milliseconds(pageMilliseconds), '', ''],
    ['start to Today, together', milliseconds(hostMilliseconds + pageMilliseconds), '', '1500 ms'],
    ['scripts before anything is done, gzip', `${(figures.scriptBytes / 1024).toFixed(0)} KB`, '', '350 KB'],
    row('a chat opened at a message', figures.openings, '150 ms'),
    row('from date to date in a chat', figures.jumps, '150 ms'),
    row(`a frame while scrolling ${(figures.scrolledPixels / 1000).toFixed(0)},000 pixels`, figures.frames, '50 ms'),
    ['tasks over 50 ms while scrolling', String(figures.longTasks.length), '', '0'],
    row('a key to the next card', figures.cards, '50 ms'),
    row('a key to the next conversation', figures.conversations, ''),
    row(`a draft of ${sizes} messages`, figures.drafts, '300 ms'),
  ]);
}
