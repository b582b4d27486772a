import { ListMinus, ListPlus, MessageSquarePlus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWorkbench } from '../../app/workbench-context.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './marked-bar.module.css';
import type { ThreadEditing } from './use-thread-editing.ts';

export interface MarkedBarProps {
  readonly count: number;
  readonly editing: ThreadEditing;
  readonly onClear: () => void;
}

/** What can be done with the marked messages. */
export function MarkedBar({ count, editing, onClear }: MarkedBarProps) {
  const { t } = useTranslation();
  const { library } = useWorkbench();
  const { possible, run, correcting } = editing;
  const stopped = library.readOnly || correcting;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('reader.markedActions')}>
      <span className={styles.count} role="status">
        {t('reader.marked', { count })}
      </span>
      <Button small icon={<ListPlus />} disabled={stopped || !possible.add} onClick={() => run('add')}>
        {t('reader.correct.add')} <Kbd shortcut="reader.add" />
      </Button>
      <Button small icon={<ListMinus />} disabled={stopped || !possible.takeOut} onClick={() => run('takeOut')}>
        {t('reader.correct.takeOut')} <Kbd shortcut="reader.takeOut" />
      </Button>
      <Button small icon={<MessageSquarePlus />} disabled={stopped || !possible.gather} onClick={() => run('gather')}>
        {t('reader.correct.gather')} <Kbd shortcut="reader.newThread" />
      </Button>
      <span className={styles.end}>
        <Button small kind="quiet" icon={<X />} onClick={onClear}>
          {t('inbox.clearMarks')} <Kbd shortcut="reader.leaveThread" />
        </Button>
      </span>
    </div>
  );
}
