import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { routes } from '../../app/routes.ts';
import { useStatusWords } from '../digests/status-badge.tsx';
import { WaitingList } from './waiting-list.tsx';

const SHOWN = 6;
/** Digests looked through: those changed last, which is where people still talk. */
const LOOKED_AT = 1000;

/** Digests whose conversations went on; nothing while there are none. */
export function StaleDigests() {
  const { t } = useTranslation();
  const statusWords = useStatusWords();
  const digests = useAnswer('digests.list', { limit: LOOKED_AT });
  const stale = (digests.data?.digests ?? []).filter(({ newMessages = 0 }) => newMessages > 0);
  if (stale.length === 0) return null;
  return (
    <WaitingList
      title={t('home.staleDigests', { count: stale.length })}
      all={routes.digests()}
      empty=""
      items={stale.slice(0, SHOWN).map((digest) => ({
        key: digest.id,
        address: routes.digests(digest.id),
        title: digest.title || t('digests.untitled'),
        detail: `${t('threads.newReplies', { count: digest.newMessages ?? 0 })} · ${statusWords(digest)}`,
      }))}
    />
  );
}
