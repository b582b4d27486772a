import {
  type Book,
  type BookChapter,
  type BookEntry,
  type BookLanguage,
  type Digest,
  type DigestTemplate,
  type Member,
  QunshuError,
} from '../../contract/index.ts';
import { Credits, contributorsOf, digestBody, digestWording, mapTexts, uniqueNames } from '../digests/index.ts';
import { standardTemplate } from '../library/index.ts';
import { writeMarkdown } from '../text/index.ts';
import { bookWording } from './wording.ts';

/**
 * A book ready to be written in any format: every word in its language, every name as its owner
 * agreed, Markdown that stands on its own. The title of a chapter counts as a heading of level 1 and
 * the title of an entry as one of level 2; the headings in an entry's Markdown are below its title.
 */
export interface Manuscript {
  readonly bookId: string;
  readonly title: string;
  readonly subtitle: string;
  readonly authors: readonly string[];
  readonly language: BookLanguage;
  /** Markdown; empty without a preface. */
  readonly preface: string;
  readonly parts: readonly ManuscriptPart[];
  /** Those who are named, by what they gave. */
  readonly contributors: readonly Contributor[];
  readonly unnamedContributors: number;
  /** What was left out or wants a look, in the book's language. */
  readonly warnings: readonly string[];
}

export interface ManuscriptPart {
  /** Empty for the only part of a book without parts. */
  readonly title: string;
  readonly chapters: readonly ManuscriptChapter[];
}

export interface ManuscriptChapter {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly ManuscriptEntry[];
  /** Names, each once, in order of appearance. */
  readonly askers: readonly string[];
  readonly answerers: readonly string[];
}

export type ManuscriptEntry =
  | { readonly kind: 'digest'; readonly digestId: string; readonly title: string; readonly markdown: string }
  | { readonly kind: 'text'; readonly markdown: string };

export interface Contributor {
  readonly name: string;
  readonly answered: readonly Contribution[];
  readonly asked: readonly Contribution[];
}

export interface Contribution {
  /** Title of the digest. */
  readonly title: string;
  readonly chapterId: string;
}

export interface BookSources {
  /** Throws `not-found` for a digest that is gone. */
  readonly digestOf: (id: string) => Digest;
  readonly members: readonly Member[];
  readonly templates: readonly DigestTemplate[];
}

/** Puts a book together from its outline and the digests it names (BOOK-5 to BOOK-12). */
export function compileManuscript(book: Book, sources: BookSources): Manuscript {
  return new Compilation(book, sources).manuscript();
}

interface Gathered {
  readonly answered: Contribution[];
  readonly asked: Contribution[];
}

class Compilation {
  readonly #book: Book;
  readonly #sources: BookSources;
  readonly #language: BookLanguage;
  readonly #digests: ReadonlyMap<string, Digest>;
  readonly #credits: Credits;
  readonly #warnings: string[] = [];
  readonly #contributions = new Map<string, Gathered>();

