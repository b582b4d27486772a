import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { Book, BookChapter, BookFormat, Digest, Member } from '../../src-main/contract/index.ts';
import {
  buildBook,
  chapterAlone,
  compileManuscript,
  loadScriptConverter,
  previewPiece,
} from '../../src-main/engine/books/index.ts';
import { standardTemplate } from '../../src-main/engine/library/index.ts';
import { buildSite } from '../../src-main/engine/sharing/index.ts';
import { chromiumPrinter } from '../../src-main/hosts/printing/chromium-printer.ts';
import type { PublishingFigures } from './publishing-targets.ts';

/** One format of a large book: `node publishing-run.ts FORMAT FOLDER`. Prints one JSON object. */
const DIGESTS = 1000;
const PICTURES = 500;
const PEOPLE = 200;
/** About 2 kB of Markdown a digest. */
const PARAGRAPHS = 5;

const [format = 'markdown', folder = '.'] = process.argv.slice(2);
const library = join(folder, 'library');
writePictures();
const digests = Array.from({ length: DIGESTS }, (_one, index) => digestOf(index));
const byId = new Map(digests.map((digest) => [digest.id, digest]));
const members = Array.from({ length: PEOPLE }, (_one, index) => memberOf(index));
const printer = chromiumPrinter();
const before = process.cpuUsage();
const started = performance.now();
const bytes = await make();
const milliseconds = performance.now() - started;
const { user, system } = process.cpuUsage(before);
const figures: PublishingFigures = {
  milliseconds: bytes === null ? null : milliseconds,
  processorMilliseconds: (user + system) / 1000,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  bytes: bytes ?? 0,
};
console.log(JSON.stringify(figures));

async function make(): Promise<number | null> {
  const digestOfId = (id: string) => byId.get(id) as Digest;
  const out = join(folder, `out-${format}`);
  if (format === 'site') {
    const sources = { digestOf: digestOfId, members, templates: [standardTemplate], chats: [], now: 0 };
    const place = { community: '群', timezone: 'Asia/Shanghai', language: 'zh-Hans' as const };
    const built = await buildSite(
      out,
      digests,
      { ...sources, ...place },
      {
        ...{ title: '群', address: '', libraryId: 'l', libraryFolder: library },
        resourcesFolder: join(import.meta.dirname, '../../resources'),
        breathe: async () => {},
      },
    );
    return built.bytes;
  }
  if (format === 'pdf' && printer === null) {
    return null;
  }
  if (format === 'preview' || format === 'chapter') {
    return makeChapter(digestOfId, out);
  }
  const manuscript = compileManuscript(bookOf(), { digestOf: digestOfId, members, templates: [standardTemplate] });
  return (await buildBook(manuscript, format as BookFormat, out, { libraryFolder: library, printer })).bytes;
}

/** A chapter from the middle of the book, with everything that a book may do to its words. */
async function makeChapter(digestOfId: (id: string) => Digest, out: string): Promise<number> {
  const whole = bookOf();
  const outline = { ...whole.outline, script: 'traditional' as const, spacing: true, quotes: true };
  const { book, chaptersBefore } = chapterAlone({ ...whole, outline }, 'c-25');
  const convert = await loadScriptConverter(outline.script);
  const templates = [standardTemplate];
  const manuscript = compileManuscript(book, { digestOf: digestOfId, members, templates, chaptersBefore, convert });
  if (format === 'preview') {
    return Buffer.byteLength(previewPiece(manuscript, 'chapters', library).html);
  }
  return (await buildBook(manuscript, 'epub', out, { libraryFolder: library })).bytes;
}

function bookOf(): Book {
  const chapters: BookChapter[] = Array.from({ length: DIGESTS / 20 }, (_one, number) => ({
    id: `c-${number}`,
    title: `第${number}类问题`,
    entries: digests.slice(number * 20, number * 20 + 20).map(({ id }) => ({ kind: 'digest', digestId: id })),
  }));
  return {
    ...{ schemaVersion: 1, id: 'book', createdAt: 0, updatedAt: 0, version: 1 },
    outline: {
      ...{ title: '一年', subtitle: '', authors: ['群'], language: 'zh-Hans', preface: '', creditPolicy: 'as-chosen' },
      ...{ appendices: ['subjects', 'open-questions'], profiles: true },
      parts: [{ id: 'p', title: '', chapters }],
    },
  };
}

function digestOf(index: number): Digest {
  const words = '间隔重复要求每天复习，Anki 会按遗忘曲线安排卡片；新卡每天十五张左右，复习量大约是七到十倍。';
  const passage = (id: string, text: string) => ({ id, text, sources: [], origin: 'moderator' as const });
  const picture = index < PICTURES ? `\n\n![图](assets/picture-${index}.png)` : '';
  const body = Array.from({ length: PARAGRAPHS }, (_one, number) => `${number + 1}. **${words}** \`code\`\n`).join('');
  return {
    ...{ schemaVersion: 1, id: `d-${index}`, status: 'published', chatIds: [], threadIds: [], seenMessageIds: [] },
    content: {
      ...{ title: `第 ${index} 个问题：新卡每天设多少合适？`, templateId: 'standard' },
      sections: { ask: [passage('a', words + picture)], conclusion: [passage('c', words)] },
      answers: [
        {
          id: 'x',
          contributors: [`m-${index % PEOPLE}`],
          approach: [],
          method: [],
          body: [passage('b', body)],
          accepted: true,
        },
      ],
      tags: [`标签${index % 40}`, 'Anki'],
      askers: [`m-${(index * 7) % PEOPLE}`],
    },
    ...{
      discussedFrom: null,
      discussedTo: null,
      createdAt: 0,
      updatedAt: 0,
      publishedAt: index,
      version: 1,
      revisions: [],
    },
  };
}

function memberOf(index: number): Member {
  return {
    ...{
      id: `m-${index}`,
      name: `成员${index}号`,
      aliases: [],
      participantIds: [],
      alias: null,
      bio: '',
      from: null,
      to: null,
    },
    ...{ credit: index % 10 === 0 ? 'anonymous' : 'name', messageCount: 0 },
  };
}

/** Grey noise, which does not compress: about 60 kB each. */
function writePictures(): void {
  mkdirSync(join(library, 'assets'), { recursive: true });
  let seed = 1;
  for (let index = 0; index < PICTURES; index++) {
    const rows = Buffer.alloc(200 * 301);
    for (let at = 0; at < rows.length; at++) {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      rows[at] = at % 301 === 0 ? 0 : seed >> 16;
    }
    writeFileSync(join(library, 'assets', `picture-${index}.png`), png(300, 200, rows));
  }
}

function png(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}
