import { useTranslation } from 'react-i18next';
import type { SavedSearch } from '../../../src-main/contract/index.ts';
import styles from './search-start.module.css';

const tips = ['words', 'phrase', 'not', 'or', 'tag', 'by', 'when', 'has', 'is'] as const;

export interface SearchStartProps {
  readonly saved: readonly SavedSearch[];
  readonly onQuery: (query: string) => void;
}

/** Before anything was asked: the searches kept, and what can be asked, each way with an example to try. */
export function SearchStart({ saved, onQuery }: SearchStartProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.start}>
      <h2 className={styles.title}>{t('search.startTitle')}</h2>
      <p className={styles.text}>{t('search.startText')}</p>
      {saved.length > 0 ? (
        <section>
          <h3 className={styles.heading}>{t('search.saved')}</h3>
          <ul className={styles.saved}>
            {saved.map((search) => (
              <li key={search.id}>
                <button type="button" className={styles.search} onClick={() => onQuery(search.query)}>
                  <span dir="auto">{search.name}</span>
                  {search.name === search.query ? null : <code className={styles.query}>{search.query}</code>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h3 className={styles.heading}>{t('search.tips')}</h3>
        <ul className={styles.tips}>
          {tips.map((tip) => (
            <li key={tip}>
              <button type="button" className={styles.tip} onClick={() => onQuery(t(`search.tip.${tip}.example`))}>
                <code className={styles.example} dir="auto">
                  {t(`search.tip.${tip}.example`)}
                </code>
                <span className={styles.meaning}>{t(`search.tip.${tip}.meaning`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
