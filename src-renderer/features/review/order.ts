import type { PlacedComment } from '../../../src-main/contract/index.ts';

/** Open comments in the order they were written, then, where wanted, the resolved ones (REMARK-2). */
export function inReadingOrder(comments: readonly PlacedComment[], withResolved: boolean): readonly PlacedComment[] {
  const open = comments.filter(({ resolved }) => resolved === null);
  return withResolved ? [...open, ...comments.filter(({ resolved }) => resolved !== null)] : open;
}
