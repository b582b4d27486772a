import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../api/host-context.ts';
import { useCommand } from '../../api/queries.ts';
import { showErrorToast, showToast } from '../../ui/toast.ts';

/** Lets the user pick Markdown or JSONL files and imports them as digests; says what came of it. */
export function useDigestImport(): () => Promise<void> {
  const { t } = useTranslation();
  const host = useHost();
  const { mutate } = useCommand('digests.import', {
    onSuccess: ({ digests, failed }) => {
      if (digests.length > 0) showToast({ title: t('digests.imported', { count: digests.length }) });
      for (const failure of failed) showErrorToast({ title: failure.file, description: failure.reason });
    },
  });
  return useCallback(async () => {
    const paths = await host.pickFiles();
    if (paths.length > 0) mutate({ paths });
  }, [host, mutate]);
}
