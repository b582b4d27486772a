import type { ParsedQuery, QueryChip } from '../../../contract/index.ts';
import type { ReadPiece, ReadQuery } from './parse.ts';

/** A query as chips, and the link to it (SEARCH-27). */
export function describeQuery(text: string, { pieces }: ReadQuery): ParsedQuery {
  const chips = pieces.map(chipOf);
  const normalized = writtenQuery(pieces);
  return {
    query: text,
    chips,
    normalized,
    // Encoded twice: the router decodes a path before it is taken apart.
    link: `/search/${encodeURIComponent(encodeURIComponent(normalized.toWellFormed()))}`,
  };
}

/** The pieces as one query again. */
export function writtenQuery(pieces: readonly ReadPiece[]): string {
  return pieces.map(written).join(' ');
}

function chipOf({ token, kind, problem }: ReadPiece): QueryChip {
  const { start, end, excluded, key, text } = token;
  return { kind, start, end, excluded: excluded && kind !== 'or', key, value: text, problem };
}

/** The piece as it would be typed by the book: keys in English, plain quotation marks. */
function written({ token, kind }: ReadPiece): string {
  if (kind === 'or') {
    return 'OR';
  }
  const quoted = token.quoted || (token.key !== null && /\s/u.test(token.text));
  const text = quoted ? quote(token.text) : token.text;
  return `${token.excluded ? '-' : ''}${token.key === null ? '' : `${token.key}:`}${text}`;
}

/** Marks inside are other marks, so that reading it again gives the same. */
function quote(text: string): string {
  return text.includes('"') ? `“${text}”` : `"${text}"`;
}
