import type { ThreadPage } from '../../../src-main/contract/index.ts';

/** A page of threads after one of them was judged and no longer belongs there. */
export function withoutThread(page: ThreadPage, threadId: string): ThreadPage {
  const threads = page.threads.filter((thread) => thread.id !== threadId);
  return threads.length === page.threads.length ? page : { total: page.total - 1, threads };
}
