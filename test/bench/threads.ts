import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureFinding, tableOfFinding } from './finding.ts';

/** `node test/bench/threads.ts [MESSAGES]`: how fast conversations are found; 200,000 messages unless said otherwise. */
const DEFAULT_MESSAGES = 200_000;

const messages = Number(process.argv[2] ?? DEFAULT_MESSAGES);
const folder = mkdtempSync(join(tmpdir(), 'qunshu-bench-'));
try {
  console.log(tableOfFinding(await measureFinding(folder, messages)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
