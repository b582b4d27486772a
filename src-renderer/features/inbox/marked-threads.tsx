import { Combine, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ThreadCard, ThreadState } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './marked-threads.module.css';
import { TriageBar } from './triage-bar.tsx';
import type { Triage } from './use-triage.ts';

export interface MarkedThreadsProps {
  readonly threads: readonly ThreadCard[];
  readonly state: ThreadState;
  readonly triage: Triage;
  /** Null where they cannot be merged: one alone, or of several chats. */
  readonly onMerge: (() => void) | null;
  readonly merging: boolean;
  readonly onUnmark: (thread: ThreadCard) => void;
  readonly onClear: () => void;
}

/** The conversations that are marked, and what can be done with all of them. */
export function MarkedThreads({ threads, state, triage, onMerge, merging, onUnmark, onClear }: MarkedThreadsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { library } = useWorkbench();
  return (
    <>
      <TriageBar state={state} threadIds={threads.map(({ id }) => id)} cards={threads} triage={triage}>
        <Button
          icon={<Combine />}
          disabled={onMerge === null || merging || library.readOnly}
          onClick={() => onMerge?.()}
        >
          {t('inbox.merge')} <Kbd shortcut="inbox.merge" />
        </Button>
      </TriageBar>
      <div className={styles.body}>
        <header className={styles.header}>
          <h2 className={styles.title}>{t('inbox.marked', { count: threads.length })}</h2>
          <Button kind="quiet" icon={<X />} onClick={onClear}>
            {t('inbox.clearMarks')} <Kbd shortcut="inbox.clearMarks" />
          </Button>
        </header>
        {onMerge === null && threads.length > 1 ? <p className={styles.hint}>{t('inbox.mergeOneChat')}</p> : null}
        <ul>
          {threads.map((thread) => (
            <li key={thread.id} className={styles.thread}>
              <div className={styles.words}>
                <p className={styles.ask} dir="auto">
                  {thread.ask || thread.title}
                </p>
                <p className={styles.detail}>
                  {format.date(thread.to, 'day')} · {t('inbox.messages', { count: thread.messageCount })} ·{' '}
                  {thread.chatName}
                </p>
              </div>
              <IconButton
                small
                label={t('inbox.unmark', { title: thread.ask || thread.title })}
                icon={<X />}
                onClick={() => onUnmark(thread)}
              />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
