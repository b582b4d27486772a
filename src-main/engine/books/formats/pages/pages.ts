import { digestWording } from '../../../digests/index.ts';
import { escapeMarkup, MarkupWriter } from '../../../text/index.ts';
import {
  type Contribution,
  type Contributor,
  chaptersOf,
  digestPlaces,
  type FrontMatter,
  type Manuscript,
  type ManuscriptChapter,
  type ManuscriptPart,
} from '../../manuscript.ts';
import { type BookWording, bookWording } from '../../wording.ts';

/** From so many titles on, a list stands in columns where there is room. */
const MANY = 8;

/** How pages of markup fit the file they go into. */
export interface PageStyle {
  /** Where a page is found from any other, or an anchor in it. */
  readonly address: (pageId: string, anchor?: string) => string;
  readonly image: (address: string) => string | null;
  /** Level of a chapter's heading; a part's is 1. */
  readonly chapterLevel: number;
  readonly epub: boolean;
  /** Whether a cross-reference also says which chapter it leads to, for readers on paper. */
  readonly onPaper: boolean;
}

/** A page of a book: its markup is HTML and XML at once. */
export interface Page {
  readonly id: string;
  readonly kind: 'title' | 'front' | 'part' | 'chapter' | 'back';
  readonly title: string;
  /** Depth in the table of contents, from 0. */
  readonly depth: number;
  readonly markup: string;
  /** Digests on the page, for the table of contents. */
  readonly entries: readonly { readonly anchor: string; readonly title: string }[];
}

/** The pages of a book one after the other, so that a large one is never in memory twice. */
export class Pages {
  readonly #manuscript: Manuscript;
  readonly #style: PageStyle;
  readonly #wording: BookWording;
  readonly #anchors: Anchors;
  /** Links to digests that are not in the book, so far. */
  deadLinks = 0;

  constructor(manuscript: Manuscript, style: PageStyle) {
    this.#manuscript = manuscript;
    this.#style = style;
    this.#wording = bookWording[manuscript.language];
    this.#anchors = new Anchors(manuscript);
  }

  *[Symbol.iterator](): Generator<Page> {
    yield this.#titlePage();
    for (const matter of this.#manuscript.front) {
      yield this.#frontPage(matter);
    }
    const { parts } = this.#manuscript;
    for (const [index, part] of parts.entries()) {
      if (part.title !== '') {
        yield this.#partPage(part, index + 1);
      }
      for (const chapter of part.chapters) {
        yield this.#chapterPage(chapter, part.title === '' ? 0 : 1);
      }
    }
    yield* this.#backPages();
  }

  #titlePage(): Page {
    const { title, subtitle, authors, editors, isbn, language } = this.#manuscript;
    const { colon, listSeparator } = digestWording[language];
    const line = (label: string, value: string) =>
      value === '' ? '' : `<p class="title-line">${escapeMarkup(label + colon + value)}</p>`;
    const blocks = [
      `<h1 class="book-title">${escapeMarkup(title)}</h1>`,
      subtitle === '' ? '' : `<p class="subtitle">${escapeMarkup(subtitle)}</p>`,
      line(this.#wording.authors, authors.join(listSeparator)),
      line(this.#wording.editors, editors.join(listSeparator)),
      line(this.#wording.isbn, isbn),
    ];
    return { id: 'title', kind: 'title', title, depth: 0, markup: joined(blocks), entries: [] };
  }

  #frontPage({ kind, title, markdown }: FrontMatter): Page {
    const writer = this.#writer(kind);
    const markup = joined([heading(1, title), writer.write(markdown, 2), writer.notes()]);
    return { id: kind, kind: 'front', title, depth: 0, markup, entries: [] };
  }

  #partPage({ title, chapters }: ManuscriptPart, number: number): Page {
    const items = chapters.map((chapter) => `<li>${link(this.#style.address(chapterId(chapter)), chapter.title)}</li>`);
    const markup = joined([heading(1, title, 'part-title'), `<ul class="part-contents">${items.join('')}</ul>`]);
    return { id: `part-${number}`, kind: 'part', title, depth: 0, markup, entries: [] };
  }

