import { escapeMarkup } from '../../../text/index.ts';
import { chaptersOf, type Manuscript } from '../../manuscript.ts';
import { bookWording } from '../../wording.ts';
import { coverAddress } from '../pages/cover.ts';
import { type Page, Pages } from '../pages/pages.ts';
import { pagedStyle, type RunningHead } from './paged-style.ts';
import { readingStyle } from './style.ts';

export interface HtmlBookOptions {
  /** The address of a picture of the library in the page, or null. */
  readonly image: (address: string) => string | null;
  /** Page numbers by the id or anchor they belong to; empty when nobody knows them. */
  readonly pageNumbers: ReadonlyMap<string, number>;
  /** Ids of the parts that a blank page stands before. */
  readonly afterBlank: ReadonlySet<string>;
  /** For paper: cross-references say the chapter. */
  readonly onPaper: boolean;
}

/** A whole book as one page of HTML, piece by piece; its links to digests that are not in it are counted. */
export class HtmlBook {
  readonly #manuscript: Manuscript;
  readonly #options: HtmlBookOptions;
  readonly #pages: Pages;

  constructor(manuscript: Manuscript, options: HtmlBookOptions) {
    this.#manuscript = manuscript;
    this.#options = options;
    this.#pages = new Pages(manuscript, {
      address: (pageId, anchor) => `#${anchor ?? pageId}`,
      image: options.image,
      chapterLevel: manuscript.parts.some(({ title }) => title !== '') ? 2 : 1,
      epub: false,
      onPaper: options.onPaper,
    });
  }

  get deadLinks(): number {
    return this.#pages.deadLinks;
  }

  *pieces(): Generator<string> {
    const { title, language, pageSize } = this.#manuscript;
    const wording = bookWording[language];
    yield `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data: file:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<style>${readingStyle}${pagedStyle(pageSize, title, this.#runningHeads())}</style>
</head>
<body>
<main>
<section class="page-cover"><img class="cover" src="${escapeMarkup(coverAddress(this.#manuscript, this.#options.image))}" alt=""></section>
`;
    const [titlePage, ...others] = this.#outlined();
    yield section(titlePage);
    yield `<nav class="page page-contents contents" aria-label="${escapeMarkup(wording.contents)}">
<h1>${escapeMarkup(wording.contents)}</h1>
${this.#contents(others)}
</nav>
`;
    for (const page of this.#pages) {
      if (page.kind !== 'title') {
        yield this.#options.afterBlank.has(page.id) ? '<div class="page page-blank"></div>\n' : '';
        yield section(page);
      }
    }
    yield '</main>\n</body>\n</html>\n';
  }

  /** Pages without their words: what the contents need. */
  #outlined(): Page[] {
    const silent = new Pages(this.#manuscript, {
      address: (pageId, anchor) => `#${anchor ?? pageId}`,
      image: () => null,
      chapterLevel: 1,
      epub: false,
      onPaper: false,
    });
    return Array.from(silent, (page) => (page.kind === 'title' ? page : { ...page, markup: '' }));
  }

  #contents(pages: readonly Page[]): string {
    const item = (anchor: string, title: string, className: string) => {
      const number = this.#options.pageNumbers.get(anchor);
      const shown = number === undefined ? '' : `<span class="number">${number}</span>`;
      return `<a class="${className}" href="#${anchor}"><span>${escapeMarkup(title)}</span>${shown}</a>`;
    };
    const items = pages.map(({ id, title, depth, entries, kind }) => {
      const inner = entries.map((entry) => `<li>${item(entry.anchor, entry.title, 'entry')}</li>`).join('');
      const list = inner === '' ? '' : `<ol>${inner}</ol>`;
      return `<li class="depth-${depth}">${item(id, title, kind)}${list}</li>`;
    });
    return `<ol>${items.join('\n')}</ol>`;
  }

  #runningHeads(): RunningHead[] {
    return chaptersOf(this.#manuscript).map(({ number, title }) => ({ page: `chapter-${number}`, title }));
  }
}

function section(page: Page | undefined): string {
  return page === undefined
    ? ''
    : `<section class="page page-${page.kind} page-${page.id}" id="${page.id}">\n${page.markup}\n</section>\n`;
}
