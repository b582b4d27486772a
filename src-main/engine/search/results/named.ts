import type { NamedHit } from '../../../contract/index.ts';
import { foldText } from '../../text/index.ts';
import { matches, SearchedText } from '../query/match.ts';
import { EVERYTHING, positiveLeaves, type Query } from '../query/tree.ts';
import type { SearchSource } from '../source.ts';
import { LitText } from './snippet.ts';

const MOST_NAMED = 5;

/** People and books whose names match the query (SEARCH-30). Filters are about other things. */
export function namedHits(source: SearchSource, query: Query): NamedHit[] {
  const leaves = positiveLeaves(query.root);
  if (query.root === EVERYTHING || query.filters.length > 0 || leaves.length === 0) {
    return [];
  }
  const isNamed = (name: string): boolean => {
    const text = new SearchedText(foldText(name));
    return matches(query.root, (leaf) => text.has(leaf));
  };
  const titleHighlights = (title: string) => new LitText(title, leaves).highlights;
  const people = source.people().flatMap(({ id, names }): NamedHit[] => {
    const name = names.find(isNamed);
    return name === undefined ? [] : [{ kind: 'person', id, title: name, titleHighlights: titleHighlights(name) }];
  });
  const books = source.books().flatMap(({ id, title }): NamedHit[] => {
    return isNamed(title) ? [{ kind: 'book', id, title, titleHighlights: titleHighlights(title) }] : [];
  });
  return [...people.slice(0, MOST_NAMED), ...books.slice(0, MOST_NAMED)];
}
