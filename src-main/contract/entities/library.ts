import { z } from 'zod';
import { type DigestStatus, digestTemplateSchema } from './digest.ts';

export const locales = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Locale = (typeof locales)[number];

export const LIBRARY_SCHEMA_VERSION = 1;

/** The file `library.json`. */
export const libraryFileSchema = z.strictObject({
  schemaVersion: z.literal(LIBRARY_SCHEMA_VERSION),
  id: z.string().min(1),
  name: z.string().min(1).max(200),
  /** IANA zone in which times without one are read. */
  timezone: z.string().min(1),
  createdAt: z.number(),
  templates: z.array(digestTemplateSchema).min(1),
});
export type LibraryFile = z.infer<typeof libraryFileSchema>;

export interface LibraryInfo {
  readonly libraryId: string;
  readonly path: string;
  readonly name: string;
  readonly timezone: string;
  readonly readOnly: boolean;
  readonly templates: LibraryFile['templates'];
}

export interface LibraryStats {
  readonly chats: number;
  readonly messages: number;
  readonly participants: number;
  readonly imports: number;
  readonly threads: number;
  readonly questions: number;
  readonly digests: Readonly<Record<DigestStatus, number>>;
  readonly books: number;
  readonly from: number | null;
  readonly to: number | null;
  /** Bytes on disk. */
  readonly bytes: { readonly archive: number; readonly index: number; readonly documents: number };
}

export interface DoctorProblem {
  readonly file: string;
  readonly problem: string;
  readonly repaired: boolean;
  /** What to do when it was not repaired. */
  readonly next: string;
}

export interface DoctorReport {
  readonly ok: boolean;
  readonly problems: readonly DoctorProblem[];
}

/** The user's own settings, outside any library. */
export const preferencesSchema = z.strictObject({
  schemaVersion: z.literal(1),
  locale: z.enum(locales).nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  recentLibraries: z.array(z.strictObject({ path: z.string(), name: z.string(), openedAt: z.number() })),
});
export type Preferences = z.infer<typeof preferencesSchema>;
