import { useMemo } from 'react';
import { useAnswer, usePresentAnswers } from '../../api/queries.ts';
import { bestMatches, type Helper, likelyHelpers, tellingWords } from './likely-helpers.ts';

const HITS = 50;
const MESSAGES = 60;
const SIMILAR_THREADS = 12;
const HELPERS = 3;

/** Who is likely to know, by what they answered before; empty until that is known. */
export function useLikelyHelpers(threadId: string, ask: string, askers: readonly string[]): readonly Helper[] {
  const found = usePresentAnswers(
    'search.query',
    tellingWords(ask).map((word) => ({ query: `"${word}"`, in: 'messages' as const, limit: HITS })),
  );
  const ids = useMemo(() => bestMatches(found, MESSAGES), [found]);
  const messages = useAnswer('messages.get', { ids: [...ids] }, { enabled: ids.length > 0, keepPrevious: true });
  const threadIds = useMemo(() => {
    const places = new Map(messages.data?.map((message) => [message.id, message.threadId]));
    const inOrder = ids.flatMap((id) => places.get(id) ?? []);
    return [...new Set(inOrder)].slice(0, SIMILAR_THREADS);
  }, [ids, messages.data]);
  const threads = usePresentAnswers(
    'threads.get',
    threadIds.map((id) => ({ id })),
  );
  return likelyHelpers(threads, { threadId, askers }, HELPERS);
}
