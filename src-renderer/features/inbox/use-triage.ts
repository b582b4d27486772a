import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadCard, ThreadFilter, ThreadJudgement, ThreadPage } from '../../../src-main/contract/index.ts';
import { keepAnswer, useCommand } from '../../api/queries.ts';
import { useGo } from '../../app/use-navigation.ts';
import { showUndoToast } from '../../ui/toast.ts';
import { type SnoozeChoice, snoozedUntil } from './snooze.ts';
import { withoutThread } from './without-thread.ts';

export type DismissReason = 'chatter' | 'advertisement' | 'answered' | 'inconclusive';

export interface Triage {
  readonly keep: (thread: ThreadCard) => void;
  readonly dismiss: (thread: ThreadCard, reason?: DismissReason) => void;
  readonly snooze: (thread: ThreadCard, choice: SnoozeChoice) => void;
  readonly reopen: (thread: ThreadCard) => void;
  readonly draft: (thread: Pick<ThreadCard, 'id'>) => void;
  readonly drafting: boolean;
}

/**
 * Judges threads. The card leaves the list at once, before the engine has answered; every
 * judgement can be undone.
 */
export function useTriage(filter: ThreadFilter, onLeaving: (thread: ThreadCard) => void): Triage {
  const { t } = useTranslation();
  const client = useQueryClient();
  const go = useGo();
  const { mutate: judge } = useCommand('threads.judge', {
    onError: () => void client.invalidateQueries({ queryKey: ['threads.list'] }),
  });
  const draft = useCommand('digests.draft', {
    onSuccess: (digests) => {
      const first = digests[0];
      if (first) go.digests(first.id);
    },
  });

  const decide = useCallback(
    (thread: ThreadCard, judgement: Omit<ThreadJudgement, 'threadId'>) => {
      onLeaving(thread);
      const page = client.getQueryData<ThreadPage>(['threads.list', filter]);
      if (page) keepAnswer(client, 'threads.list', filter, withoutThread(page, thread.id));
      judge({ threadId: thread.id, ...judgement });
      const before = thread.state === 'digested' ? 'open' : thread.state;
      showUndoToast(
        { title: t(`inbox.done.${judgement.state}`), description: thread.ask || thread.title },
        t('ui.undo'),
        () => judge({ threadId: thread.id, state: before }),
      );
    },
    [client, filter, judge, onLeaving, t],
  );

  return {
    keep: (thread) => decide(thread, { state: 'kept' }),
    dismiss: (thread, reason) => decide(thread, { state: 'dismissed', ...(reason ? { reason } : {}) }),
    snooze: (thread, choice) => decide(thread, { state: 'snoozed', until: snoozedUntil(choice, new Date()) }),
    reopen: (thread) => decide(thread, { state: 'open' }),
    draft: (thread) => draft.mutate({ threadIds: [thread.id] }),
    drafting: draft.isPending,
  };
}
