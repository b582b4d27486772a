import { useCallback } from 'react';
import type { ThreadDetail } from '../../../src-main/contract/index.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { movedIndex } from '../../ui/list-movement.ts';
import type { MessageCache } from './message-cache.ts';
import type { MessageMarks } from './use-message-marks.ts';

export interface ReaderKeys {
  readonly cache: MessageCache;
  readonly count: number;
  /** The position that movement starts from. */
  readonly startFrom: () => number;
  readonly selectedId: string | null;
  readonly selected: number | null;
  readonly marks: MessageMarks;
  readonly thread: ThreadDetail | undefined;
  readonly select: (index: number) => void;
  readonly showOffset: (offset: number) => void;
  readonly leaveThread: () => void;
  readonly draft: (threadId: string) => void;
}

/** The keys of the reader; returns the way to a message of the lit conversation. */
export function useReaderKeys(keys: ReaderKeys): (messageId: string) => void {
  const { library } = useWorkbench();
  const { cache, count, startFrom, selectedId, thread, select, showOffset } = keys;

  const goToMessage = useCallback((id: string) => void cache.find(id).then(showOffset), [cache, showOffset]);
  const moveInThread = (step: 1 | -1) => {
    if (!thread) return;
    const index = selectedId === null ? -1 : thread.messageIds.indexOf(selectedId);
    const next = thread.messageIds[movedIndex(index, thread.messageIds.length, step > 0 ? 'next' : 'previous')];
    if (next !== undefined) goToMessage(next);
  };

  const markOn = (step: 1 | -1) => {
    const from = keys.selected ?? startFrom();
    const next = movedIndex(from, count, step > 0 ? 'next' : 'previous');
    keys.marks.markBoth(from, next);
    select(next);
  };

  useShortcuts({
    'reader.mark': () => keys.selected !== null && keys.marks.mark(keys.selected, false),
    'reader.markNext': () => markOn(1),
    'reader.markPrevious': () => markOn(-1),
    'reader.next': () => select(movedIndex(startFrom(), count, 'next')),
    'reader.previous': () => select(movedIndex(startFrom(), count, 'previous')),
    'reader.start': () => showOffset(0),
    'reader.end': () => showOffset(Math.max(0, count - 1)),
  });
  useShortcuts(
    {
      'reader.nextInThread': () => moveInThread(1),
      'reader.previousInThread': () => moveInThread(-1),
    },
    thread !== undefined,
  );
  // Escape goes back one step at a time: first the marks, then the conversation.
  const isMarking = keys.marks.marks.size > 0;
  useShortcuts(
    { 'reader.leaveThread': isMarking ? keys.marks.clear : keys.leaveThread },
    isMarking || thread !== undefined,
  );
  useShortcuts({ 'reader.draft': () => thread && keys.draft(thread.id) }, thread !== undefined && !library.readOnly);
  return goToMessage;
}
