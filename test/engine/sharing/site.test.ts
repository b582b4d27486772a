import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Digest } from '../../../src-main/contract/index.ts';
import { buildSite } from '../../../src-main/engine/sharing/index.ts';
import { chromiumArguments, findChromium } from '../../support/chromium.ts';
import { fullDigests, pictureLibrary } from '../books/full-book.ts';
import { digest } from '../books/support.ts';
import { answer, content, filesIn, passage, read, temporaryFolder } from '../digests/support.ts';
import { sources } from './support.ts';

const traditional = digest(
  'd-hant',
  content('筆記軟體怎麼選？', {
    tags: ['筆記'],
    sections: { ask: [passage('見 [那篇](digest:d-anki)')] },
    answers: [answer(['m-he'], '用 Obsidian 整理讀書筆記。')],
  }),
);
const draft = digest('d-draft', content('还没发布'), { status: 'draft' });

async function build(digests: Digest[] = [...fullDigests, traditional, draft], out = join(temporaryFolder(), 'site')) {
  const built = await buildSite(out, digests, sources(digests), {
    ...{ title: '拾光学习社', address: 'https://example.org/', libraryId: 'library-1' },
    ...{ libraryFolder: pictureLibrary(), resourcesFolder: join(import.meta.dirname, '../../../resources') },
    breathe: async () => {},
  });
  return { ...built, names: filesIn(built.out) };
}

describe('SHARE-9 SHARE-10 the site', () => {
  it('has a page for each published digest, tag and person who may be named', async () => {
    const { names, pages } = await build();
    expect(pages).toBe(4);
    expect(names.filter((name) => name.startsWith('digests/'))).toEqual([
      ...['digests/d-anki.html', 'digests/d-full.html', 'digests/d-hant.html', 'digests/d-open.html'],
    ]);
    expect(names.filter((name) => name.startsWith('people/'))).toHaveLength(3);
    expect(names).toContain('assets/pixel.png');
    expect(names.some((name) => name.startsWith('tags/筆記-'))).toBe(true);
  });

  it('has no link that leads nowhere', async () => {
    const { out, names } = await build();
    for (const page of names.filter((name) => name.endsWith('.html'))) {
      for (const [, target = ''] of read(out, page).matchAll(/(?:href|src)="([^"#]+)(?:#[^"]*)?"/g)) {
        if (!/^[a-z]+:/.test(target)) {
          expect(names, `${page} → ${target}`).toContain(posix.join(posix.dirname(page), decodeURI(target)));
        }
      }
    }
  });

  it('keeps its addresses when titles change', async () => {
    const renamed = fullDigests.map((one) => ({ ...one, content: { ...one.content, title: '改了' } }));
    const digestPages = ({ names }: { names: string[] }) => names.filter((name) => /^(digests|people)\//.test(name));
    expect(digestPages(await build(renamed))).toEqual(digestPages(await build(fullDigests)));
  });

  it('names nobody who refused, and shows no draft', async () => {
    const { out, names } = await build();
    const everything = names.map((name) => name + read(out, name)).join('\n');
    for (const word of ['林不具名', 'Hidden Lin', 'Kevin', '凯文', '陈默言', '还没发布', 'secret']) {
      expect(everything).not.toContain(word);
    }
  });

  it('is built again over itself, and over nothing else', async () => {
    const { out } = await build();
    const { names } = await build([traditional], out);
    expect(names.filter((name) => name.startsWith('digests/'))).toEqual(['digests/d-hant.html']);
  });
});

it('SHARE-11 the feed has the digests, newest first, with lasting ids', async () => {
  const { out } = await build();
  const feed = read(out, 'feed.xml');
  expect(feed).toContain('<link href="https://example.org/digests/d-anki.html"/>');
  expect(feed).toContain('<id>urn:qunshu:digest%20d-full</id>');
  expect(feed).toContain('<title>什么都有的一篇: &lt;b&gt; &amp; &quot;引号&quot; 😀</title>');
});

const found = findChromium();

describe.skipIf(found === null)('SHARE-12 search, opened from a folder (skipped where there is no Chromium)', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qunshu-site-'));
    browser = await chromium.launch({ executablePath: found?.path ?? '', args: [...chromiumArguments] });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds Chinese in either script, Latin words, and words that do not stand together', {
    timeout: 120_000,
  }, async () => {
    const { out } = await build(undefined, join(folder, 'site'));
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(message.text()));
    await page.goto(pathToFileURL(join(out, 'index.html')).href);
    const first = async (query: string) => {
      await page.fill('#search', query);
      return page.evaluate(() => document.querySelector('#results a')?.textContent ?? null);
    };
    expect(await first('笔记软件')).toBe('筆記軟體怎麼選？');
    expect(await first('讀書筆記')).toBe('筆記軟體怎麼選？');
    expect(await first('OBSIDIAN')).toBe('筆記軟體怎麼選？');
    expect(await first('每天新卡多少')).toBe('Anki 新卡每天设多少合适？');
    expect(await first('没有这样的话')).toBeNull();
    await page.fill('#search', 'obsidian');
    await page.click('#results a');
    expect(await page.title()).toBe('筆記軟體怎麼選？ · 拾光学习社');
    expect(problems).toEqual([]);
  });
});
