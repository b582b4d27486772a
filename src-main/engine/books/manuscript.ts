import type { BookLanguage, PageSize } from '../../contract/index.ts';

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
  readonly editors: readonly string[];
  /** Empty without one. */
  readonly isbn: string;
  readonly language: BookLanguage;
  /** When the book was last changed, epoch milliseconds. */
  readonly changedAt: number;
  /** An image among the library's assets; null: made from the title. */
  readonly cover: string | null;
  readonly pageSize: PageSize;
  /** What stands before the first chapter, in order. */
  readonly front: readonly FrontMatter[];
  readonly parts: readonly ManuscriptPart[];
  /** Those who are named, by what they gave. */
  readonly contributors: readonly Contributor[];
  readonly unnamedContributors: number;
  /** Explained words, in order; empty without a glossary. */
  readonly glossary: readonly GlossaryTerm[];
  /** Tags with their digests, in order; empty without an index of subjects. */
  readonly subjects: readonly Subject[];
  /** Digests that nobody has answered; empty where the book does not list them. */
  readonly openQuestions: readonly Contribution[];
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
  /** Counts from 1 through the book. */
  readonly number: number;
  readonly entries: readonly ManuscriptEntry[];
  /** Names, each once, in order of appearance. */
  readonly askers: readonly string[];
  readonly answerers: readonly string[];
}

export type ManuscriptEntry =
  | { readonly kind: 'digest'; readonly digestId: string; readonly title: string; readonly markdown: string }
  | { readonly kind: 'text'; readonly markdown: string };

/** A piece of the book's own text before the first chapter; its headings are of level 2 and below. */
export interface FrontMatter {
  readonly kind: 'copyright' | 'origins' | 'preface';
  readonly title: string;
  readonly markdown: string;
}

export interface GlossaryTerm {
  readonly term: string;
  /** Markdown. */
  readonly meaning: string;
}

export interface Subject {
  readonly tag: string;
  readonly digests: readonly Contribution[];
}

export interface Contributor {
  readonly name: string;
  /** Tags of what they answered, the most frequent first. */
  readonly knownFor: readonly string[];
  /** Markdown; empty without one, and where the book shows none. */
  readonly profile: string;
  readonly answered: readonly Contribution[];
  readonly asked: readonly Contribution[];
}

export interface Contribution {
  readonly digestId: string;
  /** Title of the digest. */
  readonly title: string;
  readonly chapterId: string;
}

/** Where a digest stands in the book: its first place, if it has several. */
export interface DigestPlace {
  readonly chapter: ManuscriptChapter;
  readonly title: string;
}

export function digestPlaces({ parts }: Manuscript): Map<string, DigestPlace> {
  const places = new Map<string, DigestPlace>();
  for (const chapter of parts.flatMap(({ chapters }) => chapters)) {
    for (const entry of chapter.entries) {
      if (entry.kind === 'digest' && !places.has(entry.digestId)) {
        places.set(entry.digestId, { chapter, title: entry.title });
      }
    }
  }
  return places;
}

/** All chapters of the book, in order. */
export function chaptersOf({ parts }: Manuscript): ManuscriptChapter[] {
  return parts.flatMap(({ chapters }) => chapters);
}
