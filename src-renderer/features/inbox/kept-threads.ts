import { replaceEqualDeep } from '@tanstack/react-query';
import type { ThreadPage } from '../../../src-main/contract/index.ts';

/**
 * A page of threads with those that did not change as they were before, wherever they stood: where one has left, all
 * behind it move up, and none of them needs a look or a new card.
 */
export function keptThreads(before: ThreadPage | undefined, after: ThreadPage): ThreadPage {
  const known = new Map(before?.threads.map((thread) => [thread.id, thread]));
  const threads = after.threads.map((thread) => {
    const same = known.get(thread.id) ?? thread;
    return same === thread ? thread : replaceEqualDeep(same, thread);
  });
  const isSame =
    before?.total === after.total &&
    before.threads.length === threads.length &&
    threads.every((thread, index) => thread === before.threads[index]);
  return isSame ? before : { ...after, threads };
}
