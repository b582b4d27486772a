import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayCount } from '../../../src-main/contract/index.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Popover } from '../../ui/popover.tsx';
import styles from './date-jump.module.css';
import { dayFrom } from './density.ts';

export interface DateJumpProps {
  readonly days: readonly DayCount[];
  readonly current: DayCount | null;
  readonly onGo: (day: DayCount) => void;
}

/** Goes to a date. */
export function DateJump({ days, current, onGo }: DateJumpProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [date, setDate] = useState('');
  useShortcuts({ 'reader.date': () => setOpen(true) });
  const wanted = date || current?.day || '';
  const go = () => {
    const day = dayFrom(days, wanted);
    if (day) onGo(day);
    setOpen(false);
  };
  return (
    <Popover
      title={t('reader.goToDate')}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setDate('');
      }}
      trigger={
        <Button kind="quiet" icon={<CalendarDays />}>
          {t('reader.goToDate')} <Kbd shortcut="reader.date" />
        </Button>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <Field label={t('reader.date')} hint={t('reader.dateHint')}>
          {(ids) => (
            <TextInput
              {...ids}
              type="date"
              min={days[0]?.day}
              max={days.at(-1)?.day}
              value={wanted}
              onChange={(event) => setDate(event.target.value)}
            />
          )}
        </Field>
        <div className={styles.row}>
          <Button type="button" small onClick={() => days[0] && onGo(days[0])}>
            {t('reader.toStart')}
          </Button>
          <Button type="submit" kind="primary" small>
            {t('reader.go')}
          </Button>
        </div>
      </form>
    </Popover>
  );
}
