import type { ParsedRecord } from '../../contract/index.ts';
import { oldestFirst } from './oldest-first.ts';

/** What `oldestFirst` does, for each of the chats that come one after the other. */
export async function* oldestFirstByChat(
  batches: AsyncIterable<readonly ParsedRecord[]>,
): AsyncGenerator<readonly ParsedRecord[]> {
  const iterator = batches[Symbol.asyncIterator]();
  let rest: readonly ParsedRecord[] = [];
  /** The records up to the next chat. */
  async function* ofOneChat(): AsyncGenerator<readonly ParsedRecord[]> {
    for (;;) {
      const next = rest.findIndex(({ type }) => type === 'chat');
      const own = next === -1 ? rest : rest.slice(0, next);
      rest = next === -1 ? [] : rest.slice(next);
      if (own.length > 0) {
        yield own;
      }
      if (next !== -1) {
        return;
      }
      const { value, done } = await iterator.next();
      if (done === true) {
        return;
      }
      rest = value;
    }
  }
  try {
    yield* oldestFirst(ofOneChat());
    while (rest.length > 0) {
      yield rest.slice(0, 1);
      rest = rest.slice(1);
      yield* oldestFirst(ofOneChat());
    }
  } finally {
    await iterator.return?.();
  }
}
