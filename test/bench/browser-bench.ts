import { mkdirSync, writeFileSync } from 'node:fs';
import { findChromium } from '../support/chromium.ts';
import { runNode } from '../support/command.ts';
import { type BrowserFigures, measureInBrowser } from './browser-run.ts';
import { percentile, table } from './measure.ts';

/**
 * Builds the interface, uses a library in a real Chromium, and prints the figures beside what was promised;
 * says so where there is no Chromium. Writes bench-results/browser.json.
 */
export async function benchInBrowser(library: string, messages: number): Promise<void> {
  const chromium = findChromium();
  if (chromium === null) {
    console.log('\nNo Chromium here: nothing is measured in a browser. “npm test -- e2e” finds or installs one.');
    return;
  }
  const built = await runNode(['node_modules/electron-vite/bin/electron-vite.js', 'build']);
  if (!built.ok) throw new Error(`the interface cannot be built:\n${built.output}`);
  const figures = await measureInBrowser(library, chromium.path);
  console.log(`\nThe interface over ${messages} messages, ${chromium.path}\n${tableOf(figures)}`);
  mkdirSync('bench-results', { recursive: true });
  writeFileSync('bench-results/browser.json', `${JSON.stringify({ messages, ...figures }, null, 2)}\n`);
  console.log('\nWritten to bench-results/browser.json');
}

function tableOf(figures: BrowserFigures): string {
  const milliseconds = (value: number) => `${value.toFixed(0)} ms`;
  const row = (what: string, measured: readonly number[], promised: string) => [
    what,
    milliseconds(percentile(measured, 0.95)),
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
