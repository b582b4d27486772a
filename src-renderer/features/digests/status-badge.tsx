import { useTranslation } from 'react-i18next';
import type { DigestCard } from '../../../src-main/contract/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { statusTones } from './status.ts';

/** The status of a digest; in review, with whoever was asked. */
export function StatusBadge({ digest }: { digest: Pick<DigestCard, 'status' | 'reviewer' | 'supersededBy'> }) {
  return <Badge tone={statusTones[digest.status]}>{useStatusWords()(digest)}</Badge>;
}

/** What a status is called: “in review (who)”; of one that was merged, that it was. */
export function useStatusWords(): (digest: Pick<DigestCard, 'status' | 'reviewer' | 'supersededBy'>) => string {
  const { t } = useTranslation();
  return ({ status, reviewer, supersededBy }) => {
    if (supersededBy !== undefined) return t('digests.merge.superseded');
    return status === 'in-review' && reviewer !== undefined
      ? t('digests.inReviewBy', { reviewer })
      : t(`digests.status.${status}`);
  };
}
