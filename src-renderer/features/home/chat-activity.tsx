import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Chat } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { lastWeeks, strengthOf } from './activity.ts';
import styles from './chat-activity.module.css';

const WEEKS = 26;
const CELL = 11;
const GAP = 2;

/** A chat and its last half year as a heat strip: one column a week, one cell a day. */
export function ChatActivity({ chat }: { chat: Chat }) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = useAnswer('chats.days', { id: chat.id });
  const weeks = lastWeeks(days.data ?? [], WEEKS);
  const most = Math.max(1, ...weeks.flatMap((week) => week.days));
  return (
    <Link href={routes.reader(chat.id)} className={styles.chat}>
      <span className={styles.name} dir="auto">
        {chat.name}
      </span>
      <span className={styles.numbers}>
        {t('home.chatNumbers', {
          messages: format.count(chat.messageCount),
          people: format.count(chat.participantCount),
        })}
      </span>
      <svg
        className={styles.strip}
        viewBox={`0 0 ${WEEKS * (CELL + GAP)} ${7 * (CELL + GAP)}`}
        role="img"
        aria-label={t('home.activityOf', { name: chat.name })}
      >
        {weeks.map((week, column) =>
          week.days.map((messages, weekday) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its day
              key={`${week.start} ${weekday + 1}`}
              className={styles[`strength${strengthOf(messages, most)}`]}
              x={column * (CELL + GAP)}
              y={weekday * (CELL + GAP)}
              width={CELL}
              height={CELL}
              rx={2}
            />
          )),
        )}
      </svg>
      <span className={styles.range}>
        {chat.from !== null && chat.to !== null ? format.range(chat.from, chat.to, chat.timezone) : ''}
      </span>
    </Link>
  );
}
