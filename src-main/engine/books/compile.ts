import {
  type Book,
  type BookChapter,
  type BookEntry,
  type BookLanguage,
  type Digest,
  type DigestContent,
  type DigestTemplate,
  type Member,
  QunshuError,
} from '../../contract/index.ts';
import { Credits, contributorsOf, digestBody, digestWording, mapTexts, uniqueNames } from '../digests/index.ts';
import { standardTemplate } from '../library/index.ts';
import { writeMarkdown } from '../text/index.ts';
import type {
  Contribution,
  FrontMatter,
  Manuscript,
  ManuscriptChapter,
  ManuscriptEntry,
  ManuscriptPart,
} from './manuscript.ts';
import { People } from './people.ts';
import { languageOfScript, type TextForm, textFormOf } from './text-form.ts';
import { type BookWording, bookWording } from './wording.ts';

export interface BookSources {
  /** Throws `not-found` for a digest that is gone. */
  readonly digestOf: (id: string) => Digest;
  readonly members: readonly Member[];
  readonly templates: readonly DigestTemplate[];
  /** Converts Chinese as the book's `script` asks; null or absent: words stay as they are. */
  readonly convert?: TextForm | null;
  /** Of a chapter that is compiled alone: how many stand before it. */
  readonly chaptersBefore?: number | undefined;
}

/** Puts a book together from its outline and the digests it names (BOOK-5 to BOOK-12, BOOK-18 to BOOK-24). */
export function compileManuscript(book: Book, sources: BookSources): Manuscript {
  return new Compilation(book, sources).manuscript();
}

type DigestEntry = Extract<BookEntry, { kind: 'digest' }>;

class Compilation {
  readonly #book: Book;
  readonly #sources: BookSources;
  readonly #language: BookLanguage;
  readonly #wording: BookWording;
  readonly #digests: ReadonlyMap<string, Digest>;
  readonly #credits: Credits;
  readonly #form: TextForm;
  readonly #formsText: boolean;
  readonly #warnings: string[] = [];
  readonly #people = new People();
  readonly #subjects = new Map<string, Contribution[]>();
  readonly #openQuestions: Contribution[] = [];
  readonly #unpublished = new Set<string>();

