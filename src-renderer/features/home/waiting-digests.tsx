import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { useStatusWords } from '../digests/status-badge.tsx';
import { WaitingList } from './waiting-list.tsx';

const waiting = ['in-review', 'changes-asked', 'approved', 'draft'] as const;

/** Drafts to finish, digests to review, to change and to publish, those touched last first. */
export function WaitingDigests() {
  const { t } = useTranslation();
  const format = useFormat();
  const statusWords = useStatusWords();
  const digests = useAnswer('digests.list', { statuses: [...waiting], limit: 6 });
  return (
    <WaitingList
      title={t('home.waitingDigests', { count: digests.data?.total ?? 0 })}
      all={routes.digests()}
      empty={t('home.noDigests')}
      items={(digests.data?.digests ?? []).map((digest) => ({
        key: digest.id,
        address: routes.digests(digest.id),
        title: digest.title,
        detail: [
          statusWords(digest),
          ...(digest.openComments ? [t('review.open', { count: digest.openComments })] : []),
          format.date(digest.updatedAt, 'day'),
        ].join(' · '),
      }))}
    />
  );
}
