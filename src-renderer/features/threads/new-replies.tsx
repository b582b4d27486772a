import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';

/** How much was said since the digest was drafted; nothing where nothing was. */
export function NewReplies({ count = 0 }: { count: number | undefined }) {
  const { t } = useTranslation();
  return count > 0 ? <Badge tone="blue">{t('threads.newReplies', { count })}</Badge> : null;
}
