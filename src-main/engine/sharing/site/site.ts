import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Digest, Locale, SiteBuilt } from '../../../contract/index.ts';
import { libraryImage, pageStyle, sheetMarkup } from '../../books/index.ts';
import { type OutputFile, writeFolder } from '../../digests/index.ts';
import { escapeMarkup } from '../../text/index.ts';
import { creditsOf, dayOf, type SharingSources, sharedDigest } from '../item.ts';
import { atomFeed } from './feed.ts';
import { searchIndex } from './search-index.ts';
import { peopleLists, type SiteList, type SitePage, sitePage, tagLists } from './site-pages.ts';
import { type SiteWording, siteWording } from './wording.ts';

export interface SiteOptions {
  readonly title: string;
  /** Where the site will be found, for the feed: with `/` at its end, or empty. */
  readonly address: string;
  /** The folder images of the library are relative to. */
  readonly libraryFolder: string;
  /** The program's own data: the search of the site lies there. */
  readonly resourcesFolder: string;
  /** Says what the folder holds: the library. */
  readonly libraryId: string;
  /** Lets others have a turn, and throws `cancelled`. */
  readonly breathe: () => Promise<void>;
}

/**
 * A site of all published digests as a folder of pages (SHARE-9 to SHARE-12).
 *
 * @throws {QunshuError} as `writeFolder`
 */
export async function buildSite(
  out: string,
  digests: readonly Digest[],
  sources: SharingSources,
  options: SiteOptions,
): Promise<SiteBuilt> {
  const site = new Site(digests, sources, options);
  const holds = `site ${options.libraryId}`;
  const written = await writeFolder(out, site.files(), { holds, removeOld: true });
  return { ...written, pages: site.pageCount, warnings: Array.from(new Set(site.warnings)) };
}

class Site {
  readonly warnings: string[] = [];
  readonly #pages: readonly SitePage[];
  readonly #options: SiteOptions;
  readonly #timezone: string;
  readonly #language: Locale;
  readonly #wording: SiteWording;
  readonly #addresses: ReadonlyMap<string, string>;
  readonly #assets = new Map<string, string>();

  constructor(digests: readonly Digest[], sources: SharingSources, options: SiteOptions) {
    this.#language = sources.language;
    this.#timezone = sources.timezone;
    this.#wording = siteWording[sources.language];
    const published = digests.filter(({ status }) => status === 'published');
    const credits = creditsOf(published, sources);
    this.#options = { ...options, title: credits.hideInText(options.title) };
    this.#pages = published
      .sort((one, other) => timeOf(other) - timeOf(one) || (one.id < other.id ? -1 : 1))
      .map((digest) => sitePage(sharedDigest(digest, sources, credits), timeOf(digest)));
    this.#addresses = new Map(this.#pages.map(({ item, address }) => [item.digest?.id ?? '', address]));
  }

  get pageCount(): number {
    return this.#pages.length;
  }

