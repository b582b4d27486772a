import { useFormat } from '../../app/i18n/use-format.ts';
import { useWords } from '../../app/i18n/use-words.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './score-meter.module.css';

const STEPS = [0.1, 0.3, 0.5, 0.7, 0.9] as const;

/** How much a conversation deserves a digest, as five strokes. */
export function ScoreMeter({ score }: { score: number }) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <span className={styles.meter} role="img" aria-label={t('threads.score', { score: format.share(score) })}>
      {STEPS.map((step) => (
        <span key={step} className={classNames(styles.stroke, score >= step && styles.full)} />
      ))}
    </span>
  );
}
