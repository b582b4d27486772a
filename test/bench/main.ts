import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchInBrowser } from './browser-bench.ts';
import { exportFormats, writeExport } from './exports.ts';
import { measureFinding, tableOfFinding } from './finding.ts';
import { measureInProcess, table } from './measure.ts';
import { measureParsing, tableOfParsing } from './parsing.ts';

/**
 * `npm run bench [-- MESSAGES... | --quick]`: how fast the main job is, as figures and ratios. Nothing here
 * fails for being slow. By default 100,000 and 1,000,000 messages, 20,000 with `--quick`; writes
 * bench-results/main.json. Files larger than memory: `node test/bench/large.ts`.
 * Where there is a Chromium the interface is measured too, over the larger library.
 */
interface ImportFigures {
  readonly milliseconds: number;
  readonly processorMilliseconds: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly peakMegabytes: number;
}

interface UseFigures {
  readonly openMilliseconds: number;
  readonly searches: number;
  readonly searchP50: number;
  readonly searchP95: number;
  readonly searchWorst: number;
  readonly windowP95: number;
}

interface SaveFigures {
  readonly few: number;
  readonly many: number;
  readonly fewMilliseconds: number;
  readonly manyMilliseconds: number;
}

interface Measured {
  readonly milliseconds: number;
  readonly processorMilliseconds: number;
}

interface SearchableFigures {
  readonly first: Measured;
  readonly again: Measured;
  readonly readAgain: Measured;
  readonly peakMegabytes: number;
}

type FloorFigures = Measured & { readonly peakMegabytes: number };

const QUICK_MESSAGES = 20_000;

const isQuick = process.argv.includes('--quick');
const sizes = process.argv.slice(2).map(Number).filter(Number.isSafeInteger);
/** Enough for what is done once a file not to count. */
const parsedMessages = isQuick ? QUICK_MESSAGES : 100_000;
const folder = mkdtempSync(join(tmpdir(), 'qunshu-bench-'));
const here = import.meta.dirname;

