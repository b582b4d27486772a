import {
  Combine,
  ListMinus,
  ListPlus,
  type LucideIcon,
  NotebookPen,
  Scissors,
  SplitSquareVertical,
  X,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ThreadDetail } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import type { ShortcutId } from '../../app/keyboard/shortcuts.ts';
import { routes } from '../../app/routes.ts';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { SenderName } from '../../ui/sender-name.tsx';
import { ModelDraftButton } from '../model/model-draft-button.tsx';
import { MessageText } from '../threads/message-text.tsx';
import { NewReplies } from '../threads/new-replies.tsx';
import { RoleMark } from '../threads/role-mark.tsx';
import { ScoreMeter } from '../threads/score-meter.tsx';
import type { CorrectionName } from './possible-corrections.ts';
import styles from './thread-panel.module.css';
import type { ThreadEditing } from './use-thread-editing.ts';

const corrections: readonly {
  readonly name: CorrectionName;
  readonly shortcut: ShortcutId;
  readonly icon: LucideIcon;
}[] = [
  { name: 'add', shortcut: 'reader.add', icon: ListPlus },
  { name: 'takeOut', shortcut: 'reader.takeOut', icon: ListMinus },
  { name: 'split', shortcut: 'reader.split', icon: SplitSquareVertical },
  { name: 'merge', shortcut: 'reader.merge', icon: Combine },
];

export interface ThreadPanelProps {
  readonly thread: ThreadDetail;
  readonly timezone: string;
  readonly drafting: boolean;
  readonly onDraft: () => void;
  readonly onClose: () => void;
  readonly editing: ThreadEditing;
  readonly onGoTo: (messageId: string) => void;
}

/** The conversation that is lit: its messages in short, and what can be made of it. */
export function ThreadPanel({ thread, timezone, drafting, onDraft, onClose, onGoTo, editing }: ThreadPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { library } = useWorkbench();
  return (
    <aside className={styles.panel} aria-label={t('reader.thread')}>
      <header className={styles.header}>
        <div className={styles.titleRow}>
          <h2 className={styles.title} dir="auto">
            {thread.title}
          </h2>
          <IconButton
            small
            label={t('reader.leaveThread')}
            icon={<X />}
            shortcut="reader.leaveThread"
            onClick={onClose}
          />
        </div>
        <p className={styles.meta}>
          <ScoreMeter score={thread.score} />
          <span>{t('inbox.messages', { count: thread.messageIds.length })}</span>
          <Badge>{t(`inbox.state.${thread.state}`)}</Badge>
        </p>
        <div className={styles.actions}>
          <Button kind="primary" small icon={<NotebookPen />} disabled={library.readOnly || drafting} onClick={onDraft}>
            {t('inbox.draft')} <Kbd shortcut="reader.draft" />
          </Button>
          <ModelDraftButton small threadId={thread.id} shortcut="reader.modelDraft" />
          <Menu
            trigger={
              <Button small icon={<Scissors />} disabled={library.readOnly || editing.correcting}>
                {t('reader.rearrange')}
              </Button>
            }
          >
            {corrections.map(({ name, shortcut, icon: Icon }) => (
              <MenuItem
                key={name}
                icon={<Icon />}
                shortcut={shortcut}
                disabled={editing.possible[name] === null}
                onSelect={() => editing.run(name)}
              >
                {t(`reader.correct.${name}`)}
              </MenuItem>
            ))}
          </Menu>
          <NewReplies count={thread.newSinceDigest} />
          {thread.digestIds.map((id) => (
            <Link key={id} href={routes.digests(id)} className={styles.digest}>
              {t('reader.toDigest')}
            </Link>
          ))}
        </div>
      </header>
      <ol className={styles.messages}>
        {thread.messages.map((message) => (
          <li key={message.id}>
            <button type="button" className={styles.message} onClick={() => onGoTo(message.id)}>
              <span className={styles.head}>
                <SenderName id={message.senderId ?? ''} name={message.sender ?? ''} />
                <time className={styles.time}>{format.date(message.sentAt, 'time', timezone)}</time>
                <RoleMark role={message.role} />
              </span>
              <span className={styles.text}>
                <MessageText message={message} brief />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </aside>
  );
}
