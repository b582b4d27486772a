import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BookBuilt, ImportsDone, SearchHit } from '../../contract/index.ts';
import { toErrorData } from '../../contract/index.ts';
import { locate } from '../locations.ts';
import { createOutput } from './output.ts';
import { Session } from './session.ts';

/**
 * `npm run demo`: the main job without a window, on the bundled sample community. Prints what it
 * did, step by step, with counts and times, and leaves a library and a book to look at.
 */
const EXPORTS = ['main-group.qq.txt', 'tech-corner.telegram.json', 'overseas.whatsapp.txt'] as const;
const QUERIES = ['Anki 新卡', '論文 文獻管理', 'git rebase'] as const;
const DRAFTS = 40;

const folder = await mkdtemp(join(tmpdir(), 'qunshu-demo-'));
process.env.QUNSHU_USER_DATA = join(folder, 'user-data');
const output = createOutput({ json: false, jsonl: false });
const session = new Session(output, import.meta.url);
try {
  await demo();
} catch (error) {
  const { message, next, code } = toErrorData(error);
  output.note(`${message} ${next} [${code}]`);
  process.exitCode = 1;
} finally {
  await session.close();
  await rm(join(folder, 'user-data'), { recursive: true, force: true });
}

async function demo(): Promise<void> {
  const library = join(folder, '拾光学习社');
  await step('A new library', async () => {
    const info = await session.call('library.create', { path: library, name: '拾光学习社', timezone: 'Asia/Shanghai' });
    return [info.path];
  });
  await step('Import', importExports);
  await step('Import again: nothing is doubled', importExports);
  await step('Conversations', async () => {
    const stats = await session.call('library.stats', {});
    const { threads } = await session.call('threads.list', { questions: true, limit: 5 });
    return [
      `${stats.threads} conversations in ${stats.messages} messages, ${stats.questions} of them with a question`,
      'the five that deserve a digest most:',
      ...threads.map((thread) => `  ${thread.score.toFixed(2)}  ${thread.title}  (${thread.messageCount} messages)`),
    ];
  });
  await step('Drafts', async () => {
    const digests = await session.call('digests.draftTop', { count: DRAFTS });
    const passages = digests.flatMap((digest) => [
      ...Object.values(digest.content.sections).flat(),
      ...digest.content.answers.flatMap((answer) => [...answer.approach, ...answer.method, ...answer.body]),
    ]);
    const sourced = passages.filter((passage) => passage.sources.length > 0).length;
    return [
      `${digests.length} digests drafted, ${passages.length} passages, ${sourced} of them with the messages they rest on`,
      ...digests.slice(0, 5).map((digest) => `  ${digest.content.title}  [${digest.content.tags.join(', ')}]`),
    ];
  });
  for (const query of QUERIES) {
    await step(`Search: ${query}`, async () => {
      const result = await session.call('search.query', { query, limit: 3 });
      return [`${result.total} found in ${result.tookMs.toFixed(1)} ms`, ...result.hits.flatMap(describeHit)];
    });
  }
  await step('Book', async () => {
    const out = join(folder, 'book');
    const built = await session.finish<BookBuilt>(
      session.call('books.build', { format: 'markdown', out, title: '拾光学习社·第一年', language: 'zh-Hans' }),
    );
    return [
      built.out,
      `${built.chapters} chapters, ${built.entries} digests, ${built.contributors} contributors, ${built.bytes} bytes`,
      'SUMMARY.md:',
      ...readFileSync(join(built.out, 'SUMMARY.md'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => `  ${line}`),
    ];
  });
  await output.line(`\nEverything lies in ${folder}`);
}

async function importExports(): Promise<string[]> {
  const sample = join(locate(import.meta.url).resourcesFolder, 'sample');
  const { reports } = await session.finish<ImportsDone>(
    session.call('importing.start', { paths: EXPORTS.map((name) => join(sample, name)) }),
  );
  return reports.map(
    (report) =>
      `${report.file} (${report.format}) “${report.chat}”: ${report.read} read, ${report.added} added, ` +
      `${report.duplicates} already there, ${report.skippedCount} skipped, ${report.participants} people`,
  );
}

function describeHit(hit: SearchHit): string[] {
  const where = hit.kind === 'digest' ? 'digest' : `${hit.sender ?? ''} in ${hit.chatName ?? ''}`;
  const lit = light(hit);
  return [`  ${hit.kind === 'digest' ? hit.title : where}`, `      ${lit}`];
}

/** The snippet on one line with what was found between 【 and 】. */
function light(hit: SearchHit): string {
  let text = '';
  let position = 0;
  for (const [start, end] of hit.highlights) {
    text += `${hit.snippet.slice(position, start)}【${hit.snippet.slice(start, end)}】`;
    position = end;
  }
  return (text + hit.snippet.slice(position)).replace(/\s+/g, ' ');
}

async function step(title: string, work: () => Promise<readonly string[]>): Promise<void> {
  const started = performance.now();
  const lines = await work();
  await output.line(`\n${title}  (${Math.round(performance.now() - started)} ms)`);
  for (const line of lines) {
    await output.line(`  ${line}`);
  }
}
