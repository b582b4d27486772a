import type { ImportOptions, ParsedRecord } from '../../../../contract/index.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { LONG_HEAD_BYTES, readHead } from '../../head.ts';
import { addRecord } from '../../json-chat.ts';
import { surveyJson } from '../../json-records.ts';
import { parseJsonLine } from '../../json-text.ts';
import { elementsOf, numberOf, objectOf, textOf } from '../../json-values.ts';
import { type LineParser, parseLines } from '../../lines.ts';
import { openOnlyChat } from '../../only-chat.ts';
import { Records } from '../../records.ts';
import { QceChat } from './chat.ts';
import { QCE_FACTS } from './json.ts';

/** The export of QQChatExporter in pieces, `manifest.json` and a folder of JSONL files: see SPEC.md. */
export const qceChunks: Format = {
  id: 'qce-chunks',
  name: 'QQ: QQChatExporter (chunked JSONL)',
  platform: 'qq',
  extensions: ['json', 'jsonl', 'zip'],
  survives: { times: 'exact', replies: 'yes', reactions: 'no', files: 'paths' },
  sniff,
  parts: async (source) =>
    (await isManifest(source)) ? [source, ...(await chunksOf(source)).flatMap(fileOf)] : [source],
  async *parse(source, options) {
    yield* (await isManifest(source)) ? parseManifest(source, options) : parseAlone(source, options);
  },
};

function sniff({ paths, objects }: ExportHead): number {
  if (paths.has('chunked.chunks') || (paths.has('chunked') && paths.has('chatInfo'))) {
    return 1;
  }
  const isMessage = objects.some(({ sender, timestamp, content }) => {
    const { uid, uin } = objectOf(sender) ?? {};
    return (uid ?? uin) !== undefined && timestamp !== undefined && objectOf(content)?.elements !== undefined;
  });
  return isMessage ? 0.9 : 0;
}

async function isManifest(source: ExportSource): Promise<boolean> {
  return (await readHead(source, LONG_HEAD_BYTES)).paths.has('chunked');
}

/** A file of messages as the manifest lists it. */
interface Chunk {
  readonly path: string;
  readonly count: number | undefined;
  /** Null where it is missing. */
  readonly file: ExportSource | null;
}

function fileOf({ file }: Chunk): readonly ExportSource[] {
  return file === null ? [] : [file];
}

async function chunksOf(manifest: ExportSource): Promise<readonly Chunk[]> {
  let chunked: unknown;
  const survey = {
    value(_name: string, value: unknown) {
      chunked = value;
    },
  };
  await surveyJson(manifest, { keys: { chunked: { take: 'chunked' } } }, survey, () => chunked !== undefined);
  const { chunks, chunksDir } = objectOf(chunked) ?? {};
  const files = new Map(manifest.around().map((file) => [file.entry, file]));
  const folder = manifest.entry.slice(0, manifest.entry.lastIndexOf('/') + 1);
  return elementsOf(chunks).map((chunk) => {
    const { relativePath, fileName, file, count } = objectOf(chunk) ?? {};
    const named = textOf(fileName) ?? textOf(file) ?? '';
    const path = textOf(relativePath)?.replaceAll('\\', '/') ?? `${textOf(chunksDir) ?? 'chunks'}/${named}`;
    return { path, count: numberOf(count), file: files.get(folder + path) ?? null };
  });
}

async function* parseManifest(manifest: ExportSource, options: ImportOptions): AsyncGenerator<readonly ParsedRecord[]> {
  const chat = new QceChat();
  await surveyJson(manifest, { keys: QCE_FACTS }, { value: (name, value) => chat.learn(name, value) }, () => false);
  const records = new Records();
  openOnlyChat(records, chat.facts(), manifest, options);
  let first = 0;
  for (const { path, count, file } of await chunksOf(manifest)) {
    if (file === null) {
      records.warn(`“${path}” is missing: its ${count ?? 'unknown number of'} messages were not read.`);
      continue;
    }
    const lines = new ChunkLines(records, chat, first);
    yield* parseLines(file, lines, records);
    if (count !== undefined && count !== lines.count) {
      records.warn(`“${path}” holds ${lines.count} messages, not the ${count} that the manifest tells.`);
    }
    first += lines.count;
  }
  const rest = records.take();
  if (rest !== null) {
    yield rest;
  }
}

async function* parseAlone(source: ExportSource, options: ImportOptions): AsyncGenerator<readonly ParsedRecord[]> {
  const records = new Records();
  openOnlyChat(records, { platform: 'qq', kind: 'group' }, source, options);
  records.warn('This is one part of an export: import the folder in which its manifest.json lies.');
  yield* parseLines(source, new ChunkLines(records, new QceChat(), 0), records);
}

/** Reads the messages of a file, one a line. */
class ChunkLines implements LineParser {
  readonly #records: Records;
  readonly #chat: QceChat;
  readonly #first: number;
  /** Lines that are not blank. */
  count = 0;

  constructor(records: Records, chat: QceChat, first: number) {
    this.#records = records;
    this.#chat = chat;
    this.#first = first;
  }

  line(text: string): void {
    if (text.trim() === '') {
      return;
    }
    const index = this.#first + this.count++;
    const value = parseJsonLine(text);
    if (value === undefined) {
      this.#records.skip(index, 'the line is not a JSON object', text);
    } else {
      addRecord(this.#records, value, index, (record) => this.#chat.read(record, index));
    }
  }

  end(): void {}
}
