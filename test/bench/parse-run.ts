import { openExport } from '../../src-main/engine/importing/index.ts';

/** One measured reading of an export, nothing kept: `node parse-run.ts EXPORT`. Prints one JSON object. */
const [file] = process.argv.slice(2);
if (file === undefined) {
  throw new Error('parse-run.ts EXPORT');
}
const started = process.cpuUsage();
const opened = await openExport(file, {});
let messages = 0;
let skipped = 0;
for await (const batch of opened.records) {
  for (const { type } of batch) {
    messages += type === 'message' ? 1 : 0;
    skipped += type === 'skip' ? 1 : 0;
  }
}
await opened.close();
const { user, system } = process.cpuUsage(started);
console.log(
  JSON.stringify({
    format: opened.format.id,
    messages,
    skipped,
    processorMilliseconds: (user + system) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
