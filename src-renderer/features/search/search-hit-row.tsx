import { MessageSquare, NotebookPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Highlighted } from '../../ui/highlighted.tsx';
import styles from './search-hit-row.module.css';

/** Something found: where, who, when, and the words that match. */
export function SearchHitRow({ hit, onOpen }: { hit: SearchHit; onOpen: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isDigest = hit.kind === 'digest';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box opens the selected hit with Enter
    // biome-ignore lint/a11y/noStaticElementInteractions: the option around it has the role
    <div className={styles.hit} onClick={onOpen}>
      {isDigest ? <NotebookPen className={styles.digestIcon} /> : <MessageSquare className={styles.icon} />}
      <div className={styles.body}>
        <p className={styles.head}>
          <span className={isDigest ? styles.title : styles.sender} dir="auto">
            {isDigest ? <Highlighted text={hit.title} ranges={hit.titleHighlights} /> : (hit.sender ?? hit.title)}
          </span>
          <span className={styles.where} dir="auto">
            {isDigest ? t('search.digest') : hit.chatName}
          </span>
          <time className={styles.where}>{format.date(hit.at, 'date')}</time>
        </p>
        <p className={styles.snippet} dir="auto">
          <Highlighted text={hit.snippet} ranges={hit.highlights} />
        </p>
      </div>
    </div>
  );
}
