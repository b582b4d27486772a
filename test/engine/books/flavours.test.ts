import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { BookFormat } from '../../../src-main/contract/index.ts';
import { buildBook } from '../../../src-main/engine/books/index.ts';
import { runNode } from '../../support/command.ts';
import { filesIn, read, temporaryFolder } from '../digests/support.ts';
import { fullBook, fullDigests, fullMembers, pictureLibrary } from './full-book.ts';
import { compile } from './support.ts';

async function build(format: BookFormat) {
  const out = join(temporaryFolder(), 'book');
  const manuscript = compile(fullBook, fullDigests, fullMembers);
  await buildBook(manuscript, format, out, { libraryFolder: pictureLibrary() });
  return { out, names: filesIn(out) };
}

/** Links and pictures of all pages that lead to a file that is not there. */
function deadLinks(out: string, names: readonly string[]): string[] {
  const markdown = new Marked({ gfm: true });
  return names
    .filter((name) => name.endsWith('.md'))
    .flatMap((page) => {
      const targets: string[] = [];
      markdown.walkTokens(markdown.lexer(read(out, page)), (token) => {
        if (token.type === 'link' || token.type === 'image') {
          targets.push(token.href);
        }
      });
      return targets
        .filter((target) => !/^[a-z]+:/i.test(target))
        .map((target) => posix.join(posix.dirname(page), decodeURI(target)));
    })
    .filter((target) => !names.includes(target));
}

describe('BOOK-30 VitePress', () => {
  it('finds a home, a side bar and every page', async () => {
    const { out, names } = await build('vitepress');
    expect(names).toContain('index.md');
    expect(names).not.toContain('SUMMARY.md');
    expect(deadLinks(out, names)).toEqual([]);
    const config = (await import(pathToFileURL(join(out, '.vitepress', 'config.mjs')).href)) as {
      default: {
        title: string;
        lang: string;
        themeConfig: { sidebar: { link: string; items?: { link: string }[] }[] };
      };
    };
    expect(config.default).toMatchObject({ title: fullBook.outline.title, lang: 'zh-Hans' });
    const links = config.default.themeConfig.sidebar.flatMap((item) => [
      item.link,
      ...(item.items ?? []).map(({ link }) => link),
    ]);
    expect(links).toHaveLength(names.filter((name) => name.endsWith('.md') && name !== 'index.md').length);
    for (const link of links) {
      expect(names).toContain(`${link.slice(1).replace(/\/$/, '/index')}.md`);
    }
  });
});

describe('BOOK-31 Obsidian', () => {
  it('opens a vault whose notes have their title', async () => {
    const { out, names } = await build('obsidian');
    expect(existsSync(join(out, '.obsidian', 'app.json'))).toBe(true);
    expect(deadLinks(out, names)).toEqual([]);
    expect(read(out, names.find((name) => /01-记忆\.md$/.test(name)) ?? '')).toMatch(
      /^---\naliases:\n {2}- "记忆"\n---\n\n# 记忆\n/,
    );
    expect(names.some((name) => /^(SUMMARY\.md|book\.)/.test(name))).toBe(false);
  });
});

describe('BOOK-32 HonKit', () => {
  it('builds the folder, and all links resolve', { timeout: 120_000 }, async () => {
    const { out, names } = await build('markdown');
    expect(deadLinks(out, names)).toEqual([]);
    const honkit = join(dirname(createRequire(import.meta.url).resolve('honkit/package.json')), 'bin', 'honkit.js');
    const site = join(temporaryFolder(), 'site');
    const { ok, output } = await runNode([honkit, 'build', out, site], { limit: 100_000 });
    expect(output).toContain('generation finished with success');
    expect(ok).toBe(true);
    const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThanOrEqual(names.filter((name) => name.endsWith('.md')).length - 1);
    for (const page of pages) {
      for (const [, target = ''] of read(site, page).matchAll(/<(?:a|img)\b[^>]*\b(?:href|src)="([^"#?]+)[^"]*"/g)) {
        if (!/^([a-z]+:|\/\/)/i.test(target)) {
          const path = join(site, dirname(page), decodeURI(target));
          expect(existsSync(path), `${page} → ${target}`).toBe(true);
        }
      }
    }
  });
});