  constructor(book: Book, sources: BookSources) {
    this.#book = book;
    this.#sources = sources;
    this.#language = languageOfScript(book.outline);
    this.#wording = bookWording[this.#language];
    this.#digests = readDigests(book, sources.digestOf);
    const people = digestEntries(book).flatMap((entry) => {
      const content = this.#contentOf(entry);
      return content === null ? [] : [...content.askers, ...contributorsOf(content)];
    });
    this.#credits = new Credits({
      members: sources.members,
      strangers: people,
      policy: book.outline.creditPolicy,
      language: this.#language,
    });
    this.#formsText = Boolean(book.outline.spacing || book.outline.quotes || sources.convert);
    this.#form = textFormOf(book.outline, this.#language, sources.convert ?? null);
  }

  manuscript(): Manuscript {
    const { outline, id, updatedAt } = this.#book;
    const parts = this.#parts();
    if (parts.length === 0) {
      throw new QunshuError('book-empty', { title: outline.title });
    }
    if (this.#unpublished.size > 0) {
      this.#warnings.push(this.#wording.warnings.unpublished(this.#unpublished.size));
    }
    const wanted = new Set(outline.appendices);
    return {
      bookId: id,
      title: this.#plain(outline.title),
      subtitle: this.#plain(outline.subtitle),
      authors: outline.authors,
      editors: outline.editors ?? [],
      isbn: outline.isbn?.trim() ?? '',
      language: this.#language,
      changedAt: updatedAt,
      cover: outline.cover?.trim() || null,
      pageSize: outline.pageSize ?? 'A4',
      front: this.#front(),
      parts,
      ...this.#people.contributors({
        credits: this.#credits,
        members: this.#sources.members,
        language: this.#language,
        profile: (bio) => (outline.profiles ? this.#ownText(bio) : ''),
      }),
      glossary: this.#glossary(),
      subjects: wanted.has('subjects') ? this.#sortedSubjects() : [],
      openQuestions: wanted.has('open-questions') ? this.#openQuestions : [],
      warnings: this.#warnings,
    };
  }

  #front(): FrontMatter[] {
    const { copyright = '', origins = '', preface } = this.#book.outline;
    const written: FrontMatter[] = [
      { kind: 'copyright', title: this.#wording.copyright, markdown: this.#ownText(copyright) },
      { kind: 'origins', title: this.#wording.origins, markdown: this.#ownText(origins) },
      { kind: 'preface', title: this.#wording.preface, markdown: this.#ownText(preface) },
    ];
    return written.filter(({ markdown }) => markdown !== '');
  }

  #glossary(): Manuscript['glossary'] {
    const terms = (this.#book.outline.glossary ?? []).map(({ term, meaning }) => ({
      term: this.#plain(term).trim(),
      meaning: this.#ownText(meaning),
    }));
    return terms
      .filter(({ term }) => term !== '')
      .sort((one, other) => one.term.localeCompare(other.term, this.#language));
  }

  #sortedSubjects(): Manuscript['subjects'] {
    return Array.from(this.#subjects, ([tag, digests]) => ({ tag, digests })).sort((one, other) =>
      one.tag.localeCompare(other.tag, this.#language),
    );
  }

  #parts(): ManuscriptPart[] {
    const parts: ManuscriptPart[] = [];
    let position = this.#sources.chaptersBefore ?? 0;
    let number = position;
    for (const part of this.#book.outline.parts) {
      const chapters: ManuscriptChapter[] = [];
      for (const chapter of part.chapters) {
        position++;
        const compiled = this.#chapter(chapter, position, number + 1);
        if (compiled.entries.length > 0) {
          number++;
          chapters.push(compiled);
        } else {
          this.#warnings.push(this.#wording.warnings.emptyChapter(compiled.title));
        }
      }
      if (chapters.length > 0) {
        parts.push({ title: this.#plain(part.title).trim(), chapters });
      }
    }
    return parts.length <= 1
      ? parts
      : parts.map((part, index) => ({ ...part, title: part.title || this.#wording.untitledPart(index + 1) }));
  }

  /** @param position counts all chapters of the outline, also those that will be left out */
  #chapter(chapter: BookChapter, position: number, number: number): ManuscriptChapter {
    const title = this.#plain(chapter.title).trim() || this.#wording.untitledChapter(position);
    const entries = chapter.entries.flatMap((entry) => this.#entry(entry, chapter.id, title));
    const contents = chapter.entries.flatMap((entry) => {
      const content = entry.kind === 'digest' ? this.#contentOf(entry) : null;
      return content === null ? [] : [content];
    });
    const names = (memberIds: readonly string[]) => uniqueNames(memberIds, this.#credits.nameOf);
    return {
      id: chapter.id,
      title,
      number,
      entries,
      askers: names(contents.flatMap(({ askers }) => askers)),
      answerers: names(contents.flatMap(contributorsOf)),
    };
  }

  #entry(entry: BookEntry, chapterId: string, chapterTitle: string): ManuscriptEntry[] {
    if (entry.kind === 'text') {
      const markdown = this.#ownText(entry.markdown);
      return markdown === '' ? [] : [{ kind: 'text', markdown }];
    }
    const found = this.#contentOf(entry);
    if (found === null) {
      this.#warnings.push(this.#wording.warnings.missingDigest(chapterTitle));
      return [];
    }
    const content = mapTexts(found, {
      markdown: (markdown) => this.#formed(this.#credits.hideInMarkdown(markdown)),
      plain: (text) => this.#plain(text),
    });
    const title = content.title.replace(/\s+/g, ' ').trim() || digestWording[this.#language].untitled;
    this.#gather(entry, content, { digestId: entry.digestId, title, chapterId });
    const template = this.#sources.templates.find(({ id }) => id === content.templateId) ?? standardTemplate;
    const markdown = digestBody(content, {
      language: this.#language,
      names: this.#credits.nameOf,
      template,
      headingLevel: 2,
    });
    return [{ kind: 'digest', digestId: entry.digestId, title, markdown }];
  }

  #gather(entry: DigestEntry, content: DigestContent, contribution: Contribution): void {
    this.#people.gather({ content }, contribution, content.tags);
    for (const tag of new Set(content.tags)) {
      const digests = this.#subjects.get(tag);
      if (digests === undefined) {
        this.#subjects.set(tag, [contribution]);
      } else {
        digests.push(contribution);
      }
    }
    if (content.answers.length === 0 && (content.sections.conclusion ?? []).length === 0) {
      this.#openQuestions.push(contribution);
    }
    if (entry.pinned === undefined && this.#digests.get(entry.digestId)?.status !== 'published') {
      this.#unpublished.add(entry.digestId);
    }
  }

  /** What the book takes of a digest: its words when it was pinned, else its words now; null when it is gone. */
  #contentOf({ digestId, pinned }: DigestEntry): DigestContent | null {
    return pinned?.content ?? this.#digests.get(digestId)?.content ?? null;
  }

  #plain(text: string): string {
    return this.#form(this.#credits.hideInText(text));
  }

  #formed(markdown: string): string {
    return this.#formsText ? writeMarkdown([markdown], { text: this.#form }) : markdown;
  }

  #ownText(markdown: string): string {
    return writeMarkdown([this.#credits.hideInMarkdown(markdown)], { highestHeading: 2, text: this.#form });
  }
}

function digestEntries({ outline }: Book): DigestEntry[] {
  const entries = outline.parts.flatMap(({ chapters }) => chapters.flatMap((chapter) => chapter.entries));
  return entries.filter((entry) => entry.kind === 'digest');
}

/** The digests of the outline that can be read. */
function readDigests(book: Book, digestOf: BookSources['digestOf']): Map<string, Digest> {
  const digests = new Map<string, Digest>();
  for (const { digestId } of digestEntries(book)) {
    if (!digests.has(digestId)) {
      try {
        digests.set(digestId, digestOf(digestId));
      } catch (error) {
        if (!(error instanceof QunshuError)) {
          throw error;
        }
      }
    }
  }
  return digests;
}
