import { basename } from 'node:path';
import { writeSealedFile } from '../../../digests/index.ts';
import { escapeMarkup } from '../../../text/index.ts';
import type { Manuscript } from '../../manuscript.ts';
import { type BookWording, bookWording } from '../../wording.ts';
import type { BookExporter, ExportContext } from '../exporter.ts';
import { type BookImage, libraryImage } from '../images.ts';
import { coverSvg } from '../pages/cover.ts';
import { type Page, Pages } from '../pages/pages.ts';
import { writeZip, type ZipEntry, zipSeal } from '../zip-file.ts';
import { containerXml, mediaTypeOf, navigation, packageDocument, xhtmlPage } from './package.ts';
import { epubStyle } from './style.ts';

/** An e-book of EPUB 3.3 (BOOK-25). */
export const exportEpub: BookExporter = async (manuscript, out, context) => {
  const book = new EpubBook(manuscript, context);
  const seal = zipSeal(`book ${manuscript.bookId}`);
  const written = await writeSealedFile(out, seal, (path) => writeZip(path, book.entries(), seal));
  return { ...written, warnings: book.warnings };
};

class EpubBook {
  readonly warnings: string[] = [];
  readonly #manuscript: Manuscript;
  readonly #context: ExportContext;
  readonly #wording: BookWording;
  /** By their path in the book. */
  readonly #images = new Map<string, BookImage>();
  readonly #pathOf = new Map<string, string>();

  constructor(manuscript: Manuscript, context: ExportContext) {
    this.#manuscript = manuscript;
    this.#context = context;
    this.#wording = bookWording[manuscript.language];
  }

  async *entries(): AsyncGenerator<ZipEntry> {
    const { language } = this.#manuscript;
    yield { path: 'mimetype', content: 'application/epub+zip', stored: true };
    yield { path: 'META-INF/container.xml', content: containerXml };
    yield { path: 'OEBPS/style.css', content: epubStyle };
    const cover = this.#cover();
    yield { path: 'OEBPS/cover.xhtml', content: this.#coverPage(cover) };
    if (cover === 'cover.svg') {
      yield { path: 'OEBPS/cover.svg', content: coverSvg(this.#manuscript) };
    }
    const pages: Omit<Page, 'markup'>[] = [];
    const all = new Pages(this.#manuscript, {
      address: (pageId, anchor) => (anchor === undefined ? `${pageId}.xhtml` : `${pageId}.xhtml#${anchor}`),
      image: (address) => this.#image(address),
      chapterLevel: 1,
      epub: true,
      onPaper: false,
    });
    for (const { markup, ...page } of all) {
      await this.#context.breathe();
      pages.push(page);
      const attributes = page.kind === 'title' ? ' class="title-page" epub:type="titlepage"' : typeOf(page.kind);
      yield { path: `OEBPS/${page.id}.xhtml`, content: xhtmlPage(language, page.title, markup, attributes) };
    }
    if (all.deadLinks > 0) {
      this.warnings.push(this.#wording.warnings.digestNotInBook(all.deadLinks));
    }
    for (const [path, { file }] of this.#images) {
      yield { path: `OEBPS/${path}`, content: { copyOf: file }, stored: true };
    }
    const images = Array.from(this.#images, ([path, { type }]) => ({ path, mediaType: mediaTypeOf(type) }));
    const listed = cover === 'cover.svg' ? [{ path: cover, mediaType: 'image/svg+xml' }, ...images] : images;
    const withCover = listed.map((image) => ({ ...image, isCover: image.path === cover }));
    yield { path: 'OEBPS/nav.xhtml', content: navigation(this.#manuscript, pages) };
    yield { path: 'OEBPS/package.opf', content: packageDocument(this.#manuscript, pages, withCover) };
  }

  /** The path of the cover's picture: the one that was chosen, or one made from the title. */
  #cover(): string {
    const chosen = this.#manuscript.cover;
    return (chosen === null ? null : this.#image(chosen)) ?? 'cover.svg';
  }

  #coverPage(cover: string): string {
    const { title, language } = this.#manuscript;
    const body = `<div class="cover"><img src="${escapeMarkup(cover)}" alt="${escapeMarkup(title)}"/></div>`;
    return xhtmlPage(language, this.#wording.cover, body, ' epub:type="cover"');
  }

  #image(address: string): string | null {
    const image = libraryImage(this.#context.libraryFolder, address, this.warnings, this.#manuscript.language);
    if (image === null) {
      return null;
    }
    const known = this.#pathOf.get(image.file);
    const path = known ?? `images/${this.#images.size + 1}-${plainName(basename(image.file))}.${image.type}`;
    this.#pathOf.set(image.file, path);
    this.#images.set(path, image);
    return path;
  }
}

/** A name every reader finds: names of assets are hashes, but a user may have put others there. */
function plainName(name: string): string {
  return (
    name
      .replace(/\.[^.]*$/, '')
      .replace(/[^\w-]+/g, '')
      .slice(0, 40) || 'image'
  );
}

function typeOf(kind: Page['kind']): string {
  const types: Partial<Record<Page['kind'], string>> = {
    front: 'frontmatter',
    part: 'part',
    chapter: 'bodymatter chapter',
    back: 'backmatter',
  };
  const type = types[kind];
  return type === undefined ? '' : ` epub:type="${type}"`;
}
