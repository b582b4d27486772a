import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchInBrowser } from './browser-bench.ts';
import { writeExport } from './exports.ts';
import { measureInProcess } from './measure.ts';

/**
 * `node test/bench/browser.ts [MESSAGES] [--keep FOLDER]`: the interface in a real Chromium over a
 * made-up library, by default of a million messages. Nothing here fails for being slow. With `--keep`
 * the library is made once and found again.
 */
const { values, positionals } = parseArgs({ options: { keep: { type: 'string' } }, allowPositionals: true });
const messages = Number(positionals[0] ?? 1_000_000);
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'qunshu-bench-'));

try {
  await benchInBrowser(await makeLibrary(), messages);
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
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
