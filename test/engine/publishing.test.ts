import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { BookBuilt, Job, JobStarted, ShareWritten, SiteBuilt } from '../../src-main/contract/index.ts';
import { createEngine } from '../../src-main/engine/engine.ts';
import { testEnvironment } from '../support/environment.ts';
import { pngOf } from '../support/png.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { unzip } from '../support/unzip.ts';
import { filesIn, passage, read } from './digests/support.ts';

/** A library with one published digest, behind the methods of the contract. */
async function community() {
  const folder = temporaryFolder();
  const engine = createEngine(testEnvironment(folder));
  await engine.call('library.create', { path: join(folder, 'library'), name: '拾光学习社', timezone: 'Asia/Shanghai' });
  const made = await engine.call('digests.create', { title: '笔记软件怎么选？' });
  const written = { ...made.content, sections: { ask: [passage('软件太多了')] }, tags: ['笔记'] };
  const saved = await engine.call('digests.save', { id: made.id, expectedVersion: made.version, content: written });
  const review = { id: made.id, expectedVersion: saved.version, status: 'in-review' } as const;
  const { version } = await engine.call('digests.setStatus', review);
  const digest = await engine.call('digests.setStatus', { ...review, expectedVersion: version, status: 'published' });
  const finish = async <Result>(started: Promise<JobStarted>): Promise<{ result: Result; error: Job['error'] }> => {
    const { jobId } = await started;
    for (;;) {
      const job = await engine.call('jobs.get', { id: jobId });
      if (job.state !== 'running') {
        return { result: job.result as Result, error: job.error };
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return { engine, folder, digest, finish };
}

it('a digest is previewed, pasted, written and put on a site', async () => {
  const { engine, folder, digest, finish } = await community();
  const source = { kind: 'digest', id: digest.id } as const;
  expect(await engine.call('sharing.preview', { source })).toEqual({
    title: '笔记软件怎么选？',
    named: [],
    hidden: [],
  });
  const { messages } = await engine.call('sharing.chat', { source, app: 'wechat' });
  expect(messages).toEqual(['【笔记软件怎么选？】\n拾光学习社 · 2026-03-01\n\n【诉求】\n\n软件太多了']);
  expect((await engine.call('sharing.clipboard', { source })).html).toContain('<h1>笔记软件怎么选？</h1>');
  const out = join(folder, 'digest.html');
  const shared = await finish<ShareWritten>(engine.call('sharing.write', { source, format: 'html', out }));
  expect(shared.result.files).toEqual([out]);
  expect(existsSync(out)).toBe(true);
  const site = await finish<SiteBuilt>(engine.call('site.build', { out: join(folder, 'site') }));
  expect(site.result.pages).toBe(1);
  expect(filesIn(site.result.out)).toContain(`digests/${digest.id}.html`);
  const bulletin = await engine.call('sharing.bulletin', {});
  expect(bulletin.digestIds).toEqual([digest.id]);
  await engine.close();
});

it('a book is built in the script it asks for, and says which digests changed', async () => {
  const { engine, folder, digest, finish } = await community();
  const book = await engine.call('books.createAuto', { title: '软件' });
  const outline = { ...book.outline, script: 'traditional' as const };
  const { id } = await engine.call('books.save', { id: book.id, expectedVersion: book.version, outline });
  expect(await engine.call('books.changes', { id })).toEqual([]);
  expect(await engine.call('books.credits', { id })).toEqual({ named: [], unnamed: 0 });
  const out = join(folder, 'book.md');
  const built = await finish<BookBuilt>(engine.call('books.build', { id, format: 'markdown-file', out }));
  expect(built.result.entries).toBe(1);
  expect(read(out)).toContain('### 筆記軟體怎麼選？\n\n#### 訴求\n\n軟體太多了');
  const content = { ...digest.content, title: '改了' };
  await engine.call('digests.save', { id: digest.id, expectedVersion: digest.version, content });
  expect(await engine.call('books.changes', { id })).toMatchObject([
    { title: '改了', change: 'changed', pinned: false },
  ]);
  await engine.close();
});

it('without a Chromium, PDF and pictures say what else there is', async () => {
  const { engine, folder, digest, finish } = await community();
  const source = { kind: 'digest', id: digest.id } as const;
  const picture = await finish(engine.call('sharing.write', { source, format: 'picture', out: join(folder, 'a.png') }));
  const book = await finish(engine.call('books.build', { format: 'pdf', out: join(folder, 'a.pdf') }));
  expect([picture.error?.code, book.error?.code]).toEqual(['export-format-unavailable', 'export-format-unavailable']);
  expect(book.error?.next).toContain('print');
  await engine.close();
});

it('a picture taken into a digest is in everything that is made of it (ASSET-1, BOOK-15, BOOK-26, SHARE-8, SHARE-9)', async () => {
  const { engine, folder, digest, finish } = await community();
  const picture = pngOf(5, 4);
  const data = picture.toString('base64');
  const { asset } = await engine.call('assets.store', { name: '课表.png', data });
  const content = { ...digest.content, sections: { ask: [passage(`看这张 ![课表](${asset})`)] } };
  await engine.call('digests.save', { id: digest.id, expectedVersion: digest.version, content });
  const source = { kind: 'digest', id: digest.id } as const;
  const inPage = `<img src="data:image/png;base64,${data}" alt="课表"`;
  const at = (name: string) => join(folder, name);
  const share = async (format: 'html' | 'docx', out: string) => {
    const { result } = await finish<ShareWritten>(engine.call('sharing.write', { source, format, out }));
    expect(result.warnings).toEqual([]);
    return out;
  };
  const bind = async (format: 'html' | 'epub' | 'docx' | 'markdown', out: string) => {
    const { result } = await finish<BookBuilt>(engine.call('books.build', { format, out }));
    expect(result.warnings).toEqual([]);
    return out;
  };

  expect((await engine.call('digests.render', { id: digest.id })).html).toContain(`<img src="${asset}" alt="课表"`);
  expect((await engine.call('sharing.clipboard', { source })).html).toContain(inPage);
  const { messages } = await engine.call('sharing.chat', { source, app: 'wechat' });
  expect(messages.join('')).toContain('看这张 （图：课表）');
  expect(read(await share('html', at('digest.html')))).toContain(inPage);
  expect(Array.from((await unzip(await share('docx', at('digest.docx')))).keys())).toContainEqual(
    expect.stringMatching(/^word\/media\/.+\.png$/),
  );
  const site = await finish<SiteBuilt>(engine.call('site.build', { out: at('site') }));
  expect(readFileSync(join(site.result.out, asset)).equals(picture)).toBe(true);

  expect(read(await bind('html', at('book.html')))).toContain(inPage);
  expect(Array.from((await unzip(await bind('epub', at('book.epub')))).keys())).toContainEqual(
    expect.stringMatching(/^OEBPS\/images\/.+\.png$/),
  );
  expect(Array.from((await unzip(await bind('docx', at('book.docx')))).keys())).toContainEqual(
    expect.stringMatching(/^word\/media\/.+\.png$/),
  );
  expect(readFileSync(join(await bind('markdown', at('book')), asset)).equals(picture)).toBe(true);
  const out = at('digests');
  await engine.call('digests.export', { out, format: 'markdown' });
  expect(readFileSync(join(out, asset)).equals(picture)).toBe(true);
  await engine.close();
});
