import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadCard as Card } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { useGo, useReplace } from '../../app/use-navigation.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { neighbourOf } from '../../ui/list-movement.ts';
import { Loading } from '../../ui/loading.tsx';
import { Pane } from '../../ui/pane.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SelectList } from '../../ui/select-list.tsx';
import { useMarks } from '../../ui/use-marks.ts';
import { ChatSelect } from './chat-select.tsx';
import { InboxTabs } from './inbox-tabs.tsx';
import { Nudge } from './nudge.tsx';
import { oldestPage } from './oldest-first.ts';
import { ThreadCard } from './thread-card.tsx';
import { ThreadPreview } from './thread-preview.tsx';
import { useTriage } from './use-triage.ts';
import { useTriageKeys } from './use-triage-keys.ts';

const PAGE = 200;
const nothing: readonly Card[] = [];

/** Questions nobody answered, oldest first: each with the members likely to know. */
export function OpenQuestions({ threadId }: { threadId: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const go = useGo();
  const replace = useReplace();
  const [chatId, setChatId] = useState<string | null>(null);
  const [shown, setShown] = useState(PAGE);
  const inChat = chatId === null ? {} : { chatId };
  const counted = useAnswer('threads.openQuestions', { ...inChat, limit: 1 }, { keepPrevious: true });
  const total = counted.data?.total ?? 0;
  const page = useAnswer(
    'threads.openQuestions',
    { ...inChat, ...oldestPage(total, shown) },
    { enabled: total > 0, keepPrevious: true },
  );
  const threads = total > 0 && page.data ? page.data.threads.toReversed() : nothing;
  const selected = threads.find((thread) => thread.id === threadId) ?? (threadId ? null : (threads[0] ?? null));
  const shownId = threadId ?? selected?.id;
  const marking = useMarks();
  const triage = useTriage({}, (leaving) => {
    const next = neighbourOf(threads, (thread) => leaving.some(({ id }) => id === thread.id));
    replace(routes.openQuestions(next?.id));
  });
  useTriageKeys({
    threads,
    selected,
    shownId,
    marked: nothing,
    marking: { ...marking, toggle: () => undefined },
    triage,
    select: (thread) => replace(routes.openQuestions(thread.id)),
    merge: null,
  });
  const error = counted.error ?? page.error;

  return (
    <Screen
      title={t('app.screen.inbox')}
      detail={counted.data ? format.count(total) : null}
      actions={<InboxTabs view="questions" />}
    >
      <Pane
        kind="list"
        label={t('inbox.view.questions')}
        head={
          <ChatSelect
            chatId={chatId}
            onSelect={(chosen) => {
              setChatId(chosen);
              setShown(PAGE);
              replace(routes.openQuestions());
            }}
          />
        }
      >
        {error ? <ErrorNotice error={error} onRetry={() => void counted.refetch()} /> : null}
        {counted.isPending || (total > 0 && page.isPending) ? <Loading /> : null}
        {counted.data && total === 0 ? (
          <EmptyState title={t('inbox.noOpenQuestions')}>{t('inbox.noOpenQuestionsText')}</EmptyState>
        ) : null}
        {threads.length > 0 ? (
          <SelectList
            label={t('inbox.view.questions')}
            items={threads}
            keyOf={(thread) => thread.id}
            selectedKey={selected?.id ?? null}
            onSelect={(thread) => replace(routes.openQuestions(thread.id))}
            onActivate={(thread) => go.readerThread(thread.chatId, thread.id)}
            estimatedHeight={92}
            onEndNear={() => {
              if (total > shown) setShown(shown + PAGE);
            }}
            renderItem={(thread) => <ThreadCard thread={thread} showChat={chatId === null} />}
          />
        ) : null}
      </Pane>
      <Pane kind="main" label={t('inbox.preview')}>
        {shownId ? (
          <ThreadPreview key={shownId} threadId={shownId} card={selected} triage={triage}>
            {selected ? <Nudge question={selected} /> : null}
          </ThreadPreview>
        ) : (
          <EmptyState title={t('inbox.nothingSelected')} />
        )}
      </Pane>
    </Screen>
  );
}
