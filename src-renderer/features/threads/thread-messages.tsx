import { Link } from 'wouter';
import type { ThreadMessage } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { SenderName } from '../../ui/sender-name.tsx';
import { MessageText } from './message-text.tsx';
import { RoleMark } from './role-mark.tsx';
import styles from './thread-messages.module.css';

export interface ThreadMessagesProps {
  readonly messages: readonly ThreadMessage[];
  readonly timezone: string | undefined;
}

/** The messages of a conversation, with what each does in it; the time of one leads to it in the chat. */
export function ThreadMessages({ messages, timezone }: ThreadMessagesProps) {
  const format = useFormat();
  return (
    <ol className={styles.messages}>
      {messages.map((message) => {
        const senderId = message.senderId ?? '';
        const sender = message.sender ?? '';
        return (
          <li key={message.id} className={classNames(styles.message, message.role === 'other' && styles.aside)}>
            <Avatar id={senderId} name={sender} />
            <div className={styles.body}>
              <p className={styles.head}>
                <SenderName id={senderId} name={sender} />
                <Link className={styles.time} href={routes.readerMessage(message.chatId, message.id)}>
                  <time>{format.date(message.sentAt, 'moment', timezone)}</time>
                </Link>
                <RoleMark role={message.role} />
              </p>
              <MessageText message={message} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}
