import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadCard as Card } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Reasons } from '../threads/reasons.tsx';
import { ScoreMeter } from '../threads/score-meter.tsx';
import styles from './thread-card.module.css';

/** What the names on the card say already. */
const evident: ReadonlySet<string> = new Set(['has-question', 'answered']);

/** A conversation to be judged in two seconds: the ask, who asked, who answered, how settled. */
export const ThreadCard = memo(function ThreadCard({ thread, showChat }: { thread: Card; showChat: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.card}>
      <div className={styles.first}>
        <p className={styles.ask} dir="auto">
          {thread.ask || thread.title}
        </p>
        <ScoreMeter score={thread.score} />
      </div>
      <p className={styles.people} dir="auto">
        {thread.askers.join('、')}
        {thread.answerers.length > 0 ? (
          <span className={styles.answerers}> → {thread.answerers.join('、')}</span>
        ) : null}
      </p>
      <p className={styles.meta}>
        <span>{format.date(thread.to, 'day')}</span>
        <span>{t('inbox.messages', { count: thread.messageCount })}</span>
        {showChat ? (
          <span className={styles.chat} dir="auto">
            {thread.chatName}
          </span>
        ) : null}
        <span className={styles.reasons}>
          <Reasons reasons={thread.reasons.filter((reason) => !evident.has(reason))} limit={2} />
        </span>
      </p>
    </div>
  );
});
