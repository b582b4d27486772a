import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { Select } from '../../ui/field.tsx';

export interface ChatSelectProps {
  /** Null: all chats. */
  readonly chatId: string | null;
  readonly onSelect: (chatId: string | null) => void;
}

/** Of which chat the conversations are. */
export function ChatSelect({ chatId, onSelect }: ChatSelectProps) {
  const { t } = useTranslation();
  const chats = useAnswer('chats.list', {});
  return (
    <Select
      aria-label={t('inbox.chatLabel')}
      value={chatId ?? ''}
      options={[
        { value: '', label: t('inbox.allChats') },
        ...(chats.data ?? []).map((chat) => ({ value: chat.id, label: chat.name })),
      ]}
      onSelect={(chosen) => onSelect(chosen || null)}
    />
  );
}
