import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/queries.ts';
import { useGo } from '../../app/use-navigation.ts';
import { showActionToast, showToast } from '../../ui/toast.ts';

/** Drafts the best conversations without a digest, and offers to look at the drafts. */
export function useDraftTop() {
  const { t } = useTranslation();
  const go = useGo();
  return useCommand('digests.draftTop', {
    onSuccess: (digests) => {
      if (digests.length === 0) showToast({ title: t('inbox.nothingToDraft') });
      else
        showActionToast({ title: t('inbox.drafted', { count: digests.length }) }, t('inbox.seeDrafts'), () =>
          go.digests(),
        );
    },
  });
}
