import { z } from 'zod';
import { digestContentSchema } from './digest.ts';
import { creditChoices } from './member.ts';

/** What a digest said when it was pinned: the book keeps these words whatever becomes of the digest. */
export const pinnedDigestSchema = z.strictObject({ version: z.int().min(1), content: digestContentSchema });
export type PinnedDigest = z.infer<typeof pinnedDigestSchema>;

/** A digest in a chapter (linked, or pinned to what it said), or the author's own Markdown. */
export const bookEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('digest'), digestId: z.string(), pinned: pinnedDigestSchema.optional() }),
  z.strictObject({ kind: z.literal('text'), markdown: z.string() }),
]);
export type BookEntry = z.infer<typeof bookEntrySchema>;

export const bookChapterSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().max(500),
  entries: z.array(bookEntrySchema),
});
export type BookChapter = z.infer<typeof bookChapterSchema>;

export const bookPartSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().max(500),
  chapters: z.array(bookChapterSchema),
});
export type BookPart = z.infer<typeof bookPartSchema>;

/**
 * How contributors appear. `as-chosen`: as each member chose (name, alias, anonymous); the others
 * lower everyone to that choice. A member's own choice of less is always honoured.
 */
export const creditPolicies = ['as-chosen', ...creditChoices] as const;
export type CreditPolicy = 'as-chosen' | 'name' | 'alias' | 'anonymous';

export const bookLanguages = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type BookLanguage = (typeof bookLanguages)[number];

/** Lists a book may have at its end, besides the contributors. */
export const bookAppendices = ['subjects', 'open-questions'] as const;
export type BookAppendix = (typeof bookAppendices)[number];

/** Sizes of printed pages. */
export const pageSizes = ['A4', 'A5', 'B5', 'Letter'] as const;
export type PageSize = (typeof pageSizes)[number];

export const bookOutlineSchema = z.strictObject({
  title: z.string().min(1).max(500),
  subtitle: z.string().max(500),
  authors: z.array(z.string().max(200)),
  language: z.enum(bookLanguages),
  preface: z.string(),
  creditPolicy: z.enum(['as-chosen', 'name', 'alias', 'anonymous']),
  parts: z.array(bookPartSchema),
  editors: z.array(z.string().max(200)).optional(),
  isbn: z.string().max(40).optional(),
  /** Markdown of the page behind the title. */
  copyright: z.string().optional(),
  /** Markdown: how this book came about. */
  origins: z.string().optional(),
  /** An image among the assets (`assets/<name>`); without one, the cover is made from the title. */
  cover: z.string().max(300).optional(),
  glossary: z.array(z.strictObject({ term: z.string().max(200), meaning: z.string().max(5000) })).optional(),
  appendices: z.array(z.enum(bookAppendices)).optional(),
  /** Whether the list of contributors says what each wrote about themselves. */
  profiles: z.boolean().optional(),
  /** The whole book in one form of Chinese, whatever its texts are written in. */
  script: z.enum(['simplified', 'traditional']).optional(),
  /** A blank between Chinese and Latin letters or digits. */
  spacing: z.boolean().optional(),
  /** Straight quotation marks become those of the book's language. */
  quotes: z.boolean().optional(),
  /** Default: A4. */
  pageSize: z.enum(pageSizes).optional(),
});
export type BookOutline = z.infer<typeof bookOutlineSchema>;

/** The file `books/<id>.json`. */
export const bookSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().min(1),
  outline: bookOutlineSchema,
  createdAt: z.number(),
  updatedAt: z.number(),
  version: z.int().min(1),
});
export type Book = z.infer<typeof bookSchema>;

export interface BookCard {
  readonly id: string;
  readonly title: string;
  readonly chapterCount: number;
  readonly entryCount: number;
  readonly updatedAt: number;
}

/**
 * `markdown` is a folder that opens in mdBook and HonKit, `vitepress` and `obsidian` are folders for
 * those; `markdown-file` is one file; `print` is a page ready to be printed from any browser.
 */
export const bookFormats = [
  ...(['markdown', 'vitepress', 'obsidian', 'markdown-file'] as const),
  ...(['epub', 'html', 'pdf', 'print', 'docx'] as const),
] as const;
export type BookFormat = (typeof bookFormats)[number];

export interface BookBuilt {
  readonly out: string;
  readonly chapters: number;
  readonly entries: number;
  readonly contributors: number;
  readonly bytes: number;
  /** Titles of parts and chapters with the number of entries, in order: the table of contents. */
  readonly contents: readonly { readonly part: string; readonly chapter: string; readonly entries: number }[];
  readonly warnings: readonly string[];
}

/** What of a book is shown at a time: its cover and what stands before the chapters, one of these, what stands behind. */
export const bookPieceSchema = z.union([z.enum(['front', 'back']), z.strictObject({ chapterId: z.string() })]);
export type BookPiece = z.infer<typeof bookPieceSchema>;

/** A piece of a book as it will be read: HTML that runs nothing and loads nothing, and what was left out of it. */
export interface BookPreview {
  readonly html: string;
  readonly warnings: readonly string[];
}

/**
 * What a book is proposed from, if not from all digests by their tags: what a search finds, by tags; or a tree of
 * topics (headings of Markdown or an indented list), whose upper topics are parts and chapters.
 */
export const bookSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('search'), query: z.string().min(1).max(20_000) }),
  z.strictObject({ kind: z.literal('topics'), outline: z.string().max(200_000) }),
]);
export type BookSource = z.infer<typeof bookSourceSchema>;

/** Who stands in a book under a name, and who gave to it without one. */
export interface BookCredits {
  /** Those who gave most stand first. */
  readonly named: readonly { readonly name: string; readonly answered: number; readonly asked: number }[];
  /** How many are only counted. */
  readonly unnamed: number;
}

/** An entry of a book whose digest is no longer as the book took it. */
export interface BookEntryChange {
  readonly digestId: string;
  readonly title: string;
  readonly chapterId: string;
  readonly pinned: boolean;
  readonly change: 'changed' | 'gone' | 'superseded';
  /** The digest it was merged into, where it was. */
  readonly canonical?: { readonly id: string; readonly title: string };
}
