import { expect, test } from 'vitest';
import type { PlacedComment } from '../../src-main/contract/index.ts';
import { inReadingOrder } from '../../src-renderer/features/review/order.ts';

const comment = (id: string, resolved: boolean): PlacedComment => ({
  id,
  text: id,
  by: '',
  writtenAt: 0,
  resolved: resolved ? { by: '', at: 1 } : null,
  passageId: null,
  passageChanged: false,
});

test('REMARK-2 open comments come first, resolved ones where they are wanted', () => {
  const all = [comment('a', true), comment('b', false), comment('c', true), comment('d', false)];
  const ids = (withResolved: boolean) => inReadingOrder(all, withResolved).map(({ id }) => id);
  expect(ids(false)).toEqual(['b', 'd']);
  expect(ids(true)).toEqual(['b', 'd', 'a', 'c']);
});
