import type { ThreadPage } from '../../../src-main/contract/index.ts';

/** A page of threads after some of them were judged and no longer belong there. */
export function withoutThreads(page: ThreadPage, threadIds: ReadonlySet<string>): ThreadPage {
  const threads = page.threads.filter((thread) => !threadIds.has(thread.id));
  const gone = page.threads.length - threads.length;
  return gone === 0 ? page : { total: page.total - gone, threads };
}