  #chapterPage(chapter: ManuscriptChapter, depth: number): Page {
    const id = chapterId(chapter);
    const level = this.#style.chapterLevel;
    const writer = this.#writer(id);
    const label = this.#wording.untitledChapter(chapter.number);
    const blocks = [
      chapter.title === label ? '' : `<p class="chapter-number">${escapeMarkup(label)}</p>`,
      heading(level, chapter.title, 'chapter-title'),
    ];
    const entries: { anchor: string; title: string }[] = [];
    for (const [index, entry] of chapter.entries.entries()) {
      if (entry.kind === 'digest') {
        const anchor = `${id}-${index + 1}`;
        entries.push({ anchor, title: entry.title });
        const title = `<h${level + 1} class="entry-title" id="${anchor}">${escapeMarkup(entry.title)}</h${level + 1}>`;
        blocks.push(`<section class="entry">\n${joined([title, writer.write(entry.markdown, level + 2)])}\n</section>`);
      } else {
        blocks.push(`<section class="own-words">\n${writer.write(entry.markdown, level + 1)}\n</section>`);
      }
    }
    blocks.push(this.#chapterCredits(chapter), writer.notes());
    return { id, kind: 'chapter', title: chapter.title, depth, markup: joined(blocks), entries };
  }

  #chapterCredits({ askers, answerers }: ManuscriptChapter): string {
    const { askedBy, answeredBy, colon, listSeparator } = digestWording[this.#manuscript.language];
    const line = (label: string, names: readonly string[]) =>
      names.length === 0 ? [] : [`<p>${escapeMarkup(label + colon + names.join(listSeparator))}</p>`];
    const lines = [...line(askedBy, askers), ...line(answeredBy, answerers)];
    return lines.length === 0 ? '' : `<div class="credits">${lines.join('')}</div>`;
  }

  *#backPages(): Generator<Page> {
    const { glossary, openQuestions, subjects, contributors, unnamedContributors } = this.#manuscript;
    if (glossary.length > 0) {
      const writer = this.#writer('glossary');
      const items = glossary.map(
        ({ term, meaning }) => `<dt>${escapeMarkup(term)}</dt><dd>${writer.write(meaning, 4)}</dd>`,
      );
      yield this.#backPage('glossary', this.#wording.glossary, [`<dl>${items.join('\n')}</dl>`, writer.notes()]);
    }
    if (openQuestions.length > 0) {
      yield this.#backPage('open-questions', this.#wording.openQuestions, [this.#titles(openQuestions)]);
    }
    if (subjects.length > 0) {
      const items = subjects.map(
        ({ tag, digests }) => `<dt>${escapeMarkup(tag)}</dt><dd>${this.#titles(digests)}</dd>`,
      );
      yield this.#backPage('subjects', this.#wording.subjects, [`<dl class="index">${items.join('\n')}</dl>`]);
    }
    if (contributors.length > 0 || unnamedContributors > 0) {
      const writer = this.#writer('contributors');
      const people = contributors.map((one) => this.#contributor(one, writer));
      const unnamed =
        unnamedContributors === 0 ? '' : `<p>${escapeMarkup(this.#wording.unnamed(unnamedContributors))}</p>`;
      yield this.#backPage('contributors', this.#wording.contributors, [...people, unnamed, writer.notes()]);
    }
  }

