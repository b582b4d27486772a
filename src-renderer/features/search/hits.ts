import type { SearchHit } from '../../../src-main/contract/index.ts';

/** What tells a hit from all others of a result. */
export function keyOfHit(hit: SearchHit): string {
  return `${hit.kind} ${hit.id}`;
}
