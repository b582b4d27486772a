import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureInProcess, table } from './measure.ts';
import { type PublishingFigures, publishingTargets } from './publishing-targets.ts';

/**
 * `npm run bench:publishing [-- FORMAT...]`: how long a book of 1,000 digests (2 MB of Markdown, 500
 * pictures) takes in each format, and at how much memory, against what was aimed at. Nothing here
 * fails for being slow.
 */
const wanted = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'qunshu-bench-'));
const rows = [['format', 'seconds', 'processor seconds', 'aim', 'peak MB', 'MB written']];

try {
  console.log(`${cpus().length} processors, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`);
  for (const [format, aim] of Object.entries(publishingTargets)) {
    if (wanted.length > 0 && !wanted.includes(format)) {
      continue;
    }
    const figures = await measureInProcess<PublishingFigures>(
      join(import.meta.dirname, 'publishing-run.ts'),
      format,
      folder,
    );
    const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
    rows.push([
      format,
      figures.milliseconds === null ? 'no Chromium here' : seconds(figures.milliseconds),
      seconds(figures.processorMilliseconds),
      `${aim} s`,
      figures.peakMegabytes.toFixed(0),
      (figures.bytes / 1e6).toFixed(1),
    ]);
  }
  console.log(table(rows));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
