import { useWords } from '../../app/i18n/use-words.tsx';
import { Badge } from '../../ui/badge.tsx';

/** Why a conversation has its score, strongest first; a reason without words here is left out. */
export function Reasons({ reasons, limit }: { reasons: readonly string[]; limit: number }) {
  const { t } = useWords();
  const known = reasons
    .map((reason) => ({
      reason,
      words: t(`threads.reason.${reason}` as 'threads.reason.answered', { defaultValue: '' }),
    }))
    .filter(({ words }) => words !== '');
  return known.slice(0, limit).map(({ reason, words }) => <Badge key={reason}>{words}</Badge>);
}
