import { AlarmClock, Archive, Bookmark, ChevronDown, NotebookPen, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadCard, ThreadState } from '../../../src-main/contract/index.ts';
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
  /** The state that the conversations are in. */
  readonly state: ThreadState;
  readonly threadIds: readonly string[];
  /** Their cards; none for a conversation that is not in the list, which can be drafted and no more. */
  readonly cards: readonly ThreadCard[];
  readonly triage: Triage;
  /** What else can be done, at the end of the bar. */
  readonly children: ReactNode;
}

/** What can be decided about conversations: about the one that is open, or about all that are marked. */
export function TriageBar({ state, threadIds, cards, triage, children }: TriageBarProps) {
  const { t } = useTranslation();
  const { library } = useWorkbench();
  const disabled = cards.length === 0 || library.readOnly;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('inbox.actions')}>
      <Button
        kind="primary"
        icon={<NotebookPen />}
        disabled={library.readOnly || triage.drafting}
        onClick={() => triage.draft(threadIds)}
      >
        {t('inbox.draft')} <Kbd shortcut="inbox.draft" />
      </Button>
      {state === 'open' ? (
        <Button icon={<Bookmark />} disabled={disabled} onClick={() => triage.keep(cards)}>
          {t('inbox.keep')} <Kbd shortcut="inbox.keep" />
        </Button>
      ) : (
        <Button icon={<Undo2 />} disabled={disabled} onClick={() => triage.reopen(cards)}>
          {t('inbox.reopen')}
        </Button>
      )}
      {state === 'dismissed' ? null : (
        <span className={styles.split}>
          <Button icon={<Archive />} disabled={disabled} onClick={() => triage.dismiss(cards)}>
            {t('inbox.dismiss')} <Kbd shortcut="inbox.dismiss" />
          </Button>
          <Menu trigger={<IconButton label={t('inbox.dismissBecause')} icon={<ChevronDown />} disabled={disabled} />}>
            {dismissReasons.map((reason) => (
              <MenuItem key={reason} onSelect={() => triage.dismiss(cards, reason)}>
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
          <MenuItem key={choice} onSelect={() => triage.snooze(cards, choice)}>
            {t(`inbox.snoozeUntil.${choice}`)}
          </MenuItem>
        ))}
      </Menu>
      <span className={styles.end}>{children}</span>
    </div>
  );
}
