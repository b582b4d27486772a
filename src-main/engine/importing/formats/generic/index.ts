import type { ColumnMapping } from '../../../../contract/index.ts';
import { QunshuError, type TableSample } from '../../../../contract/index.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { HEAD_BYTES, readHead } from '../../head.ts';
import { csvStart, csvTable } from './csv-table.ts';
import { guessMapping, type TableStart } from './guess.ts';
import { jsonStart, jsonTable } from './json-table.ts';
import { jsonlStart, jsonlTable } from './jsonl-table.ts';
import { readTable } from './reading.ts';
import type { Table } from './table.ts';

/** How sure a table is of being one of messages: never as sure as a format that knows its own. */
const SCORES = { certain: 0.5, likely: 0.3, table: 0.1 };

/** Tables of messages in CSV: see SPEC.md. */
const genericCsv: Format = {
  id: 'generic-csv',
  name: 'CSV table of messages',
  platform: 'other',
  extensions: ['csv', 'tsv', 'txt'],
  survives: { times: 'as written', replies: 'yes', reactions: 'no', files: 'paths' },
  sniff: (head) => (head.paths.size > 0 || head.objects.length > 0 ? 0 : scoreOf(csvStart(head.lines))),
  parse: (source, options) => parse(source, options, csvOf),
};

/** Tables of messages in a JSON document: see SPEC.md. */
const genericJson: Format = {
  id: 'generic-json',
  name: 'JSON array of messages',
  platform: 'other',
  extensions: ['json'],
  survives: { times: 'as written', replies: 'yes', reactions: 'no', files: 'paths' },
  sniff: (head) => scoreOf(jsonStart(head)),
  parse: (source, options) => parse(source, options, jsonOf),
};

/** Tables of messages in JSON, one object a line: see SPEC.md. */
const genericJsonl: Format = {
  id: 'generic-jsonl',
  name: 'JSONL table of messages',
  platform: 'other',
  extensions: ['jsonl', 'ndjson'],
  survives: { times: 'as written', replies: 'yes', reactions: 'no', files: 'paths' },
  sniff: (head) => scoreOf(jsonlStart(head)),
  parse: (source, options) => parse(source, options, jsonlOf),
};

/** The formats that read a table as a mapping says. */
export const tableFormats: readonly Format[] = [genericCsv, genericJson, genericJsonl];

type OpenTable = (source: ExportSource, head: ExportHead, chosen: Partial<ColumnMapping>) => Table | null;

const csvOf: OpenTable = (source, { lines }, chosen) => {
  const start = csvStart(lines, chosen);
  return start === null ? null : csvTable(source, start);
};

const jsonOf: OpenTable = (source, head, chosen) => {
  const start = jsonStart(head, chosen);
  return start === null ? null : jsonTable(source, start);
};

const jsonlOf: OpenTable = (source, head) => {
  const start = jsonlStart(head);
  return start === null ? null : jsonlTable(source, start);
};

/** The columns of a table and a guess at what they hold. @throws {QunshuError} `format-unknown`: it is no table. */
export async function sampleTable(source: ExportSource, chosen: Partial<ColumnMapping>): Promise<TableSample> {
  const head = await readHead(source, HEAD_BYTES);
  const isJson = head.paths.size > 0 || head.objects.length > 0;
  const table = isJson ? (jsonlOf(source, head, chosen) ?? jsonOf(source, head, chosen)) : csvOf(source, head, chosen);
  if (table === null) {
    throw new QunshuError('format-unknown', { file: source.name });
  }
  const { kind, columns, rows, layout } = table;
  const { mapping, isCertain } = guessMapping(table);
  return { kind, columns, rows, guess: { ...mapping, ...layout }, isCertain };
}

async function* parse(source: ExportSource, options: Parameters<Format['parse']>[1], open: OpenTable) {
  const table = open(source, await readHead(source, HEAD_BYTES), options.mapping ?? {});
  if (table === null) {
    throw new QunshuError('format-unknown', { file: source.name });
  }
  yield* readTable(table, source, options);
}

function scoreOf(start: TableStart | null): number {
  if (start === null) {
    return 0;
  }
  const { mapping, isCertain } = guessMapping(start);
  const isLikely = mapping.time !== undefined && mapping.text !== undefined;
  return isCertain ? SCORES.certain : isLikely ? SCORES.likely : SCORES.table;
}
