import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadState } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Select } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ChatSelect } from './chat-select.tsx';
import { type InboxFilter, inboxStates, threadFilter } from './inbox-filter.ts';
import styles from './inbox-head.module.css';

export interface InboxHeadProps {
  readonly filter: InboxFilter;
  readonly onChange: (filter: InboxFilter) => void;
}

/** Which conversations the inbox shows: by state, by chat, questions or all. */
export const InboxHead = memo(function InboxHead({ filter, onChange }: InboxHeadProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.head}>
      <Segmented
        label={t('inbox.stateLabel')}
        value={filter.state}
        options={inboxStates.map((state) => ({ value: state, label: t(`inbox.state.${state}`) }))}
        onSelect={(state) => onChange({ ...filter, state })}
      />
      <div className={styles.selects}>
        <ChatSelect chatId={filter.chatId} onSelect={(chatId) => onChange({ ...filter, chatId })} />
        <Select
          aria-label={t('inbox.kindLabel')}
          value={filter.questionsOnly ? 'questions' : 'all'}
          options={[
            { value: 'questions', label: t('inbox.questionsOnly') },
            { value: 'all', label: t('inbox.everything') },
          ]}
          onSelect={(kind) => onChange({ ...filter, questionsOnly: kind === 'questions' })}
        />
      </div>
    </div>
  );
});

/** How many conversations are in a state, under the filter's other conditions. */
export function StateCount({ filter, state }: { filter: InboxFilter; state: ThreadState }) {
  const format = useFormat();
  const count = useAnswer('threads.list', threadFilter({ ...filter, state }, 1), { keepPrevious: true });
  return count.data ? format.count(count.data.total) : null;
}
