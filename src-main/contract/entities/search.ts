import { z } from 'zod';

export const searchScopes = ['digests', 'messages', 'all'] as const;
export type SearchScope = (typeof searchScopes)[number];

/** What a message or digest may hold beside words. */
export const searchContents = ['image', 'link', 'code', 'file'] as const;
export type SearchContent = (typeof searchContents)[number];

export const searchRequestSchema = z.strictObject({
  query: z.string().max(2000),
  in: z.enum(searchScopes).optional(),
  limit: z.int().min(1).max(1000).optional(),
  offset: z.int().min(0).optional(),
});
export type SearchRequest = z.infer<typeof searchRequestSchema>;

/** A half-open range of UTF-16 positions in `snippet` to be lit. */
export type HighlightRange = readonly [start: number, end: number];

export interface SearchHit {
  readonly kind: 'digest' | 'message';
  readonly id: string;
  readonly externalId?: string;
  readonly title: string;
  /** Plain text, never HTML. */
  readonly snippet: string;
  readonly highlights: readonly HighlightRange[];
  readonly titleHighlights: readonly HighlightRange[];
  /** Higher is better; comparable within one result only. */
  readonly score: number;
  /** Messages: who, where, when. Digests: null, null, when it was last changed. */
  readonly sender: string | null;
  readonly chatId: string | null;
  readonly chatName: string | null;
  readonly at: number;
}

export interface SearchResult {
  readonly query: string;
  readonly total: number;
  readonly tookMs: number;
  readonly hits: readonly SearchHit[];
  /** "Did you mean": a corrected query when nothing was found. */
  readonly suggestion: string | null;
  /** False while the index is being built: there may be more to find. */
  readonly complete: boolean;
}
