import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SkippedLine } from '../../../src-main/contract/index.ts';
import { useHost } from '../../api/host-context.ts';
import { sayEngineSentence } from '../../app/i18n/engine-words.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import styles from './skipped-lines.module.css';

export interface SkippedLinesProps {
  /** Absent in a preview, of which only the first lines are kept. */
  readonly importId?: string;
  readonly lines: readonly SkippedLine[];
  readonly total: number;
}

const SHOWN = 200;

/** Lines a parser could not read, with their numbers and reasons; folded until asked for. */
export function SkippedLines({ importId, lines, total }: SkippedLinesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const host = useHost();
  const [read, setRead] = useState<readonly SkippedLine[]>(lines.slice(0, SHOWN));
  const [next, setNext] = useState<string | null | undefined>(undefined);
  if (total === 0) return null;
  const readMore = async (id: string) => {
    const page = await host.call('importing.skipped', { importId: id, after: next ?? undefined });
    setRead(next === undefined ? page.skipped : [...read, ...page.skipped]);
    setNext(page.next);
  };
  const left = total - read.length;
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
          {read.map((line) => (
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
      {left > 0 && importId !== undefined ? (
        <Button kind="quiet" small onClick={() => void readMore(importId)}>
          {t('imports.report.moreLines', { count: left })}
        </Button>
      ) : null}
    </details>
  );
}
