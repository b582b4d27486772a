import { AlarmClock, Archive, Bookmark, BookOpen, ChevronDown, NotebookPen, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ThreadCard, ThreadDetail } from '../../../src-main/contract/index.ts';
import { useGo } from '../../app/use-navigation.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { snoozeChoices } from './snooze.ts';
import styles from './triage-bar.module.css';
import type { DismissReason, Triage } from './use-triage.ts';

const dismissReasons: readonly DismissReason[] = ['chatter', 'advertisement', 'answered', 'inconclusive'];

export interface TriageBarProps {
  readonly thread: ThreadDetail;
  readonly card: ThreadCard | null;
  readonly triage: Triage;
}

/** What can be decided about a conversation. */
export function TriageBar({ thread, card, triage }: TriageBarProps) {
  const { t } = useTranslation();
  const go = useGo();
  const { library } = useWorkbench();
  const disabled = card === null || library.readOnly;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('inbox.actions')}>
      <Button
        kind="primary"
        icon={<NotebookPen />}
        disabled={library.readOnly || triage.drafting}
        onClick={() => triage.draft(thread)}
      >
        {t('inbox.draft')} <Kbd shortcut="inbox.draft" />
      </Button>
      {thread.state === 'open' ? (
        <Button icon={<Bookmark />} disabled={disabled} onClick={() => card && triage.keep(card)}>
          {t('inbox.keep')} <Kbd shortcut="inbox.keep" />
        </Button>
      ) : (
        <Button icon={<Undo2 />} disabled={disabled} onClick={() => card && triage.reopen(card)}>
          {t('inbox.reopen')}
        </Button>
      )}
      {thread.state === 'dismissed' ? null : (
        <span className={styles.split}>
          <Button icon={<Archive />} disabled={disabled} onClick={() => card && triage.dismiss(card)}>
            {t('inbox.dismiss')} <Kbd shortcut="inbox.dismiss" />
          </Button>
          <Menu trigger={<IconButton label={t('inbox.dismissBecause')} icon={<ChevronDown />} disabled={disabled} />}>
            {dismissReasons.map((reason) => (
              <MenuItem key={reason} onSelect={() => card && triage.dismiss(card, reason)}>
                {t(`inbox.dismissReason.${reason}`)}
              </MenuItem>
            ))}
          </Menu>
        </span>
      )}
      <Menu
        trigger={
          <Button icon={<AlarmClock />} disabled={disabled}>
            {t('inbox.snooze')} <Kbd shortcut="inbox.snooze" />
          </Button>
        }
      >
        {snoozeChoices.map((choice) => (
          <MenuItem key={choice} onSelect={() => card && triage.snooze(card, choice)}>
            {t(`inbox.snoozeUntil.${choice}`)}
          </MenuItem>
        ))}
      </Menu>
      <span className={styles.end}>
        <Button kind="quiet" icon={<BookOpen />} onClick={() => go.readerThread(thread.chatId, thread.id)}>
          {t('inbox.open')} <Kbd shortcut="inbox.open" />
        </Button>
      </span>
    </div>
  );
}
