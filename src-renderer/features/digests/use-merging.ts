import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useGo } from '../../app/use-navigation.ts';
import { showToast, showUndoToast } from '../../ui/toast.ts';

export interface Merging {
  /** Merges a digest into another and opens that one; can be undone. */
  readonly merge: (id: string, into: string) => void;
  readonly unmerge: (id: string) => void;
  readonly merging: boolean;
}

/** Merging digests that answer the same question, and taking it back (MERGE-1 to MERGE-4). */
export function useMerging(): Merging {
  const { t } = useTranslation();
  const go = useGo();
  // What came of it is asked for anew: an answer kept here could be older than what another window did since.
  const unmerge = useCommand('digests.unmerge', {
    onSuccess: () => showToast({ title: t('digests.merge.undone') }),
  });
  const merge = useCommand('digests.merge', {
    onSuccess: (into, { id }) => {
      go.digests(into.id);
      const title = t('digests.merge.done', { title: into.content.title || t('digests.untitled') });
      showUndoToast({ title }, t('ui.undo'), () => unmerge.mutate({ id }));
    },
  });
  return {
    merge: (id, into) => merge.mutate({ id, into }),
    unmerge: (id) => unmerge.mutate({ id }),
    merging: merge.isPending || unmerge.isPending,
  };
}
