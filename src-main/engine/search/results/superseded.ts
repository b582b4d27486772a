import type { SearchHit } from '../../../contract/index.ts';
import type { Found } from '../answer.ts';
import type { SearchSource } from '../source.ts';

/** What was found, with digests that were merged folded into those they were merged into. */
export interface Canonical {
  readonly found: readonly Found[];
  readonly folded: number;
  /** Tells of a hit which others it stands for, or which stands for it. */
  readonly marked: (hit: SearchHit) => SearchHit;
}

/**
 * Puts found digests that were merged into another under that one; where it was not found, they
 * come after all other digests (SEARCH-35).
 */
export function foldSuperseded(all: readonly Found[], source: Pick<SearchSource, 'canonicalOf'>): Canonical {
  const digests = all.flatMap(({ digest }) => digest ?? []);
  const canonical = new Map(digests.map(({ id }) => [id, source.canonicalOf(id)] as const));
  const under = new Map<string, { id: string; title: string }[]>();
  const isSuperseded = (id: string) => canonical.get(id) !== id;
  for (const { id, title } of digests) {
    const into = canonical.get(id) ?? id;
    if (into !== id && canonical.has(into)) {
      under.set(into, [...(under.get(into) ?? []), { id, title }]);
    }
  }
  const own: Found[] = [];
  const alone: Found[] = [];
  const messages: Found[] = [];
  for (const found of all) {
    if (found.digest === undefined) {
      messages.push(found);
    } else if (!isSuperseded(found.digest.id)) {
      own.push(found);
    } else if (!canonical.has(canonical.get(found.digest.id) ?? '')) {
      alone.push(found);
    }
  }
  const found = [...own, ...alone, ...messages];
  return {
    found,
    folded: all.length - found.length,
    marked: (hit) => {
      const superseded = hit.kind === 'digest' ? under.get(hit.id) : undefined;
      const supersededBy = hit.kind === 'digest' ? canonical.get(hit.id) : undefined;
      return {
        ...hit,
        ...(superseded !== undefined && { superseded }),
        ...(supersededBy !== undefined && supersededBy !== hit.id && { supersededBy }),
      };
    },
  };
}
