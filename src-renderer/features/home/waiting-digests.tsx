import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { WaitingList } from './waiting-list.tsx';

/** Drafts to finish and digests to review, those touched last first. */
export function WaitingDigests() {
  const { t } = useTranslation();
  const format = useFormat();
  const digests = useAnswer('digests.list', { statuses: ['in-review', 'draft'], limit: 6 });
  return (
    <WaitingList
      title={t('home.waitingDigests', { count: digests.data?.total ?? 0 })}
      all={routes.digests()}
      empty={t('home.noDigests')}
      items={(digests.data?.digests ?? []).map((digest) => ({
        key: digest.id,
        address: routes.digests(digest.id),
        title: digest.title,
        detail: `${t(`digests.status.${digest.status}`)} · ${format.date(digest.updatedAt, 'day')}`,
      }))}
    />
  );
}