  #backPage(id: string, title: string, blocks: readonly string[]): Page {
    return { id, kind: 'back', title, depth: 0, markup: joined([heading(1, title), ...blocks]), entries: [] };
  }

  #contributor({ name, answered, asked, knownFor, profile }: Contributor, writer: MarkupWriter): string {
    const { colon, listSeparator } = digestWording[this.#manuscript.language];
    const line = (label: string, markup: string) =>
      `<p class="contribution"><strong>${escapeMarkup(label + colon)}</strong>${markup}</p>`;
    const list = (label: string, contributions: readonly Contribution[]) =>
      contributions.length === 0 ? '' : `${line(label, '')}\n${this.#titles(contributions)}`;
    return joined([
      `<section class="contributor">`,
      `<h2>${escapeMarkup(name)}</h2>`,
      writer.write(profile, 3),
      knownFor.length === 0 ? '' : line(this.#wording.knownFor, escapeMarkup(knownFor.join(listSeparator))),
      list(this.#wording.answered, answered),
      list(this.#wording.asked, asked),
      '</section>',
    ]);
  }

  /** Digests by their titles, one a line; on paper with the chapter they are in (BOOK-37). */
  #titles(contributions: readonly Contribution[]): string {
    const items = contributions.map((contribution) => {
      const { page, anchor, chapter } = this.#anchors.of(contribution);
      const place =
        this.#style.onPaper && chapter !== undefined
          ? ` <span class="place">${escapeMarkup(this.#wording.untitledChapter(chapter))}</span>`
          : '';
      return `<li>${link(this.#style.address(page, anchor), contribution.title)}${place}</li>`;
    });
    const className = items.length >= MANY ? 'titles many' : 'titles';
    return `<ul class="${className}">${items.join('\n')}</ul>`;
  }

  #writer(pageId: string): MarkupWriter {
    return new MarkupWriter({
      highestHeading: 2,
      image: this.#style.image,
      digestLink: (digestId) => this.#digestLink(digestId),
      epub: this.#style.epub,
      notesTitle: this.#wording.notes,
      idPrefix: `${pageId}-`,
    });
  }

  #digestLink(digestId: string): { address: string; after: string } | null {
    const place = this.#anchors.ofDigest(digestId);
    if (place === null) {
      this.deadLinks++;
      return null;
    }
    const after = this.#style.onPaper ? this.#wording.seeChapter(place.chapter) : '';
    return { address: this.#style.address(place.page, place.anchor), after };
  }
}

interface Place {
  readonly page: string;
  readonly anchor: string;
  readonly chapter: number;
}

/** Where digests stand, in the chapters that hold them. */
class Anchors {
  readonly #places = new Map<string, Place>();
  readonly #first = new Map<string, Place>();

  constructor(manuscript: Manuscript) {
    for (const chapter of chaptersOf(manuscript)) {
      for (const [index, entry] of chapter.entries.entries()) {
        if (entry.kind === 'digest') {
          const page = chapterId(chapter);
          const place = { page, anchor: `${page}-${index + 1}`, chapter: chapter.number };
          this.#places.set(`${chapter.id}\n${entry.digestId}`, place);
        }
      }
    }
    for (const [digestId, { chapter }] of digestPlaces(manuscript)) {
      const place = this.#places.get(`${chapter.id}\n${digestId}`);
      if (place !== undefined) {
        this.#first.set(digestId, place);
      }
    }
  }

  of({ chapterId: id, digestId }: Contribution): Partial<Place> & { readonly page: string } {
    return this.#places.get(`${id}\n${digestId}`) ?? { page: 'title' };
  }

  ofDigest(digestId: string): Place | null {
    return this.#first.get(digestId) ?? null;
  }
}

function chapterId({ number }: ManuscriptChapter): string {
  return `chapter-${number}`;
}

function heading(level: number, title: string, className?: string): string {
  const attribute = className === undefined ? '' : ` class="${className}"`;
  return `<h${level}${attribute}>${escapeMarkup(title)}</h${level}>`;
}

function link(address: string, title: string): string {
  return `<a href="${escapeMarkup(address)}">${escapeMarkup(title)}</a>`;
}

function joined(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n');
}
