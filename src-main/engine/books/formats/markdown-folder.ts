import { basename } from 'node:path';
import { fileNamePart, type OutputFile, writeFolder } from '../../digests/index.ts';
import { assetFile } from '../../library/index.ts';
import { escapeHtml } from '../../text/index.ts';
import {
  type Contribution,
  type DigestPlace,
  digestPlaces,
  type Manuscript,
  type ManuscriptChapter,
} from '../manuscript.ts';
import { bookWording } from '../wording.ts';
import type { BookExporter, ExportContext, Exported } from './exporter.ts';
import {
  bookFlavour,
  type MarkdownFlavour,
  type OutlineItem,
  obsidianFlavour,
  vitePressFlavour,
} from './markdown-flavours.ts';
import {
  backMatter,
  body,
  chapterMarkdown,
  heading,
  joined,
  type MarkdownStyle,
  titleMarkdown,
  words,
} from './markdown-text.ts';

/** A folder of Markdown that opens in mdBook and HonKit (BOOK-13 to BOOK-16). */
export const exportMarkdownFolder: BookExporter = (...given) => writeMarkdownFolder(bookFlavour, ...given);

/** A folder that VitePress makes a site of (BOOK-30). */
export const exportVitePress: BookExporter = (...given) => writeMarkdownFolder(vitePressFlavour, ...given);

/** A folder that opens as an Obsidian vault (BOOK-31). */
export const exportObsidian: BookExporter = (...given) => writeMarkdownFolder(obsidianFlavour, ...given);

async function writeMarkdownFolder(
  flavour: MarkdownFlavour,
  manuscript: Manuscript,
  out: string,
  context: ExportContext,
): Promise<Exported> {
  const folder = new MarkdownFolder(flavour, manuscript, context);
  const written = await writeFolder(out, folder.files(), { holds: `book ${manuscript.bookId}`, removeOld: true });
  return { ...written, warnings: folder.warnings };
}

interface PlacedChapter {
  readonly chapter: ManuscriptChapter;
  /** Below the folder, with `/`. */
  readonly path: string;
}

interface PlacedPart {
  readonly title: string;
  /** Path of the part's own page; null for the only part of a book without parts. */
  readonly path: string | null;
  readonly chapters: readonly PlacedChapter[];
}

class MarkdownFolder {
  readonly warnings: string[] = [];
  readonly #flavour: MarkdownFlavour;
  readonly #manuscript: Manuscript;
  readonly #context: ExportContext;
  readonly #parts: readonly PlacedPart[];
  /** Paths of chapters by their id. */
  readonly #pathOf: ReadonlyMap<string, string>;
  readonly #places: ReadonlyMap<string, DigestPlace>;
  /** Files of the library by their path in the folder. */
  readonly #assets = new Map<string, string>();

  constructor(flavour: MarkdownFlavour, manuscript: Manuscript, context: ExportContext) {
    this.#flavour = flavour;
    this.#manuscript = manuscript;
    this.#context = context;
    this.#parts = placeParts(manuscript);
    this.#pathOf = new Map(this.#parts.flatMap(({ chapters }) => chapters).map((one) => [one.chapter.id, one.path]));
    this.#places = digestPlaces(manuscript);
  }