  async *files(): AsyncGenerator<OutputFile> {
    const tags = tagLists(this.#pages, this.#language);
    const people = peopleLists(this.#pages, this.#wording, this.#language);
    const { title, address, resourcesFolder } = this.#options;
    yield { path: 'style.css', content: pageStyle + SITE_STYLE };
    yield { path: 'search.js', content: readFileSync(join(resourcesFolder, 'site', 'search.js'), 'utf8') };
    yield { path: 'search-index.js', content: searchIndex(this.#pages) };
    yield { path: 'feed.xml', content: atomFeed({ title, address, language: this.#language, pages: this.#pages }) };
    yield { path: 'index.html', content: this.#home() };
    for (const page of this.#pages) {
      await this.#options.breathe();
      yield { path: page.address, content: this.#digest(page, tags) };
    }
    for (const list of [...tags, ...people]) {
      yield { path: list.address, content: this.#list(list) };
    }
    yield { path: 'tags.html', content: this.#overview(this.#wording.tags, tags) };
    yield { path: 'people.html', content: this.#overview(this.#wording.people, people) };
    for (const [path, copyOf] of this.#assets) {
      yield { path, content: { copyOf } };
    }
  }

  #home(): string {
    const { title } = this.#options;
    const label = escapeMarkup(this.#wording.search);
    const body = `<h1>${escapeMarkup(title)}</h1>
<input type="search" id="search" placeholder="${label}" aria-label="${label}">
<ul id="results" class="results" aria-live="polite"></ul>
<ul id="list" class="results">
${this.#links(this.#pages, '')}
</ul>
<script src="search-index.js"></script>
<script src="search.js"></script>`;
    return this.#page(title, body, '');
  }

  #digest({ item }: SitePage, tags: readonly SiteList[]): string {
    const own = new Set(item.digest?.content.tags ?? []);
    const links = tags
      .filter(({ title }) => own.has(title))
      .map(({ title, address }) => `<a class="tag" href="../${encodeURI(address)}">${escapeMarkup(title)}</a>`);
    const markup = sheetMarkup(
      item,
      (address) => this.#image(address),
      (id) => this.#digestAddress(id),
    );
    return this.#page(item.title, `<article>${markup}</article>\n<p>${links.join(' ')}</p>`, '../');
  }

  #digestAddress(digestId: string): string | null {
    const address = this.#addresses.get(digestId);
    return address === undefined ? null : `../${address}`;
  }

  #image(address: string): string | null {
    const image = libraryImage(this.#options.libraryFolder, address, this.warnings, this.#language);
    if (image === null) {
      return null;
    }
    const path = `assets/${basename(image.file)}`;
    this.#assets.set(path, image.file);
    return `../${path}`;
  }

  #list({ title, sections }: SiteList): string {
    const parts = sections.map(
      (section) =>
        `${section.title === '' ? '' : `<h2>${escapeMarkup(section.title)}</h2>\n`}<ul class="results">\n${this.#links(section.pages, '../')}\n</ul>`,
    );
    return this.#page(title, `<h1>${escapeMarkup(title)}</h1>\n${parts.join('\n')}`, '../');
  }

  #overview(title: string, lists: readonly SiteList[]): string {
    const items = lists.map((list) => {
      const count = new Set(list.sections.flatMap(({ pages }) => pages)).size;
      return `<li><a href="${encodeURI(list.address)}">${escapeMarkup(list.title)}</a> <small>${count}</small></li>`;
    });
    return this.#page(title, `<h1>${escapeMarkup(title)}</h1>\n<ul class="index">${items.join('\n')}</ul>`, '');
  }

  #links(pages: readonly SitePage[], root: string): string {
    return pages
      .map(({ item, address, publishedAt }) => {
        const day = dayOf(publishedAt, this.#timezone);
        return `<li><a href="${root}${address}">${escapeMarkup(item.title)}</a> <small>${day}</small></li>`;
      })
      .join('\n');
  }

  #page(title: string, body: string, root: string): string {
    const { digests, tags, people } = this.#wording;
    const shown = title === this.#options.title ? title : `${title} · ${this.#options.title}`;
    return `<!doctype html>
<html lang="${this.#language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' file:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(shown)}</title>
<link rel="stylesheet" href="${root}style.css">
<link rel="alternate" type="application/atom+xml" href="${root}feed.xml" title="${escapeMarkup(this.#options.title)}">
</head>
<body>
<nav><a href="${root}index.html">${digests}</a> <a href="${root}tags.html">${tags}</a> <a href="${root}people.html">${people}</a></nav>
<main>
${body}
</main>
</body>
</html>
`;
  }
}

function timeOf({ publishedAt, updatedAt }: Digest): number {
  return publishedAt ?? updatedAt;
}

const SITE_STYLE = `
body > nav { max-width: 44rem; margin: 0 auto; padding: 1rem 1.25rem 0; display: flex; gap: 1.2em; }
main { padding-top: 1rem; } .byline, small { color: var(--soft); } .byline { margin: .2em 0; }
.results { list-style: none; padding: 0; } .results li { padding: .5em 0; border-bottom: 1px solid var(--line); } .results p { margin: 0; color: var(--soft); font-size: .92em; }
.tag { display: inline-block; padding: 0 .6em; border: 1px solid var(--line); border-radius: 1em; text-decoration: none; }
input[type=search] { width: 100%; font: inherit; padding: .5em .8em; border: 1px solid var(--line); border-radius: 8px; background: none; color: inherit; }
[hidden] { display: none; }
`;
