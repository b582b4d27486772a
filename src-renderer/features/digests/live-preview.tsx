import { useTranslation } from 'react-i18next';
import type { Passage } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useDelayed } from '../../app/use-delayed.ts';
import { SafeHtml } from '../../ui/safe-html.tsx';
import styles from './live-preview.module.css';

/** How long a text has to stand still before it is shown anew, in milliseconds. */
const PAUSE_MS = 150;

/** Passages as members will read them, while they are being written (EDIT-9). */
export function LivePreview({ passages, label }: { passages: readonly Passage[]; label: string }) {
  const { t } = useTranslation();
  const markdown = useDelayed(passages.map(({ text }) => text).join('\n\n'), PAUSE_MS);
  const empty = markdown.trim() === '';
  const rendered = useAnswer('markdown.render', { markdown }, { enabled: !empty, keepPrevious: true });
  if (empty || !rendered.data) return null;
  return (
    <section className={styles.preview} aria-label={t('digests.livePreviewOf', { section: label })}>
      <SafeHtml html={rendered.data.html} />
    </section>
  );
}
