import { type KeyboardEvent, type PointerEvent, useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayCount } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { binDays, dayAtShare, monthMarks, shareOfDay } from './density.ts';
import styles from './density-strip.module.css';

const BINS = 160;
const WIDTH = 40;

const noDays: readonly DayCount[] = [];

export interface DensityStripProps {
  readonly days: readonly DayCount[];
  /** The day at the top of the view. */
  readonly current: DayCount | null;
  readonly onGo: (day: DayCount) => void;
}

/** The whole chat at a glance: how busy each stretch of time was, where the view stands, and a way to any day. */
export function DensityStrip({ days, current, onGo }: DensityStripProps) {
  const { t } = useTranslation();
  const format = useFormat();
  // Years of days are counted after the messages are there.
  const counted = useDeferredValue(days, noDays);
  const bins = useMemo(() => binDays(counted, BINS), [counted]);
  const marks = useMemo(() => monthMarks(counted, 14), [counted]);
  const most = Math.max(1, ...bins.map((bin) => bin.messages));
  const share = current ? shareOfDay(days, current.day) : 0;

  const goToPointer = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const day = dayAtShare(days, (event.clientY - box.top) / box.height);
    if (day && day !== current) onGo(day);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 7, PageUp: -7 }[event.key];
    if (step === undefined || !current) return;
    event.preventDefault();
    const index = Math.min(days.length - 1, Math.max(0, days.indexOf(current) + step));
    const day = days[index];
    if (day) onGo(day);
  };

  return (
    <div
      className={styles.strip}
      role="slider"
      tabIndex={0}
      aria-label={t('reader.strip')}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, days.length - 1)}
      aria-valuenow={current ? days.indexOf(current) : 0}
      aria-valuetext={current ? format.date(Date.parse(`${current.day}T00:00:00Z`), 'date', 'UTC') : ''}
      onPointerDown={goToPointer}
      onPointerMove={goToPointer}
      onKeyDown={onKeyDown}
    >
      <svg className={styles.bars} viewBox={`0 0 ${WIDTH} ${BINS}`} preserveAspectRatio="none" aria-hidden="true">
        {bins.map((bin, index) =>
          bin.messages === 0 ? null : (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
              key={index}
              className={styles.bar}
              x={0}
              y={index}
              width={2 + Math.sqrt(bin.messages / most) * (WIDTH - 2)}
              height={0.86}
            />
          ),
        )}
      </svg>
      {marks.map((mark) => (
        <span key={mark.month} className={styles.mark} style={{ top: `${mark.share * 100}%` }} aria-hidden="true">
          {mark.month.replace('-', '.').slice(2)}
        </span>
      ))}
      <span className={styles.here} style={{ top: `${share * 100}%` }} aria-hidden="true" />
    </div>
  );
}
