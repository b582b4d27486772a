import { isExact, type Lookup, lookupOf } from '../query/lookup.ts';
import { isLeaf, type QueryNode } from '../query/tree.ts';

/**
 * A query in FTS5's own language. Only terms made by us come in, each in quotation marks; what
 * users type never does. The digests that match the query are among those that match the expression.
 *
 * @returns null when any digest would match
 */
export function expressionOf(node: QueryNode): string | null {
  switch (node.type) {
    case 'all':
      return expressionOfAll(node.children);
    case 'any': {
      const parts = node.children.map(expressionOf);
      return parts.some((part) => part === null) ? null : `(${parts.join(' OR ')})`;
    }
    case 'not':
      return null;
    default:
      return expressionOfLookup(lookupOf(node));
  }
}

function expressionOfAll(children: readonly QueryNode[]): string | null {
  const wanted = children.map(expressionOf).filter((part) => part !== null);
  const excluded = children.flatMap((child) =>
    child.type === 'not' && isLeaf(child.child) && isExact(child.child, true) ? [lookupOf(child.child)] : [],
  );
  if (wanted.length === 0) {
    return null;
  }
  const all = `(${wanted.join(' AND ')})`;
  return excluded.length === 0 ? all : `(${all} NOT (${excluded.map(expressionOfLookup).join(' OR ')}))`;
}

function expressionOfLookup(lookup: Lookup): string {
  switch (lookup.type) {
    case 'term':
      return quoted(lookup.term);
    case 'prefix':
      return `${quoted(lookup.prefix)} *`;
    case 'character':
      return `characters : ${quoted(lookup.character)}`;
    case 'sequence':
      return quoted(lookup.terms.join(' '));
    case 'all':
      return `(${lookup.of.map(expressionOfLookup).join(' AND ')})`;
    case 'any':
      return `(${lookup.of.map(expressionOfLookup).join(' OR ')})`;
  }
}

/** Terms, separated by blanks, as a string of FTS5. */
export function quoted(terms: string): string {
  return `"${terms.replaceAll('"', '""')}"`;
}
