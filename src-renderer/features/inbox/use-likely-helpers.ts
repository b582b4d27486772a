import { useMemo } from 'react';
import { useAnswer, useAnswers } from '../../api/queries.ts';
import { type Helper, likelyHelpers, queryOf } from './likely-helpers.ts';

const HITS = 60;
const SIMILAR_THREADS = 12;
const HELPERS = 3;

/** Who is likely to know, by what they answered before; empty until that is known. */
export function useLikelyHelpers(threadId: string, ask: string, askers: readonly string[]): readonly Helper[] {
  const query = queryOf(ask);
  const found = useAnswer('search.query', { query, in: 'messages', limit: HITS }, { enabled: query !== '' });
  const ids = useMemo(() => found.data?.hits.map(({ id }) => id) ?? [], [found.data]);
  const messages = useAnswer('messages.get', { ids }, { enabled: ids.length > 0 });
  const threadIds = useMemo(() => {
    const places = new Map(messages.data?.map((message) => [message.id, message.threadId]));
    const inOrder = ids.flatMap((id) => places.get(id) ?? []);
    return [...new Set(inOrder)].slice(0, SIMILAR_THREADS);
  }, [ids, messages.data]);
  const threads = useAnswers(
    'threads.get',
    threadIds.map((id) => ({ id })),
  );
  return likelyHelpers(threads, { threadId, askers }, HELPERS);
}
