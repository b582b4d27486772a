import { useTranslation } from 'react-i18next';
import type { Chat } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { SelectList } from '../../ui/select-list.tsx';
import styles from './chat-list.module.css';

export interface ChatListProps {
  readonly chats: readonly Chat[];
  readonly selectedId: string | null;
  readonly onSelect: (chatId: string) => void;
}

/** The chats of the library. */
export function ChatList({ chats, selectedId, onSelect }: ChatListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <SelectList
      label={t('app.screen.reader')}
      items={chats}
      keyOf={(chat) => chat.id}
      selectedKey={selectedId}
      onSelect={(chat) => onSelect(chat.id)}
      estimatedHeight={60}
      renderItem={(chat) => (
        <div className={styles.chat}>
          <p className={styles.name} dir="auto">
            {chat.name}
          </p>
          <p className={styles.detail}>
            {t(`reader.platform.${chat.platform}`)} · {t('inbox.messages', { count: chat.messageCount })}
            {chat.to === null ? '' : ` · ${format.date(chat.to, 'day', chat.timezone)}`}
          </p>
        </div>
      )}
    />
  );
}
