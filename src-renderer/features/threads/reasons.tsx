import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';

/** Why a conversation has its score, strongest first; a reason without words here is left out. */
export function Reasons({ reasons, limit }: { reasons: readonly string[]; limit: number }) {
  const { t } = useTranslation();
  const known = reasons
    .map((reason) => ({
      reason,
      words: t(`threads.reason.${reason}` as 'threads.reason.answered', { defaultValue: '' }),
    }))
    .filter(({ words }) => words !== '');
  return known.slice(0, limit).map(({ reason, words }) => <Badge key={reason}>{words}</Badge>);
}
