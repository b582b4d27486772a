import { Search } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chat, DayCount } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { useReplace } from '../../app/use-navigation.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { TallList, type TallListHandle } from '../../ui/tall-list/tall-list.tsx';
import { useCorrecting } from '../threads/use-correcting.ts';
import { ChatMenu } from './chat-menu.tsx';
import styles from './chat-reader.module.css';
import { DateJump } from './date-jump.tsx';
import { dayAtOffset } from './density.ts';
import { DensityStrip } from './density-strip.tsx';
import { FindBar } from './find-bar.tsx';
import { placementOf } from './grouping.ts';
import { MarkedBar } from './marked-bar.tsx';
import { MessagePlaceholder } from './message-placeholder.tsx';
import { MessageRow } from './message-row.tsx';
import { ThreadPanel } from './thread-panel.tsx';
import { useDraftThread } from './use-draft-thread.ts';
import { useFind } from './use-find.ts';
import { useMessageCache } from './use-message-cache.ts';
import { useMessageMarks } from './use-message-marks.ts';
import { useReaderKeys } from './use-reader-keys.ts';
import { useReaderTarget } from './use-reader-target.ts';
import { useThreadEditing } from './use-thread-editing.ts';

export interface ChatReaderProps {
  readonly chat: Chat;
  readonly messageId: string | undefined;
  readonly threadId: string | undefined;
}

/** What is gone to stands so far below the upper edge, as a share of the view. */
const SHOWN_AT = 0.2;
const noDays: readonly DayCount[] = [];

/** A chat as it was, with one conversation lit. */
export function ChatReader({ chat, messageId, threadId }: ChatReaderProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const replace = useReplace();
  const cache = useMessageCache(chat.id);
  const count = cache.total ?? chat.messageCount;
  const list = useRef<TallListHandle>(null);
  const area = useRef<HTMLDivElement>(null);
  const marks = useMessageMarks(cache, area);
  // A chat opens at its end, unless the address points elsewhere.
  const [top, setTop] = useState(messageId || threadId ? 0 : Math.max(0, count - 1));
  const [selected, setSelected] = useState<number | null>(null);
  const days = useAnswer('chats.days', { id: chat.id }).data ?? noDays;
  const showThread = (id: string) => replace(routes.readerThread(chat.id, id));
  const correcting = useCorrecting({
    onCorrected: (id) => {
      marks.clear();
      showThread(id);
    },
    onRestored: showThread,
  });
  const threadAnswer = useAnswer(
    'threads.get',
    { id: threadId ?? '' },
    { enabled: threadId !== undefined && !correcting.correcting },
  );
  const thread = threadId === undefined ? undefined : threadAnswer.data;
  const roles = useMemo(() => new Map(thread?.messages.map((message) => [message.id, message.role])), [thread]);
  const currentDay = dayAtOffset(days, top);
  const draft = useDraftThread();

  const showOffset = useCallback((offset: number) => {
    setSelected(offset);
    list.current?.scrollTo(offset, SHOWN_AT);
  }, []);
  const place = useReaderTarget(cache, messageId, thread, showOffset);
  // What stands elsewhere need not be fetched before the chat opens where the address points (READER-15).
  const isOpened = useRef(false);
  isOpened.current ||=
    place !== 'asking' && (messageId !== undefined || threadId === undefined || !threadAnswer.isPending);
  const goToDay = useCallback((day: DayCount) => list.current?.scrollTo(day.offset, 0), []);
  const onRange = useCallback(
    (first: number, last: number) => {
      cache.want(first, last);
      setTop(list.current?.topRow() ?? first);
    },
    [cache],
  );

  const select = (index: number) => {
    setSelected(index);
    list.current?.reveal(index);
  };
  const light = (index: number) => {
    setSelected(index);
    const id = cache.at(index)?.threadId;
    if (id && id !== threadId) showThread(id);
  };
  const leaveThread = () => replace(routes.reader(chat.id));
  const selectedMessage = selected === null ? undefined : cache.at(selected);
  const editing = useThreadEditing(thread, marks, selectedMessage, correcting);
  const goToMessage = useReaderKeys({
    cache,
    count,
    startFrom: () => list.current?.startFrom(selected) ?? 0,
    selectedId: selectedMessage?.id ?? null,
    selected,
    marks,
    thread,
    select,
    showOffset,
    leaveThread,
    draft: (id) => draft.mutate({ threadIds: [id] }),
  });
  const find = useFind(chat, () => cache.at(list.current?.topRow() ?? top)?.sentAt ?? 0, goToMessage);

  return (
    <div className={styles.reader}>
      <div className={styles.chat}>
        <header className={styles.header}>
          <h2 className={styles.name} dir="auto">
            {chat.name}
          </h2>
          <p className={styles.day}>
            {currentDay ? format.date(Date.parse(`${currentDay.day}T00:00:00Z`), 'weekday', 'UTC') : ''}
          </p>
          <span className={styles.tools}>
            <IconButton label={t('reader.find')} icon={<Search />} shortcut="reader.find" onClick={find.open} />
            <DateJump days={days} current={currentDay} onGo={goToDay} />
            <ChatMenu chat={chat} />
          </span>
        </header>
        {find.isOpen ? <FindBar find={find} /> : null}
        {cache.error ? <ErrorNotice error={cache.error} onRetry={() => cache.forget()} /> : null}
        {threadAnswer.error ? <ErrorNotice error={threadAnswer.error} /> : null}
        <div ref={area} className={styles.list}>
          {isOpened.current ? (
            <TallList
              ref={list}
              label={t('reader.messagesOf', { name: chat.name })}
              count={count}
              estimatedHeight={56}
              initialRow={typeof place === 'number' ? place : top}
              initialShare={typeof place === 'number' ? SHOWN_AT : 0}
              selected={selected}
              onSelect={select}
              onActivate={light}
              isMarked={marks.isMarked}
              onMark={marks.mark}
              onRange={onRange}
              renderRow={(index) => {
                const message = cache.at(index);
                if (!message) return <MessagePlaceholder />;
                const lit = thread ? roles.has(message.id) : false;
                return (
                  <MessageRow
                    message={message}
                    replied={message.replyTo === null ? null : cache.replied(message.replyTo)}
                    role={roles.get(message.id) ?? null}
                    {...placementOf(message, cache.at(index - 1), chat.timezone)}
                    light={thread ? (lit ? 'lit' : 'dim') : 'plain'}
                    selected={index === selected}
                    marked={marks.marks.has(message.id)}
                    sought={find.isOpen ? find.text.trim() : ''}
                    timezone={chat.timezone}
                  />
                );
              }}
            />
          ) : (
            <Loading />
          )}
          <DensityStrip days={days} current={currentDay} onGo={goToDay} />
        </div>
        {marks.marks.size > 0 ? <MarkedBar count={marks.marks.size} editing={editing} onClear={marks.clear} /> : null}
      </div>
      {thread ? (
        <ThreadPanel
          thread={thread}
          timezone={chat.timezone}
          drafting={draft.isPending}
          onDraft={() => draft.mutate({ threadIds: [thread.id] })}
          onClose={leaveThread}
          onGoTo={goToMessage}
          editing={editing}
        />
      ) : null}
    </div>
  );
}
