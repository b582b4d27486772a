import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ImportReport as Report } from '../../../src-main/contract/index.ts';
import { sayEngineSentence } from '../../app/i18n/engine-words.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { Badge } from '../../ui/badge.tsx';
import { fileName } from './batch.ts';
import { GuessList } from './guess-list.tsx';
import styles from './import-report.module.css';
import { SkippedLines } from './skipped-lines.tsx';
import { UndoImport } from './undo-import.tsx';
import { useFormatName } from './use-format-name.ts';

/** What came of importing one chat: numbers first, then what was guessed, warned of and skipped. */
export function ImportReport({ report }: { report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const formatName = useFormatName();
  const numbers = [
    { key: 'added', count: report.added },
    { key: 'duplicates', count: report.duplicates },
    ...(report.edited > 0 ? [{ key: 'edited', count: report.edited } as const] : []),
    ...(report.deleted > 0 ? [{ key: 'deleted', count: report.deleted } as const] : []),
    { key: 'skipped', count: report.skippedCount },
    { key: 'participants', count: report.participants },
  ] as const;
  return (
    <article className={styles.report}>
      <header className={styles.header}>
        <Link href={routes.reader(report.chatId)} className={styles.chat} dir="auto">
          {report.chat}
        </Link>
        <span className={styles.file} title={report.file}>
          {fileName(report.file)} · {formatName(report.format)} · {format.date(report.importedAt, 'moment')} ·{' '}
          {format.duration(report.durationMs)}
        </span>
        {report.undoneAt === undefined ? (
          <UndoImport report={report} />
        ) : (
          <Badge tone="yellow">{t('imports.undo.done', { date: format.date(report.undoneAt, 'moment') })}</Badge>
        )}
      </header>
      <dl className={styles.numbers}>
        {numbers.map(({ key, count }) => (
          <div key={key} className={styles.number}>
            <dt className={styles.label}>{t(`imports.report.${key}`)}</dt>
            <dd className={styles.count}>{format.count(count)}</dd>
          </div>
        ))}
        {report.from !== null && report.to !== null ? (
          <div className={styles.number}>
            <dt className={styles.label}>{t('imports.report.period')}</dt>
            <dd>{format.range(report.from, report.to)}</dd>
          </div>
        ) : null}
      </dl>
      {report.sameAs === undefined ? null : (
        <p className={styles.same}>{t('imports.report.sameAs', { date: format.date(report.sameAs, 'moment') })}</p>
      )}
      {report.guesses.length > 0 ? (
        <ul className={styles.notes}>
          <GuessList guesses={report.guesses} />
        </ul>
      ) : null}
      {report.warnings.length > 0 ? (
        <ul className={styles.warnings}>
          {report.warnings.map((warning) => (
            <li key={warning}>{sayEngineSentence(warning, t)}</li>
          ))}
        </ul>
      ) : null}
      <SkippedLines importId={report.importId} lines={report.skipped} total={report.skippedCount} />
    </article>
  );
}
