import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeExport } from './exports.ts';
import { measureInProcess, table } from './measure.ts';
import type { ParseFigures } from './parsing.ts';

/**
 * `node test/bench/large.ts [GIGABYTES] [--parse-only]`: whether memory grows with the file. Makes up Telegram
 * exports of an eighth of that size (2 unless said otherwise) and of the whole, reads each, and brings each into a
 * library of its own to be searched; prints the peaks. Needs twice the size on the disk of temporary files, and
 * four times where it imports; leaves nothing there.
 */
interface Searchable {
  readonly first: { readonly milliseconds: number };
  /** After that, before the same file is imported again. */
  readonly firstPeak: number;
}

const SAMPLE_MESSAGES = 20_000;
const GIGABYTE = 2 ** 30;

const words = process.argv.slice(2);
const gigabytes = Number(words.find((word) => !word.startsWith('--')) ?? 2);
if (!(gigabytes > 0)) {
  throw new Error('large.ts [GIGABYTES] [--parse-only]');
}
const folder = mkdtempSync(join(tmpdir(), 'qunshu-large-'));
const file = join(folder, 'result.json');
const here = import.meta.dirname;

try {
  const sample = await writeExport('telegram-json', file, { messages: SAMPLE_MESSAGES, seed: 1 });
  const rows = [];
  for (const share of [1 / 8, 1]) {
    const messages = Math.ceil((gigabytes * share * GIGABYTE * SAMPLE_MESSAGES) / sample.bytes);
    rows.push(await measure(messages));
  }
  const heading = ['MB', 'messages', 'read: processor s', 'peak MB', 'imported and indexed: seconds', 'peak MB'];
  console.log(table([heading, ...rows]));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(messages: number): Promise<readonly string[]> {
  await writeExport('telegram-json', file, { messages, seed: 1 });
  const parsed = await measureInProcess<ParseFigures>(join(here, 'parse-run.ts'), file);
  if (parsed.messages !== messages) {
    throw new Error(`${messages} messages were written, ${parsed.messages} read`);
  }
  const read = [(parsed.processorMilliseconds / 1000).toFixed(1), parsed.peakMegabytes.toFixed(0)];
  const row = [(statSync(file).size / 1e6).toFixed(0), String(messages), ...read];
  if (words.includes('--parse-only')) {
    return row;
  }
  const library = join(folder, 'library');
  const imported = await measureInProcess<Searchable>(join(here, 'searchable-run.ts'), library, file);
  rmSync(library, { recursive: true });
  return [...row, (imported.first.milliseconds / 1000).toFixed(1), imported.firstPeak.toFixed(0)];
}
