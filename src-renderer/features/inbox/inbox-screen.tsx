import { NotebookPen } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadCard as Card } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { routes } from '../../app/routes.ts';
import { useGo, useReplace } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { neighbourOf } from '../../ui/list-movement.ts';
import { Loading } from '../../ui/loading.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { Pane } from '../../ui/pane.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SelectList } from '../../ui/select-list.tsx';
import { InboxEmpty } from './inbox-empty.tsx';
import { type InboxFilter, threadFilter } from './inbox-filter.ts';
import { InboxHead, StateCount } from './inbox-head.tsx';
import { ThreadCard } from './thread-card.tsx';
import { ThreadPreview } from './thread-preview.tsx';
import { useDraftTop } from './use-draft-top.ts';
import { useTriage } from './use-triage.ts';

const PAGE = 200;

/** Triage: the conversations found, best first, each to be kept, dismissed, put off or drafted. */
export function InboxScreen({ threadId }: { threadId: string | undefined }) {
  const { t } = useTranslation();
  const go = useGo();
  const replace = useReplace();
  const { library } = useWorkbench();
  const [filter, setFilter] = useState<InboxFilter>({ state: 'open', chatId: null, questionsOnly: true });
  const [limit, setLimit] = useState(PAGE);
  const question = useMemo(() => threadFilter(filter, limit), [filter, limit]);
  const page = useAnswer('threads.list', question, { keepPrevious: true });
  const threads = page.data?.threads ?? [];
  const selected = threads.find((thread) => thread.id === threadId) ?? (threadId ? null : (threads[0] ?? null));
  const shownId = threadId ?? selected?.id;
  const showMore = useCallback(() => {
    if (page.data && page.data.total > limit) setLimit(limit + PAGE);
  }, [page.data, limit]);

  const leave = (leaving: Card) => {
    const next = neighbourOf(threads, (thread) => thread.id === leaving.id);
    replace(routes.inbox(next && next.id !== leaving.id ? next.id : undefined));
  };
  const triage = useTriage(question, leave);
  const draftTop = useDraftTop();
  const move = (step: 1 | -1) => {
    const index = threads.findIndex((thread) => thread.id === selected?.id);
    const next = threads[Math.max(0, Math.min(threads.length - 1, index + step))];
    if (next) replace(routes.inbox(next.id));
  };
  useShortcuts(
    {
      'inbox.next': () => move(1),
      'inbox.previous': () => move(-1),
      'inbox.open': () => selected && go.readerThread(selected.chatId, selected.id),
    },
    threads.length > 0,
  );
  useShortcuts(
    {
      'inbox.keep': () => selected && triage.keep(selected),
      'inbox.dismiss': () => selected && triage.dismiss(selected),
      'inbox.snooze': () => selected && triage.snooze(selected, 'tomorrow'),
      'inbox.draft': () => selected && triage.draft(selected),
    },
    selected !== null && !library.readOnly,
  );

  return (
    <Screen
      title={t('app.screen.inbox')}
      detail={<StateCount filter={filter} state={filter.state} />}
      actions={
        <Menu
          align="end"
          trigger={
            <Button icon={<NotebookPen />} disabled={library.readOnly || draftTop.isPending}>
              {t('inbox.draftTop')}
            </Button>
          }
        >
          {[5, 10, 20].map((count) => (
            <MenuItem key={count} onSelect={() => draftTop.mutate({ count })}>
              {t('inbox.draftTopCount', { count })}
            </MenuItem>
          ))}
        </Menu>
      }
    >
      <Pane
        kind="list"
        label={t('inbox.list')}
        head={
          <InboxHead
            filter={filter}
            onChange={(next) => {
              setFilter(next);
              setLimit(PAGE);
              replace(routes.inbox());
            }}
          />
        }
      >
        {page.error ? <ErrorNotice error={page.error} onRetry={() => void page.refetch()} /> : null}
        {page.isPending ? <Loading /> : null}
        {page.data && threads.length === 0 ? <InboxEmpty state={filter.state} /> : null}
        {threads.length > 0 ? (
          <SelectList
            label={t('inbox.list')}
            items={threads}
            keyOf={(thread) => thread.id}
            selectedKey={selected?.id ?? null}
            onSelect={(thread) => replace(routes.inbox(thread.id))}
            onActivate={(thread) => go.readerThread(thread.chatId, thread.id)}
            estimatedHeight={92}
            onEndNear={showMore}
            renderItem={(thread) => <ThreadCard thread={thread} showChat={filter.chatId === null} />}
          />
        ) : null}
      </Pane>
      <Pane kind="main" label={t('inbox.preview')}>
        {shownId && (selected || threadId) ? (
          <ThreadPreview key={shownId} threadId={shownId} card={selected} triage={triage} />
        ) : (
          <EmptyState title={t('inbox.nothingSelected')} />
        )}
      </Pane>
    </Screen>
  );
}
