import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { routes } from '../../app/routes.ts';
import { useReplace } from '../../app/use-navigation.ts';
import { Badge } from '../../ui/badge.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Pane } from '../../ui/pane.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SelectList } from '../../ui/select-list.tsx';
import { ChatSelect } from './chat-select.tsx';
import { InboxTabs } from './inbox-tabs.tsx';
import { RepeatedQuestionView } from './repeated-question-view.tsx';
import styles from './repeated-questions.module.css';

const MOST = 300;

/** Questions asked more than once: a digest of one of them spares everybody the next time. */
export function RepeatedQuestions({ threadId }: { threadId: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const replace = useReplace();
  const [chatId, setChatId] = useState<string | null>(null);
  const repeated = useAnswer(
    'threads.repeatedQuestions',
    { limit: MOST, ...(chatId === null ? {} : { chatId }) },
    { keepPrevious: true },
  );
  const questions = repeated.data ?? [];
  const selected = questions.find(({ threadIds }) => threadIds[0] === threadId) ?? questions[0] ?? null;
  const select = (question: (typeof questions)[number] | undefined) =>
    question && replace(routes.repeatedQuestions(question.threadIds[0]));
  const move = (step: 1 | -1) => {
    const index = selected ? questions.indexOf(selected) : -1;
    select(questions[Math.max(0, Math.min(questions.length - 1, index + step))]);
  };
  useShortcuts({ 'inbox.next': () => move(1), 'inbox.previous': () => move(-1) }, questions.length > 0);

  return (
    <Screen
      title={t('app.screen.inbox')}
      detail={repeated.data ? format.count(questions.length) : null}
      actions={<InboxTabs view="repeated" />}
    >
      <Pane
        kind="list"
        label={t('inbox.view.repeated')}
        head={
          <ChatSelect
            chatId={chatId}
            onSelect={(chosen) => {
              setChatId(chosen);
              replace(routes.repeatedQuestions());
            }}
          />
        }
      >
        {repeated.error ? <ErrorNotice error={repeated.error} onRetry={() => void repeated.refetch()} /> : null}
        {repeated.isPending ? <Loading /> : null}
        {repeated.data && questions.length === 0 ? (
          <EmptyState title={t('inbox.noRepeated')}>{t('inbox.noRepeatedText')}</EmptyState>
        ) : null}
        {questions.length > 0 ? (
          <SelectList
            label={t('inbox.view.repeated')}
            items={questions}
            keyOf={({ threadIds }) => threadIds[0] ?? ''}
            selectedKey={selected?.threadIds[0] ?? null}
            onSelect={select}
            estimatedHeight={64}
            renderItem={(question) => (
              <div className={styles.card}>
                <p className={styles.title} dir="auto">
                  {question.title}
                </p>
                <p className={styles.meta}>
                  <span>{t('inbox.timesAsked', { count: question.threadIds.length })}</span>
                  <span>{format.range(question.from, question.to)}</span>
                  {question.digestIds.length > 0 ? <Badge tone="red">{t('inbox.hasDigest')}</Badge> : null}
                </p>
              </div>
            )}
          />
        ) : null}
      </Pane>
      <Pane kind="main" label={t('inbox.preview')}>
        {selected ? (
          <RepeatedQuestionView key={selected.threadIds[0]} question={selected} />
        ) : (
          <EmptyState title={t('inbox.nothingSelected')} />
        )}
      </Pane>
    </Screen>
  );
}