try {
  await bench(sizes.length > 0 ? sizes : isQuick ? [QUICK_MESSAGES] : [100_000, 1_000_000]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function bench(messageCounts: readonly number[]): Promise<void> {
  console.log(`${cpus().length} processors, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`);
  const parsing = await measureParsing(folder, parsedMessages);
  console.log(`\nParse alone: every format, nothing kept\n${tableOfParsing(parsing)}`);
  const imports = [];
  const searchable = [];
  const floors = new Map<number, FloorFigures>();
  let searched = '';
  for (const messages of messageCounts) {
    const database = join(folder, 'floor.sqlite');
    const run = join(here, 'floor-run.ts');
    floors.set(messages, await measureInProcess<FloorFigures>(run, database, String(messages)));
    rmSync(database);
    for (const format of exportFormats) {
      const file = join(folder, `export.${format}`);
      await writeExport(format, file, { messages, seed: 1 });
      const once = join(folder, 'searchable');
      const figures = await measureInProcess<SearchableFigures>(join(here, 'searchable-run.ts'), once, file);
      searchable.push({ format, messages, ...figures });
      rmSync(once, { recursive: true });
      const library = join(folder, `library-${format}-${messages}`);
      const whole = await measureInProcess<ImportFigures>(join(here, 'import-run.ts'), library, file);
      imports.push({ format, messages, bytes: statSync(file).size, ...whole });
      rmSync(file);
      if (format === 'qq-text') {
        searched = library;
      } else {
        rmSync(library, { recursive: true });
      }
    }
  }
  console.log(`\nImport to searchable, and the same file again\n${tableOfSearchable(searchable, floors)}`);
  console.log(`\nImport to searchable, conversations found\n${tableOfImports(imports)}`);
  const finding = await measureFinding(folder, messageCounts.at(-1) ?? 0);
  console.log(`\nConversations, roles, noise and worth, by processor time\n${tableOfFinding(finding)}`);
  const use = await measureInProcess<UseFigures>(join(here, 'use-run.ts'), searched);
  console.log(`\nA library of ${messageCounts.at(-1)} messages\n${tableOfUse(use)}`);
  const save = await measureInProcess<SaveFigures>(join(here, 'save-run.ts'), join(folder, 'saving'));
  console.log(`\nSaving one digest\n${tableOfSaves(save)}`);
  mkdirSync('bench-results', { recursive: true });
  writeFileSync(
    'bench-results/main.json',
    `${JSON.stringify({ parsing, floors: Object.fromEntries(floors), searchable, imports, finding, use, save }, null, 2)}\n`,
  );
  console.log('\nWritten to bench-results/main.json');
  await benchInBrowser(searched, messageCounts.at(-1) ?? 0);
}

/**
 * The ratio to the floor is of processor time, which holds on a machine that does other things, too; how much faster
 * the second time is, of the clock, as the first time keeps two processors busy.
 */
function tableOfSearchable(
  rows: readonly (SearchableFigures & { format: string; messages: number })[],
  floors: ReadonlyMap<number, FloorFigures>,
): string {
  const seconds = ({ milliseconds }: Measured) => (milliseconds / 1000).toFixed(1);
  const floorRows = Array.from(floors, ([messages, floor]) => [
    'floor: rows and FTS5',
    String(messages),
    seconds(floor),
    '1.00',
    '',
    '',
    '',
    '',
    floor.peakMegabytes.toFixed(0),
  ]);
  return table([
    ['format', 'messages', 'seconds', 'of the floor', 'again', 'times faster', 'read again', 'times faster', 'peak MB'],
    ...floorRows,
    ...rows.map(({ format, messages, first, again, readAgain, peakMegabytes }) => [
      format,
      String(messages),
      seconds(first),
      (first.processorMilliseconds / (floors.get(messages)?.processorMilliseconds ?? Number.NaN)).toFixed(2),
      seconds(again),
      (first.milliseconds / again.milliseconds).toFixed(1),
      seconds(readAgain),
      (first.milliseconds / readAgain.milliseconds).toFixed(1),
      peakMegabytes.toFixed(0),
    ]),
  ]);
}

function tableOfImports(
  rows: readonly (ImportFigures & { format: string; messages: number; bytes: number })[],
): string {
  const stage = (row: ImportFigures, name: string) => `${((row.stages[name] ?? 0) / 1000).toFixed(1)} s`;
  return table([
    ['format', 'messages', 'MB', 'seconds', 'messages/s', 'to searchable/s', 'import', 'index', 'threads', 'peak MB'],
    ...rows.map((row) => [
      row.format,
      String(row.messages),
      (row.bytes / 1e6).toFixed(0),
      (row.milliseconds / 1000).toFixed(1),
      (row.messages / (row.milliseconds / 1000)).toFixed(0),
      (row.messages / ((row.milliseconds - (row.stages.threads ?? 0)) / 1000)).toFixed(0),
      stage(row, 'import'),
      stage(row, 'index'),
      stage(row, 'threads'),
      row.peakMegabytes.toFixed(0),
    ]),
  ]);
}

function tableOfUse(use: UseFigures): string {
  const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
  return table([
    ['what', 'figure'],
    ['opening the library', milliseconds(use.openMilliseconds)],
    [`search p50 (${use.searches} searches)`, milliseconds(use.searchP50)],
    ['search p95', milliseconds(use.searchP95)],
    ['search worst', milliseconds(use.searchWorst)],
    ['a window of 50 messages anywhere, p95', milliseconds(use.windowP95)],
  ]);
}

function tableOfSaves(save: SaveFigures): string {
  return table([
    ['digests in the library', 'median of a save'],
    [String(save.few), `${save.fewMilliseconds.toFixed(2)} ms`],
    [String(save.many), `${save.manyMilliseconds.toFixed(2)} ms`],
    ['ratio', (save.manyMilliseconds / save.fewMilliseconds).toFixed(2)],
  ]);
}
