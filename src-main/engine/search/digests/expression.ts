import type { Lookup } from '../query/lookup.ts';

/**
 * What an index is asked for, in FTS5's own language. Only terms made by us come in, each in
 * quotation marks; what users type never does.
 */
export function expressionOf(lookup: Lookup): string {
  switch (lookup.type) {
    case 'term':
      return quoted(lookup.term);
    case 'prefix':
      return `${quoted(lookup.prefix)} *`;
    case 'character':
      throw new TypeError('Characters are a table of their own.');
    case 'sequence':
      return quoted(lookup.terms.join(' '));
    case 'all':
      return `(${lookup.of.map(expressionOf).join(' AND ')})`;
    case 'any':
      return `(${lookup.of.map(expressionOf).join(' OR ')})`;
  }
}

/** Terms, separated by blanks, as a string of FTS5. */
export function quoted(terms: string): string {
  return `"${terms.replaceAll('"', '""')}"`;
}
