import { Check } from 'lucide-react';
import { memo } from 'react';
import type { ThreadCard as Card } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useWords } from '../../app/i18n/use-words.tsx';
import { classNames } from '../../ui/class-names.ts';
import { NewReplies } from '../threads/new-replies.tsx';
import { Reasons } from '../threads/reasons.tsx';
import { ScoreMeter } from '../threads/score-meter.tsx';
import styles from './thread-card.module.css';

/** What the names on the card say already. */
const evident: ReadonlySet<string> = new Set(['has-question', 'answered']);

export interface ThreadCardProps {
  readonly thread: Card;
  readonly showChat: boolean;
  readonly marked?: boolean;
  /** Where several can be marked. */
  readonly onMark?: (threadId: string) => void;
}

/** A conversation to be judged in two seconds: the ask, who asked, who answered, how settled. */
export const ThreadCard = memo(function ThreadCard({ thread, showChat, marked, onMark }: ThreadCardProps) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <div className={styles.card}>
      <div className={styles.first}>
        {onMark ? (
          // For the mouse alone: keys and screen readers mark the option as a whole.
          <span
            className={classNames(styles.tick, marked && styles.ticked)}
            aria-hidden="true"
            onClick={(event) => {
              event.stopPropagation();
              onMark(thread.id);
            }}
          >
            <Check />
          </span>
        ) : null}
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
          <NewReplies count={thread.newSinceDigest} />
          <Reasons reasons={thread.reasons.filter((reason) => !evident.has(reason))} limit={2} />
        </span>
      </p>
    </div>
  );
});
