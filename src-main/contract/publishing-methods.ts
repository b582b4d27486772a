import { z } from 'zod';
import type { Book, BookCard, BookCredits, BookEntryChange, BookPreview } from './entities/book.ts';
import { bookFormats, bookOutlineSchema, bookPieceSchema, bookSourceSchema } from './entities/book.ts';
import { locales } from './entities/library.ts';
import type { Bulletin, ChatText, ClipboardPair, SharePreview } from './entities/sharing.ts';
import { chatApps, shareFormats, shareSourceSchema, shareThemes } from './entities/sharing.ts';
import { byId, type JobStarted, method, nothing } from './method.ts';

/** Books, sharing and sites: what leaves the library for readers. */
export const publishingMethods = {
  'books.list': method(nothing).returns<readonly BookCard[]>(),
  'books.get': method(byId).returns<Book>(),
  'books.create': method(
    z.strictObject({ title: z.string().min(1).max(500), language: z.enum(locales).optional() }),
  ).returns<Book>(),
  /** A book proposed from the tags of the digests: one part, a chapter for each main tag; or from a `source`. */
  'books.createAuto': method(
    z.strictObject({
      title: z.string().min(1).max(500).optional(),
      language: z.enum(locales).optional(),
      source: bookSourceSchema.optional(),
    }),
  ).returns<Book>(),
  'books.save': method(
    z.strictObject({ id: z.string(), expectedVersion: z.int(), outline: bookOutlineSchema }),
  ).returns<Book>(),
  'books.delete': method(byId).returns<null>(),
  /** Entries whose digest changed since the book was saved (linked) or since it was pinned, was merged into another, or is gone. */
  'books.changes': method(byId).returns<readonly BookEntryChange[]>(),
  /** Who will be named in the book and who will not, by its policy: shown before it is built. */
  'books.credits': method(byId).returns<BookCredits>(),
  /** A piece of the book as it will be read; a chapter is made by itself. Throws `book-empty` where nothing is in it. */
  'books.preview': method(z.strictObject({ id: z.string(), piece: bookPieceSchema })).returns<BookPreview>(),
  /** Job; its result is `BookBuilt`. Without an `id` it builds what `createAuto` would propose, and keeps no book. */
  'books.build': method(
    z.strictObject({
      id: z.string().optional(),
      /** Only this chapter, by itself; needs an `id`. */
      chapterId: z.string().optional(),
      format: z.enum(bookFormats),
      out: z.string().min(1),
      title: z.string().min(1).max(500).optional(),
      language: z.enum(locales).optional(),
      /** Without an `id`: what the book is proposed from. */
      source: bookSourceSchema.optional(),
    }),
  ).returns<JobStarted>(),

  /** Who will be named in what is shared, and who will not. */
  'sharing.preview': method(
    z.strictObject({ source: shareSourceSchema, language: z.enum(locales).optional() }),
  ).returns<SharePreview>(),
  /** Text for a chat program; `limit` is the most characters of one message, by default what the program takes. */
  'sharing.chat': method(
    z.strictObject({
      source: shareSourceSchema,
      app: z.enum(chatApps),
      limit: z.int().min(100).max(100_000).optional(),
      language: z.enum(locales).optional(),
    }),
  ).returns<ChatText>(),
  'sharing.clipboard': method(
    z.strictObject({ source: shareSourceSchema, language: z.enum(locales).optional() }),
  ).returns<ClipboardPair>(),
  /** Job; its result is `ShareWritten`. */
  'sharing.write': method(
    z.strictObject({
      source: shareSourceSchema,
      format: z.enum(shareFormats),
      out: z.string().min(1),
      theme: z.enum(shareThemes).optional(),
      language: z.enum(locales).optional(),
    }),
  ).returns<JobStarted>(),
  /**
   * Digests published in a time, best answers, open questions and thanks. Days are those of the library's zone
   * (`YYYY-MM-DD`), both of them in it; by default the seven days that end today.
   */
  'sharing.bulletin': method(
    z.strictObject({
      firstDay: z.iso.date().optional(),
      lastDay: z.iso.date().optional(),
      title: z.string().min(1).max(500).optional(),
      language: z.enum(locales).optional(),
    }),
  ).returns<Bulletin>(),
  /** Job; its result is `SiteBuilt`: a folder of pages of all published digests. */
  'site.build': method(
    z.strictObject({
      out: z.string().min(1),
      title: z.string().min(1).max(200).optional(),
      /** Where the site will be found, for its feed. */
      address: z.url({ protocol: /^https?$/ }).optional(),
      language: z.enum(locales).optional(),
    }),
  ).returns<JobStarted>(),
} as const;
