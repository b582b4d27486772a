import type { Manuscript } from '../manuscript.ts';

/** A page of the folder, and those below it. */
export interface OutlineItem {
  readonly title: string;
  readonly path: string;
  readonly items: readonly OutlineItem[];
}

/** What a folder of Markdown needs for a program that makes something of it. */
export interface MarkdownFlavour {
  /** The page with title and contents. */
  readonly home: string;
  readonly hasSummary: boolean;
  /** Files by which the program finds its way; people may change them. */
  readonly settings: (
    manuscript: Manuscript,
    outline: readonly OutlineItem[],
  ) => readonly (readonly [string, string])[];
  /** What stands before a chapter's page. */
  readonly frontMatter: (title: string) => string;
}

/** mdBook and HonKit: both read `SUMMARY.md`. */
export const bookFlavour: MarkdownFlavour = {
  home: 'README.md',
  hasSummary: true,
  settings: (manuscript) => [
    ['book.toml', bookToml(manuscript)],
    ['book.json', bookJson(manuscript)],
    // Without it, mdBook takes its own output for a change of the book, and builds again and again.
    ['.gitignore', '_book/\n'],
  ],
  frontMatter: () => '',
};

export const vitePressFlavour: MarkdownFlavour = {
  home: 'index.md',
  hasSummary: false,
  settings: (manuscript, outline) => [
    ['.vitepress/config.mjs', vitePressConfig(manuscript, outline)],
    ['.gitignore', 'node_modules/\n.vitepress/cache/\n.vitepress/dist/\n'],
  ],
  frontMatter: () => '',
};

export const obsidianFlavour: MarkdownFlavour = {
  home: 'README.md',
  hasSummary: false,
  settings: () => [['.obsidian/app.json', obsidianSettings]],
  // An alias is how a note is found by its title: file names have no marks.
  frontMatter: (title) => `---\naliases:\n  - ${JSON.stringify(title.toWellFormed())}\n---\n\n`,
};

function bookToml({ title, subtitle, authors, language }: Manuscript): string {
  return `[book]
title = ${tomlString(title)}
description = ${tomlString(subtitle)}
authors = [${authors.map(tomlString).join(', ')}]
language = "${language}"
src = "."

[build]
build-dir = "_book"
create-missing = false
use-default-preprocessors = false

[preprocessor.index]

[output.html]
no-section-label = true
`;
}

/** TOML's basic strings escape as JSON does, and the delete character as well. */
function tomlString(text: string): string {
  return JSON.stringify(text.toWellFormed()).replaceAll('\u007f', '\\u007f');
}

const honkitLanguages = { 'zh-Hans': 'zh-hans', 'zh-Hant': 'zh-tw', en: 'en' } as const;

function bookJson({ title, subtitle, authors, language }: Manuscript): string {
  const settings = {
    title,
    description: subtitle,
    author: authors.join(', '),
    language: honkitLanguages[language],
    structure: { readme: 'README.md', summary: 'SUMMARY.md' },
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

function vitePressConfig({ title, subtitle, language }: Manuscript, outline: readonly OutlineItem[]): string {
  const sidebar = (items: readonly OutlineItem[]): unknown[] =>
    items.map((item) => ({
      text: item.title,
      link: `/${item.path.replace(/(?:index)?\.md$/, '')}`,
      ...(item.items.length > 0 ? { items: sidebar(item.items) } : {}),
    }));
  const config = {
    title,
    description: subtitle,
    lang: language,
    // Chat text holds addresses of all kinds; links between pages are made by the book itself.
    ignoreDeadLinks: true,
    themeConfig: { sidebar: sidebar(outline), search: { provider: 'local' } },
  };
  return `export default ${JSON.stringify(config, null, 2)};\n`;
}

const obsidianSettings = `${JSON.stringify({ useMarkdownLinks: true, newLinkFormat: 'relative', attachmentFolderPath: 'assets' }, null, 2)}\n`;
