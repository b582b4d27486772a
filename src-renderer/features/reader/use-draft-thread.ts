import { useCommand } from '../../api/queries.ts';
import { useGo } from '../../app/use-navigation.ts';

/** Drafts a digest from a conversation and opens it. */
export function useDraftThread() {
  const go = useGo();
  return useCommand('digests.draft', {
    onSuccess: (digests) => {
      const first = digests[0];
      if (first) go.digests(first.id);
    },
  });
}
