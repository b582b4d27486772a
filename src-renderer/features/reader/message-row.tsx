import { Check, CornerDownRight } from 'lucide-react';
import { memo } from 'react';
import type { MessageRole, PlacedMessage } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useWords } from '../../app/i18n/use-words.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { SenderName } from '../../ui/sender-name.tsx';
import { MessageText } from '../threads/message-text.tsx';
import { RoleMark } from '../threads/role-mark.tsx';
import styles from './message-row.module.css';

export interface MessageRowProps {
  readonly message: PlacedMessage;
  /** What it replies to; null when the library does not have it. */
  readonly replied: PlacedMessage | null | undefined;
  readonly role: MessageRole | null;
  readonly newDay: boolean;
  readonly continued: boolean;
  /** `lit`: of the current conversation; `dim`: of another while there is a current one. */
  readonly light: 'plain' | 'lit' | 'dim';
  readonly selected: boolean;
  readonly marked: boolean;
  /** What is being looked for in the chat; empty when nothing is. */
  readonly sought: string;
  readonly timezone: string;
}

/** One message of a chat as it was. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, newDay, continued, light, selected, marked, sought, timezone, role } = props;
  const format = useFormat();
  const day = newDay ? <p className={styles.day}>{format.date(message.sentAt, 'weekday', timezone)}</p> : null;
  if (message.senderId === null || message.kind === 'system') {
    return (
      <>
        {day}
        <p className={classNames(styles.system, styles[light], selected && styles.selected, marked && styles.marked)}>
          <MessageText message={message} sought={sought} />
        </p>
      </>
    );
  }
  const sender = message.sender ?? '';
  return (
    <>
      {day}
      <div
        className={classNames(
          styles.message,
          continued && styles.continued,
          styles[light],
          selected && styles.selected,
          marked && styles.marked,
        )}
      >
        <div className={styles.gutter} data-lasso={true}>
          {marked ? (
            <span className={styles.tick}>
              <Check />
            </span>
          ) : null}
          {continued ? (
            <time className={styles.hoverTime}>{format.date(message.sentAt, 'time', timezone)}</time>
          ) : (
            <Avatar id={message.senderId} name={sender} />
          )}
        </div>
        <div className={styles.body}>
          {continued ? null : (
            <p className={styles.head}>
              <SenderName id={message.senderId} name={sender} />
              <time className={styles.time}>{format.date(message.sentAt, 'time', timezone)}</time>
              {role ? <RoleMark role={role} /> : null}
            </p>
          )}
          <Replied {...props} />
          <div className={styles.text}>
            <MessageText message={message} sought={sought} />
            {continued && role ? <RoleMark role={role} /> : null}
          </div>
          {message.reactions && message.reactions.length > 0 ? (
            <p className={styles.reactions}>
              {message.reactions.map((reaction) => (
                <span key={reaction.key} className={styles.reaction}>
                  {reaction.key} {format.count(reaction.count)}
                </span>
              ))}
            </p>
          ) : null}
        </div>
      </div>
    </>
  );
});

/** A glimpse of the message that is answered: from the library, else the export's own quotation. */
function Replied({ message, replied }: MessageRowProps) {
  const { t } = useWords();
  if (message.replyTo === null && !message.quotation) return null;
  const sender = replied?.sender ?? message.quotation?.sender ?? null;
  const text = message.quotation?.text ?? (replied === null ? t('reader.repliedMissing') : '…');
  return (
    <p className={styles.replied} dir="auto">
      <CornerDownRight />
      {sender ? <SenderName id={replied?.senderId ?? sender} name={sender} /> : null}
      <span className={styles.repliedText}>{replied ? <MessageText message={replied} brief /> : text}</span>
    </p>
  );
}