  constructor(book: Book, sources: BookSources) {
    this.#book = book;
    this.#sources = sources;
    this.#language = book.outline.language;
    this.#digests = readDigests(book, sources.digestOf);
    const people = Array.from(this.#digests.values(), ({ content }) => [...content.askers, ...contributorsOf(content)]);
    this.#credits = new Credits({
      members: sources.members,
      strangers: people.flat(),
      policy: book.outline.creditPolicy,
      language: this.#language,
    });
  }

  manuscript(): Manuscript {
    const { outline, id } = this.#book;
    const hidden = this.#credits.hideInText;
    const parts = this.#parts();
    if (parts.length === 0) {
      throw new QunshuError('book-empty', { title: outline.title });
    }
    const unpublished = Array.from(this.#digests.values()).filter(({ status }) => status !== 'published').length;
    if (unpublished > 0) {
      this.#warnings.push(bookWording[this.#language].warnings.unpublished(unpublished));
    }
    return {
      bookId: id,
      title: hidden(outline.title),
      subtitle: hidden(outline.subtitle),
      authors: outline.authors,
      language: this.#language,
      preface: this.#ownText(outline.preface),
      parts,
      ...this.#contributors(),
      warnings: this.#warnings,
    };
  }

  #parts(): ManuscriptPart[] {
    const parts: ManuscriptPart[] = [];
    let number = 0;
    for (const part of this.#book.outline.parts) {
      const chapters: ManuscriptChapter[] = [];
      for (const chapter of part.chapters) {
        number++;
        const compiled = this.#chapter(chapter, number);
        if (compiled.entries.length > 0) {
          chapters.push(compiled);
        } else {
          this.#warnings.push(bookWording[this.#language].warnings.emptyChapter(compiled.title));
        }
      }
      if (chapters.length > 0) {
        parts.push({ title: this.#credits.hideInText(part.title).trim(), chapters });
      }
    }
    const [only] = parts;
    if (only === undefined || parts.length === 1) {
      return parts;
    }
    const wording = bookWording[this.#language];
    return parts.map((part, index) => ({ ...part, title: part.title || wording.untitledPart(index + 1) }));
  }

  #chapter(chapter: BookChapter, number: number): ManuscriptChapter {
    const title = this.#credits.hideInText(chapter.title).trim() || bookWording[this.#language].untitledChapter(number);
    const entries = chapter.entries.flatMap((entry) => this.#entry(entry, chapter.id, title));
    const digests = chapter.entries.flatMap((entry) => {
      const digest = entry.kind === 'digest' ? this.#digests.get(entry.digestId) : undefined;
      return digest === undefined ? [] : [digest.content];
    });
    const names = (memberIds: readonly string[]) => uniqueNames(memberIds, this.#credits.nameOf);
    return {
      id: chapter.id,
      title,
      entries,
      askers: names(digests.flatMap(({ askers }) => askers)),
      answerers: names(digests.flatMap(contributorsOf)),
    };
  }

  #entry(entry: BookEntry, chapterId: string, chapterTitle: string): ManuscriptEntry[] {
    if (entry.kind === 'text') {
      const markdown = this.#ownText(entry.markdown);
      return markdown === '' ? [] : [{ kind: 'text', markdown }];
    }
    const digest = this.#digests.get(entry.digestId);
    if (digest === undefined) {
      this.#warnings.push(bookWording[this.#language].warnings.missingDigest(chapterTitle));
      return [];
    }
    const content = mapTexts(digest.content, {
      markdown: this.#credits.hideInMarkdown,
      plain: this.#credits.hideInText,
    });
    const title = content.title.replace(/\s+/g, ' ').trim() || digestWording[this.#language].untitled;
    this.#gather(digest, { title, chapterId });
    const template = this.#sources.templates.find(({ id }) => id === content.templateId) ?? standardTemplate;
    const markdown = digestBody(content, {
      language: this.#language,
      names: this.#credits.nameOf,
      template,
      headingLevel: 2,
    });
    return [{ kind: 'digest', digestId: digest.id, title, markdown }];
  }

  #ownText(markdown: string): string {
    return writeMarkdown([this.#credits.hideInMarkdown(markdown)], { highestHeading: 2 });
  }

  #gather({ content }: Digest, contribution: Contribution): void {
    const gathered = (memberId: string) => {
      const known = this.#contributions.get(memberId) ?? { answered: [], asked: [] };
      this.#contributions.set(memberId, known);
      return known;
    };
    for (const memberId of contributorsOf(content)) {
      gathered(memberId).answered.push(contribution);
    }
    for (const memberId of new Set(content.askers)) {
      gathered(memberId).asked.push(contribution);
    }
  }

  /** BOOK-11: answers weigh more than questions; those not named are only counted. */
  #contributors(): Pick<Manuscript, 'contributors' | 'unnamedContributors'> {
    const named = Array.from(this.#contributions).filter(([memberId]) => this.#credits.isNamed(memberId));
    const contributors = named.map(([memberId, gathered]) => ({ name: this.#credits.nameOf(memberId), ...gathered }));
    contributors.sort(
      (one, other) =>
        other.answered.length - one.answered.length ||
        other.asked.length - one.asked.length ||
        one.name.localeCompare(other.name, this.#language),
    );
    return { contributors, unnamedContributors: this.#contributions.size - named.length };
  }
}

/** The digests of the outline that can be read. */
function readDigests(book: Book, digestOf: BookSources['digestOf']): Map<string, Digest> {
  const entries = book.outline.parts.flatMap(({ chapters }) => chapters.flatMap((chapter) => chapter.entries));
  const digests = new Map<string, Digest>();
  for (const entry of entries) {
    if (entry.kind === 'digest' && !digests.has(entry.digestId)) {
      try {
        digests.set(entry.digestId, digestOf(entry.digestId));
      } catch (error) {
        if (!(error instanceof QunshuError)) {
          throw error;
        }
      }
    }
  }
  return digests;
}
