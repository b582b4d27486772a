import { useTranslation } from 'react-i18next';
import type { SkippedLine } from '../../../src-main/contract/index.ts';
import { sayEngineSentence } from '../../app/i18n/engine-words.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import styles from './skipped-lines.module.css';

const SHOWN = 200;

/** Lines a parser could not read, with their numbers and reasons; folded until asked for. */
export function SkippedLines({ lines, total }: { lines: readonly SkippedLine[]; total: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (total === 0) return null;
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{t('imports.report.skippedLines', { count: total })}</summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('imports.report.line')}</th>
            <th>{t('imports.report.reason')}</th>
            <th>{t('imports.report.text')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, SHOWN).map((line) => (
            <tr key={line.line}>
              <td className={styles.line}>{format.count(line.line + 1)}</td>
              <td>{sayEngineSentence(line.reason, t)}</td>
              <td className={styles.text} dir="auto">
                {line.text}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > SHOWN ? <p className={styles.more}>{t('imports.report.moreLines', { count: total - SHOWN })}</p> : null}
    </details>
  );
}
