import { z } from 'zod';
import type { ErrorData } from '../errors.ts';

export const searchScopes = ['digests', 'messages', 'all'] as const;
export type SearchScope = (typeof searchScopes)[number];

/** What a message or digest may hold beside words. */
export const searchContents = ['image', 'link', 'code', 'file'] as const;
export type SearchContent = (typeof searchContents)[number];

export const searchRequestSchema = z.strictObject({
  query: z.string().max(20_000),
  in: z.enum(searchScopes).optional(),
  limit: z.int().min(1).max(1000).optional(),
  offset: z.int().min(0).optional(),
  /** Also count what was found by tag, person, chat and month. */
  facets: z.boolean().optional(),
});
export type SearchRequest = z.infer<typeof searchRequestSchema>;

/** What may stand before a colon in a query. */
export const searchFilterKeys = ['tag', 'by', 'in', 'chat', 'status', 'from', 'before', 'after', 'has', 'is'] as const;
export type SearchFilterKey = (typeof searchFilterKeys)[number];

/** A piece of a query as it was understood; `start` and `end` are UTF-16 positions in the query. */
export interface QueryChip {
  readonly kind: 'word' | 'phrase' | 'or' | 'filter';
  readonly start: number;
  readonly end: number;
  readonly excluded: boolean;
  /** For filters: what stands before the colon, in English whatever language it was typed in. */
  readonly key: SearchFilterKey | null;
  readonly value: string;
  /** Why it is left out of the search; null when it counts. */
  readonly problem: ErrorData | null;
}

export interface ParsedQuery {
  readonly query: string;
  readonly chips: readonly QueryChip[];
  /** The query tidied, always the same for the same meaning as typed. */
  readonly normalized: string;
  /** Path of the search in the app: a link that lasts. */
  readonly link: string;
}

/** What to put in place of the stretch of the query from `start` to `end`. */
export interface QueryCompletion {
  readonly start: number;
  readonly end: number;
  readonly options: readonly {
    readonly text: string;
    readonly label: string;
    readonly kind: 'key' | 'tag' | 'person' | 'chat' | 'value';
    /** Digests or messages that have it; null where nobody counted. */
    readonly count: number | null;
  }[];
}

/** What was given up because nothing matched the whole query. */
export const searchRelaxations = ['every-word', 'quotation-marks'] as const;
export type SearchRelaxation = (typeof searchRelaxations)[number];

export interface FacetCount {
  /** What a filter takes: a tag, a name, a chat's name, a month `YYYY-MM`. */
  readonly value: string;
  readonly count: number;
}

/** How many of what was found have which tag, person, chat, month; the most frequent first, months in order. */
export interface SearchFacets {
  readonly tags: readonly FacetCount[];
  readonly people: readonly FacetCount[];
  readonly chats: readonly FacetCount[];
  readonly months: readonly FacetCount[];
}

/** A person or book whose name has the words of the query. */
export interface NamedHit {
  readonly kind: 'person' | 'book';
  readonly id: string;
  readonly title: string;
  readonly titleHighlights: readonly HighlightRange[];
}

/** A message that a digest condenses, shown under it. */
export interface CollapsedMessage {
  readonly id: string;
  readonly sender: string | null;
  readonly at: number;
  readonly snippet: string;
  readonly highlights: readonly HighlightRange[];
}

export const savedSearchSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1).max(200),
  query: z.string().max(20_000),
  savedAt: z.number(),
});
export type SavedSearch = z.infer<typeof savedSearchSchema>;

/** A search that found nothing. */
export const missedSearchSchema = z.strictObject({
  query: z.string(),
  count: z.int().min(1),
  lastAt: z.number(),
});
export type MissedSearch = z.infer<typeof missedSearchSchema>;

/** The file `searches.json`: searches by name, and, where the moderator wants it, those in vain. */
export const searchesFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  saved: z.array(savedSearchSchema),
  keepMisses: z.boolean(),
  misses: z.array(missedSearchSchema),
});
export type SearchesFile = z.infer<typeof searchesFileSchema>;

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
  /** Digests: found messages of the conversations it condenses. */
  readonly messages?: readonly CollapsedMessage[];
  /** Digests: found ones that were merged into this one. */
  readonly superseded?: readonly { readonly id: string; readonly title: string }[];
  /** Digests: the one it was merged into, which was not found. */
  readonly supersededBy?: string;
  /** Others that say nearly the same, folded into this hit: how many. */
  readonly alike?: number;
}

export interface SearchResult {
  readonly query: string;
  readonly total: number;
  readonly tookMs: number;
  readonly hits: readonly SearchHit[];
  /** "Did you mean": a corrected query when nothing was found. */
  readonly suggestion: string | null;
  /** Filters that were left out because they could not be understood. */
  readonly problems: readonly ErrorData[];
  /** What was given up to find anything; empty when all that was asked for holds. */
  readonly relaxed: readonly SearchRelaxation[];
  /** People and books by name. */
  readonly named: readonly NamedHit[];
  /** Null unless they were asked for. */
  readonly facets: SearchFacets | null;
  /** False while the index is being built: there may be more to find. */
  readonly complete: boolean;
}
