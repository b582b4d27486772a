import { ArrowUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CollapsedMessage, SearchHit } from '../../../src-main/contract/index.ts';
import { useAnswer, useCommand } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useGo } from '../../app/use-navigation.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Highlighted } from '../../ui/highlighted.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SafeHtml } from '../../ui/safe-html.tsx';
import styles from './hit-preview.module.css';
import { MessageContext } from './message-context.tsx';

export interface HitPreviewProps {
  readonly hit: SearchHit;
  readonly onOpen: () => void;
}

/** What was found, in full: a digest as members read it, a message among its neighbours. */
export function HitPreview({ hit, onOpen }: HitPreviewProps) {
  const { t } = useTranslation();
  const isDigest = hit.kind === 'digest';
  return (
    <div className={styles.preview}>
      <header className={styles.head}>
        <h2 className={styles.where} dir="auto">
          {isDigest ? t('search.digest') : hit.chatName}
        </h2>
        <Button small icon={<ArrowUpRight />} onClick={onOpen}>
          {t(isDigest ? 'search.openDigest' : 'search.openMessage')}
        </Button>
      </header>
      {isDigest ? <DigestInFull hit={hit} /> : <MessageContext key={hit.id} hit={hit} />}
    </div>
  );
}

function DigestInFull({ hit }: { hit: SearchHit }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const rendered = useAnswer('digests.render', { id: hit.id, language: locale });
  if (rendered.error) return <ErrorNotice error={rendered.error} onRetry={() => void rendered.refetch()} />;
  if (!rendered.data) return <Loading />;
  return (
    <>
      {hit.messages && hit.messages.length > 0 ? (
        <section>
          <h3 className={styles.title}>{t('search.under', { count: hit.messages.length })}</h3>
          <ul className={styles.messages}>
            {hit.messages.map((message) => (
              <li key={message.id}>
                <UnderDigest message={message} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <SafeHtml html={rendered.data.html} />
    </>
  );
}

/** A message that the digest condenses; it leads to its place in the chat. */
function UnderDigest({ message }: { message: CollapsedMessage }) {
  const format = useFormat();
  const go = useGo();
  const locate = useCommand('messages.locate', { onSuccess: ({ chatId }) => go.readerMessage(chatId, message.id) });
  return (
    <button type="button" className={styles.message} onClick={() => locate.mutate({ id: message.id })}>
      <span className={styles.sender} dir="auto">
        {message.sender}
      </span>
      <time className={styles.time}>{format.date(message.at, 'date')}</time>
      <span className={styles.said} dir="auto">
        <Highlighted text={message.snippet} ranges={message.highlights} />
      </span>
    </button>
  );
}
