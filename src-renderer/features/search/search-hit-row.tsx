import { MessageSquare, NotebookPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Highlighted } from '../../ui/highlighted.tsx';
import styles from './search-hit-row.module.css';

/** Something found: where, who, when, the words that match, and what is folded under it. */
export function SearchHitRow({ hit }: { hit: SearchHit }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isDigest = hit.kind === 'digest';
  const [message] = hit.messages ?? [];
  const others = (hit.messages?.length ?? 0) - 1;
  return (
    <div className={styles.hit}>
      {isDigest ? <NotebookPen className={styles.digestIcon} /> : <MessageSquare className={styles.icon} />}
      <div className={styles.body}>
        <p className={styles.head}>
          <span className={isDigest ? styles.title : styles.sender} dir="auto">
            {isDigest ? (
              <Highlighted text={hit.title || t('digests.untitled')} ranges={hit.title ? hit.titleHighlights : []} />
            ) : (
              (hit.sender ?? hit.title)
            )}
          </span>
          <span className={styles.where} dir="auto">
            {isDigest ? t('search.digest') : hit.chatName}
          </span>
          <time className={styles.where}>{format.date(hit.at, 'date')}</time>
        </p>
        <p className={styles.snippet} dir="auto">
          <Highlighted text={hit.snippet} ranges={hit.highlights} />
        </p>
        {message ? (
          <p className={styles.under} dir="auto">
            <span className={styles.underName}>{message.sender}</span>{' '}
            <Highlighted text={message.snippet} ranges={message.highlights} />
          </p>
        ) : null}
        {others > 0 ? <p className={styles.more}>{t('search.moreUnder', { count: others })}</p> : null}
        {hit.superseded ? (
          <p className={styles.more} dir="auto">
            {t('search.superseded', { titles: format.names(hit.superseded.map(({ title }) => title)) })}
          </p>
        ) : null}
        {hit.supersededBy ? <p className={styles.more}>{t('search.supersededBy')}</p> : null}
        {hit.alike ? <p className={styles.more}>{t('search.alike', { count: hit.alike })}</p> : null}
      </div>
    </div>
  );
}
