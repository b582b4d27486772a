import { useQueryClient } from '@tanstack/react-query';
import { keepAnswer, useCommand } from '../../api/queries.ts';
import { useGo } from '../../app/use-navigation.ts';

/** Drafts a digest from a conversation and opens it. */
export function useDraftThread() {
  const go = useGo();
  const client = useQueryClient();
  return useCommand('digests.draft', {
    onSuccess: (digests) => {
      const first = digests[0];
      if (!first) return;
      keepAnswer(client, 'digests.get', { id: first.id }, first);
      go.digests(first.id);
    },
  });
}
