import { useAnswer } from '../../api/queries.ts';
import type { DestinationName } from './destinations.ts';

/** How much waits on each screen. */
export function useWaitingCounts(): { readonly [Name in DestinationName]?: number } {
  const waiting = useAnswer('threads.list', { states: ['open'], questions: true, limit: 1 });
  const stats = useAnswer('library.stats', {});
  const digests = stats.data?.digests;
  return {
    inbox: waiting.data?.total ?? 0,
    digests: digests ? digests.draft + digests['in-review'] + digests['changes-asked'] + digests.approved : 0,
  };
}
