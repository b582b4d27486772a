import { useWords } from '../../app/i18n/use-words.tsx';
import { Badge } from '../../ui/badge.tsx';

/** How much was said since the digest was drafted; nothing where nothing was. */
export function NewReplies({ count = 0 }: { count: number | undefined }) {
  const { t } = useWords();
  return count > 0 ? <Badge tone="blue">{t('threads.newReplies', { count })}</Badge> : null;
}
