import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadCard, ThreadFilter, ThreadJudgement, ThreadPage } from '../../../src-main/contract/index.ts';
import { keepAnswer, useCommand } from '../../api/queries.ts';
import { useGo } from '../../app/use-navigation.ts';
import { afterFrame } from '../../ui/after-frame.ts';
import { showActionToast, showUndoToast } from '../../ui/toast.ts';
import { type SnoozeChoice, snoozedUntil } from './snooze.ts';
import { withoutThreads } from './without-threads.ts';

export type DismissReason = 'chatter' | 'advertisement' | 'answered' | 'inconclusive';

/** What can be decided about conversations, one or several at once. */
export interface Triage {
  readonly keep: (threads: readonly ThreadCard[]) => void;
  readonly dismiss: (threads: readonly ThreadCard[], reason?: DismissReason) => void;
  readonly snooze: (threads: readonly ThreadCard[], choice: SnoozeChoice) => void;
  readonly reopen: (threads: readonly ThreadCard[]) => void;
  /** Makes a conversation a further source of a digest that answers it already. */
  readonly answered: (thread: ThreadCard, digest: { readonly id: string; readonly title: string }) => void;
  readonly draft: (threadIds: readonly string[]) => void;
  readonly drafting: boolean;
}

/**
 * Judges threads. The cards leave the list at once, before the engine has answered; every
 * judgement can be undone.
 */
export function useTriage(filter: ThreadFilter, onLeaving: (threads: readonly ThreadCard[]) => void): Triage {
  const { t } = useTranslation();
  const client = useQueryClient();
  const go = useGo();
  const { mutate: judge } = useCommand('threads.judge', {
    onError: () => void client.invalidateQueries({ queryKey: ['threads.list'] }),
  });
  const draft = useCommand('digests.draft', {
    onSuccess: (digests) => {
      const [first, ...others] = digests;
      if (!first) return;
      // The editor need not ask for what has just come.
      for (const digest of digests) keepAnswer(client, 'digests.get', { id: digest.id }, digest);
      if (others.length === 0) go.digests(first.id);
      else
        showActionToast({ title: t('inbox.drafted', { count: digests.length }) }, t('inbox.seeDrafts'), () =>
          go.digests(),
        );
    },
  });

  const refresh = () => void client.invalidateQueries({ queryKey: ['threads.list'] });
  const { mutate: remove } = useCommand('digests.removeConversation');
  const { mutate: add } = useCommand('digests.addConversation', {
    onError: refresh,
    onSuccess: ({ id, content }, { threadId }) => {
      const title = t('inbox.answered.done', { title: content.title || t('digests.untitled') });
      showUndoToast({ title }, t('ui.undo'), () => remove({ id, threadId }));
    },
  });
  const leave = useCallback(
    (threads: readonly ThreadCard[]) => {
      onLeaving(threads);
      const page = client.getQueryData<ThreadPage>(['threads.list', filter]);
      const ids = new Set(threads.map(({ id }) => id));
      if (page) keepAnswer(client, 'threads.list', filter, withoutThreads(page, ids));
    },
    [client, filter, onLeaving],
  );
  const decide = useCallback(
    (threads: readonly ThreadCard[], judgement: Omit<ThreadJudgement, 'threadId'>) => {
      const [first, ...others] = threads;
      if (!first) return;
      leave(threads);
      // The next card first: its frame is not kept waiting by what is said and sent about this one.
      afterFrame(() => {
        for (const threadId of new Set(threads.map(({ id }) => id))) judge({ threadId, ...judgement });
        const words =
          others.length === 0
            ? { title: t(`inbox.done.${judgement.state}`), description: first.ask || first.title }
            : { title: t(`inbox.doneMany.${judgement.state}`, { count: threads.length }) };
        showUndoToast(words, t('ui.undo'), () => {
          for (const { id, state } of threads) judge({ threadId: id, state: state === 'digested' ? 'open' : state });
        });
      });
    },
    [judge, leave, t],
  );

  return {
    keep: (threads) => decide(threads, { state: 'kept' }),
    dismiss: (threads, reason) => decide(threads, { state: 'dismissed', ...(reason ? { reason } : {}) }),
    snooze: (threads, choice) => decide(threads, { state: 'snoozed', until: snoozedUntil(choice, new Date()) }),
    reopen: (threads) => decide(threads, { state: 'open' }),
    answered: (thread, digest) => {
      leave([thread]);
      add({ id: digest.id, threadId: thread.id });
    },
    draft: (threadIds) => draft.mutate({ threadIds: [...threadIds] }),
    drafting: draft.isPending,
  };
}
