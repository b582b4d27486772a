import { z } from 'zod';
import { creditChoices } from './member.ts';

/** A digest in a chapter, or the author's own Markdown. */
export const bookEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('digest'), digestId: z.string() }),
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

export const bookOutlineSchema = z.strictObject({
  title: z.string().min(1).max(500),
  subtitle: z.string().max(500),
  authors: z.array(z.string().max(200)),
  language: z.enum(bookLanguages),
  preface: z.string(),
  creditPolicy: z.enum(['as-chosen', 'name', 'alias', 'anonymous']),
  parts: z.array(bookPartSchema),
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

/** `markdown` is a folder that opens in mdBook and HonKit; `markdown-file` one file. */
export const bookFormats = ['markdown', 'markdown-file', 'epub', 'html', 'pdf', 'docx'] as const;
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
