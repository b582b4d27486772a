import { BookOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ThreadCard } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { useGo } from '../../app/use-navigation.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ModelDraftButton } from '../model/model-draft-button.tsx';
import { NewReplies } from '../threads/new-replies.tsx';
import { Reasons } from '../threads/reasons.tsx';
import { ThreadMessages } from '../threads/thread-messages.tsx';
import { AnsweredIn } from './answered-in.tsx';
import styles from './thread-preview.module.css';
import { TriageBar } from './triage-bar.tsx';
import type { Triage } from './use-triage.ts';

const SHOWN = 300;

export interface ThreadPreviewProps {
  readonly threadId: string;
  /** Its card; null when the thread is not in the list, as after following a link. */
  readonly card: ThreadCard | null;
  readonly triage: Triage;
  /** Conversations are being numbered anew: this one is not to be asked for. */
  readonly paused?: boolean;
  /** Stands between the heading and the messages. */
  readonly children?: ReactNode;
}

/** A conversation with what to do about it. */
export function ThreadPreview({ threadId, card, triage, paused = false, children }: ThreadPreviewProps) {
  const { t } = useTranslation();
  const go = useGo();
  const format = useFormat();
  const thread = useAnswer('threads.get', { id: threadId }, { enabled: !paused });
  const chats = useAnswer('chats.list', {});
  if (thread.error) return <ErrorNotice error={thread.error} />;
  if (!thread.data) return <Loading />;
  const { data } = thread;
  const chat = chats.data?.find((candidate) => candidate.id === data.chatId);
  return (
    <>
      <TriageBar state={data.state} threadIds={[data.id]} cards={card ? [card] : []} triage={triage}>
        <ModelDraftButton threadId={data.id} shortcut="inbox.modelDraft" />
        <Button kind="quiet" icon={<BookOpen />} onClick={() => go.readerThread(data.chatId, data.id)}>
          {t('inbox.open')} <Kbd shortcut="inbox.open" />
        </Button>
      </TriageBar>
      <article className={styles.thread}>
        <header className={styles.header}>
          <h2 className={styles.title} dir="auto">
            {card?.ask || data.title}
          </h2>
          <p className={styles.meta}>
            <span>{chat?.name}</span>
            <span>{format.range(data.from, data.to, chat?.timezone)}</span>
            <span>{t('inbox.messages', { count: data.messageIds.length })}</span>
            <Reasons reasons={data.reasons} limit={6} />
            <NewReplies count={data.newSinceDigest} />
            {data.digestIds.map((id) => (
              <Link key={id} href={routes.digests(id)}>
                <Badge tone="red">{t('inbox.hasDigest')}</Badge>
              </Link>
            ))}
          </p>
        </header>
        {card && data.digestIds.length === 0 && children === undefined ? (
          <AnsweredIn thread={card} triage={triage} />
        ) : null}
        {children}
        <ThreadMessages messages={data.messages.slice(0, SHOWN)} timezone={chat?.timezone} />
        {data.messages.length > SHOWN ? (
          <p className={styles.more}>{t('inbox.moreMessages', { count: data.messages.length - SHOWN })}</p>
        ) : null}
      </article>
    </>
  );
}
