import { useCallback, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadCard as Card } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
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
import { useCorrecting } from '../threads/use-correcting.ts';
import { InboxEmpty } from './inbox-empty.tsx';
import { type InboxFilter, threadFilter } from './inbox-filter.ts';
import { InboxHead, StateCount } from './inbox-head.tsx';
import { MarkedThreads } from './marked-threads.tsx';
import { ThreadCard } from './thread-card.tsx';
import { ThreadPreview, type ThreadPreviewProps } from './thread-preview.tsx';
import { TriageActions } from './triage-actions.tsx';
import { type Triage, useTriage } from './use-triage.ts';
import { useTriageKeys } from './use-triage-keys.ts';

const PAGE = 200;

/** Triage: the conversations found, best first, each to be kept, dismissed, put off, merged or drafted. */
export function TriageScreen({ threadId }: { threadId: string | undefined }) {
  const { t } = useTranslation();
  const go = useGo();
  const replace = useReplace();
  const [filter, setFilter] = useState<InboxFilter>({ state: 'open', chatId: null, questionsOnly: true });
  const [limit, setLimit] = useState(PAGE);
  const question = useMemo(() => threadFilter(filter, limit), [filter, limit]);
  const page = useAnswer('threads.list', question, { keepPrevious: true });
  const threads = page.data?.threads ?? [];
  const selected = threads.find((thread) => thread.id === threadId) ?? (threadId ? null : (threads[0] ?? null));
  const shownId = threadId ?? selected?.id;
  const marking = useMarks();
  const marked = threads.filter((thread) => marking.marks.has(thread.id));
  const showMore = useCallback(() => {
    if (page.data && page.data.total > limit) setLimit(limit + PAGE);
  }, [page.data, limit]);

  const { clear } = marking;
  const filterBy = useCallback(
    (next: InboxFilter) => {
      setFilter(next);
      setLimit(PAGE);
      clear();
      replace(routes.inbox());
    },
    [clear, replace],
  );

  const leave = (leaving: readonly Card[]) => {
    const isLeaving = (thread: Card) => leaving.some(({ id }) => id === thread.id);
    marking.clear();
    if (selected && !isLeaving(selected)) return;
    replace(routes.inbox(neighbourOf(threads, isLeaving)?.id));
  };
  const triage = useTriage(question, leave);
  const { correct, correcting } = useCorrecting({
    onCorrected: (id) => {
      marking.clear();
      replace(routes.inbox(id));
    },
    onRestored: (id) => replace(routes.inbox(id)),
  });
  const mergeable = marked.length > 1 && marked.every(({ chatId }) => chatId === marked[0]?.chatId);
  const merge = () => correct({ kind: 'merge', threadIds: marked.map(({ id }) => id) });
  useTriageKeys({
    threads,
    selected,
    shownId,
    marked,
    marking,
    triage,
    select: (thread) => replace(routes.inbox(thread.id)),
    merge: mergeable && !correcting ? merge : null,
  });

  return (
    <Screen
      title={t('app.screen.inbox')}
      detail={<StateCount filter={filter} state={filter.state} />}
      actions={<TriageActions />}
    >
      <Pane kind="list" label={t('inbox.list')} head={<InboxHead filter={filter} onChange={filterBy} />}>
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
            markedKeys={marking.marks}
            onMark={(thread, upTo) =>
              upTo
                ? marking.upTo(
                    threads.map(({ id }) => id),
                    thread.id,
                  )
                : marking.toggle(thread.id)
            }
            estimatedHeight={92}
            onEndNear={showMore}
            renderItem={(thread) => (
              <ThreadCard
                thread={thread}
                showChat={filter.chatId === null}
                marked={marking.marks.has(thread.id)}
                onMark={marking.toggle}
              />
            )}
          />
        ) : null}
      </Pane>
      <Pane kind="main" label={t('inbox.preview')}>
        {marked.length > 0 ? (
          <MarkedThreads
            threads={marked}
            state={filter.state}
            triage={triage}
            onMerge={mergeable ? merge : null}
            merging={correcting}
            onUnmark={(thread) => marking.toggle(thread.id)}
            onClear={marking.clear}
          />
        ) : shownId ? (
          <DeferredPreview threadId={shownId} card={selected} triage={triage} paused={correcting} />
        ) : (
          <EmptyState title={t('inbox.nothingSelected')} />
        )}
      </Pane>
    </Screen>
  );
}

/** The next card shows at once; what was said in its conversation follows with the frame after. */
function DeferredPreview(props: ThreadPreviewProps) {
  const deferred = useDeferredValue(props);
  // Conversations that were numbered anew are not to be seen, nor asked for, by what they were called before.
  const shown = deferred.paused || props.paused ? props : deferred;
  const wanted = useRef(props.threadId);
  useLayoutEffect(() => {
    wanted.current = props.threadId;
  }, [props.threadId]);
  return useMemo(() => {
    const { triage } = shown;
    // A key pressed before the frame is for the conversation that is selected, not for the one still seen.
    const answered: Triage['answered'] = (thread, digest) => {
      if (thread.id === wanted.current) triage.answered(thread, digest);
    };
    return <ThreadPreview key={shown.threadId} {...shown} triage={{ ...triage, answered }} />;
  }, [shown]);
}