  async *files(): AsyncGenerator<OutputFile> {
    for (const [path, content] of this.#flavour.settings(this.#manuscript, this.#outline())) {
      yield { path, content, mayBeChanged: true };
    }
    if (this.#flavour.hasSummary) {
      yield { path: 'SUMMARY.md', content: `${this.#summary()}\n` };
    }
    yield { path: this.#flavour.home, content: `${this.#titlePage()}\n` };
    for (const { kind, title, markdown } of this.#manuscript.front) {
      const style = this.#style('');
      yield { path: `${kind}.md`, content: `${joined([heading(1, title, style), body(markdown, 2, style)])}\n` };
    }
    for (const part of this.#parts) {
      if (part.path !== null) {
        const text = joined([heading(1, part.title, plain), chapterList(part.chapters, part.path)]);
        yield { path: part.path, content: `${text}\n` };
      }
      for (const { chapter, path } of part.chapters) {
        await this.#context.breathe();
        const text = chapterMarkdown(chapter, this.#manuscript, this.#style(path));
        yield { path, content: `${this.#flavour.frontMatter(chapter.title)}${text}\n` };
      }
    }
    for (const { id, markdown } of backMatter(this.#manuscript)) {
      yield { path: `${id}.md`, content: `${markdown(1, this.#style(''), (one) => this.#link(one))}\n` };
    }
    for (const [path, copyOf] of this.#assets) {
      yield { path, content: { copyOf } };
    }
  }

  /** The style of the page at a path: images are found from there. */
  #style(path: string): MarkdownStyle {
    return {
      ...plain,
      image: (address) => this.#image(address, path),
      digestLink: (digestId) => {
        const target = this.#pathOf.get(this.#places.get(digestId)?.chapter.id ?? '');
        return target === undefined ? null : { address: relativeTo(path, target), after: '' };
      },
    };
  }

  #image(address: string, path: string): string | null {
    const file = assetFile(this.#context.libraryFolder, address);
    if (file === null) {
      this.warnings.push(bookWording[this.#manuscript.language].warnings.missingImage(address));
      return null;
    }
    const target = `assets/${basename(file)}`;
    this.#assets.set(target, file);
    return relativeTo(path, target);
  }

  /** The pages that a reader goes through, for programs that want a list of them. */
  #outline(): OutlineItem[] {
    const { front } = this.#manuscript;
    return [
      ...front.map(({ kind, title }) => ({ title, path: `${kind}.md`, items: [] })),
      ...this.#parts.flatMap(({ title, path, chapters }) => {
        const items = chapters.map((one) => ({ title: one.chapter.title, path: one.path, items: [] }));
        return path === null ? items : [{ title, path, items }];
      }),
      ...backMatter(this.#manuscript).map(({ id, title }) => ({ title, path: `${id}.md`, items: [] })),
    ];
  }

  #titlePage(): string {
    const wording = bookWording[this.#manuscript.language];
    return joined([titleMarkdown(this.#manuscript, plain), heading(2, wording.contents, plain), this.#contents('')]);
  }

  #summary(): string {
    const { title, language } = this.#manuscript;
    const own = listItem(0, title, 'README.md');
    return joined([heading(1, bookWording[language].contents, plain), own + this.#contents('\n')]);
  }

  /** The table of contents as a nested list; `lead` stands before it. */
  #contents(lead: string): string {
    const items = this.#parts.flatMap((part) => {
      const level = part.path === null ? 0 : 1;
      const own = part.path === null ? [] : [listItem(0, part.title, part.path)];
      return [...own, ...part.chapters.map(({ chapter, path }) => listItem(level, chapter.title, path))];
    });
    return (
      lead +
      [
        ...this.#manuscript.front.map(({ kind, title }) => listItem(0, title, `${kind}.md`)),
        ...items,
        ...backMatter(this.#manuscript).map(({ id, title }) => listItem(0, title, `${id}.md`)),
      ].join('\n')
    );
  }

  #link({ title, chapterId }: Contribution): string {
    return `[${words(title, plain)}](${this.#pathOf.get(chapterId) ?? ''})`;
  }
}

const plain: MarkdownStyle = {
  chapterLevel: 1,
  text: withoutTemplates,
  code: codeWithoutTemplates,
  image: () => null,
  digestLink: () => null,
};

/**
 * What begins a template in HonKit, which runs pages through Nunjucks before it reads them, or may
 * begin one together with what follows.
 */
const TEMPLATE = /\\?\{(?=[{%#]|$)/g;

/**
 * Braces that would begin a template are written as character references (BOOK-16). mdBook's own
 * `{{#include}}` is switched off in book.toml.
 */
function withoutTemplates(text: string): string {
  return text.replace(TEMPLATE, '&#123;');
}

/**
 * In code, character references mean nothing: code with such braces is written as HTML. HonKit
 * protects code by itself, but not within lists and tables, and not from its own closing mark. In
 * formulas a blank does it.
 */
function codeWithoutTemplates(text: string, kind: 'span' | 'block' | 'formula'): string | null {
  if (kind === 'formula') {
    return text.replace(/\{(?=[{%#])/g, '{ ');
  }
  if (text.search(TEMPLATE) < 0) {
    return null;
  }
  if (kind === 'block') {
    return `<pre><code>${withoutTemplates(escapeHtml(text))}</code></pre>`;
  }
  const references = text.replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return `<code>${references}</code>`;
}

/** BOOK-14: numbered over the whole book, so that no two are alike. */
function placeParts({ parts }: Manuscript): PlacedPart[] {
  const total = parts.reduce((sum, { chapters }) => sum + chapters.length, 0);
  let number = 0;
  return parts.map((part, index) => {
    const folder =
      part.title === '' ? '' : `part-${padded(index + 1, parts.length)}-${fileNamePart(part.title, 'part')}/`;
    const chapters = part.chapters.map((chapter) => {
      number++;
      return { chapter, path: `${folder}${padded(number, total)}-${fileNamePart(chapter.title, 'chapter')}.md` };
    });
    return { title: part.title, path: folder === '' ? null : `${folder}index.md`, chapters };
  });
}

function padded(number: number, total: number): string {
  return String(number).padStart(Math.max(2, String(total).length), '0');
}

function chapterList(chapters: readonly PlacedChapter[], from: string): string {
  return chapters.map(({ chapter, path }) => listItem(0, chapter.title, relativeTo(from, path))).join('\n');
}

function listItem(level: number, title: string, path: string): string {
  return `${' '.repeat(level * 4)}- [${words(title, plain)}](${path})`;
}

/** A path of the folder as seen from a page of it, both at most one folder deep. */
function relativeTo(page: string, path: string): string {
  const slash = page.indexOf('/');
  const folder = slash < 0 ? '' : page.slice(0, slash + 1);
  if (folder === '') {
    return path;
  }
  return path.startsWith(folder) ? path.slice(folder.length) : `../${path}`;
}
