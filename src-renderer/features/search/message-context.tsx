import { ChevronsUpDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SenderName } from '../../ui/sender-name.tsx';
import { MessageText } from '../threads/message-text.tsx';
import styles from './message-context.module.css';

const FIRST = 3;
const STEP = 10;
const MOST = 50;

/** A message that was found among those said before and after it; more of them on demand. */
export function MessageContext({ hit }: { hit: SearchHit }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [reach, setReach] = useState(FIRST);
  const found = useRef<HTMLLIElement>(null);
  const context = useAnswer('search.context', { id: hit.id, before: reach, after: reach }, { keepPrevious: true });
  const timezone = useAnswer('chats.list', {}).data?.find((chat) => chat.id === hit.chatId)?.timezone;
  const loaded = context.data?.length ?? 0;
  useEffect(() => {
    if (loaded > 0) found.current?.scrollIntoView({ block: 'nearest' });
  }, [loaded]);
  if (context.error) return <ErrorNotice error={context.error} onRetry={() => void context.refetch()} />;
  if (!context.data) return <Loading />;
  return (
    <>
      <ol className={styles.messages} aria-label={t('search.context')}>
        {context.data.map((message) => (
          <li
            key={message.id}
            ref={message.id === hit.id ? found : undefined}
            className={classNames(styles.message, message.id === hit.id && styles.found)}
            aria-current={message.id === hit.id ? 'true' : undefined}
          >
            <p className={styles.head}>
              <SenderName id={message.senderId ?? ''} name={message.sender ?? ''} />
              <time className={styles.time}>{format.date(message.sentAt, 'moment', timezone)}</time>
            </p>
            <MessageText message={message} />
          </li>
        ))}
      </ol>
      {reach < MOST && context.data.length > reach ? (
        <Button small kind="quiet" icon={<ChevronsUpDown />} onClick={() => setReach(Math.min(MOST, reach + STEP))}>
          {t('search.moreContext')}
        </Button>
      ) : null}
    </>
  );
}
