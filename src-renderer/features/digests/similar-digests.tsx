import { Combine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useAnswer } from '../../api/queries.ts';
import { useRemembered } from '../../app/remembered.ts';
import { routes } from '../../app/routes.ts';
import { Highlighted } from '../../ui/highlighted.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import styles from './similar-digests.module.css';

const MOST = 6;

export interface SimilarDigestsProps {
  readonly digestId: string;
  /** Merges the digest into another one, or that one into it; null where nothing can be changed. */
  readonly onMerge: ((other: { readonly id: string; readonly title: string }, which: 'into' | 'from') => void) | null;
}

/** More like this: digests that share the most telling words with this one. Nothing where there are none. */
export function SimilarDigests({ digestId, onMerge }: SimilarDigestsProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useRemembered('digest-similar', true);
  const similar = useAnswer('search.similar', { digestId, limit: MOST }, { keepPrevious: true }).data ?? [];
  if (similar.length === 0) return null;
  return (
    <section className={styles.similar} aria-label={t('digests.similar')}>
      <h3>
        <button type="button" className={styles.head} aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t('digests.similar')} <span className={styles.count}>{similar.length}</span>
        </button>
      </h3>
      {shown ? (
        <ul className={styles.list}>
          {similar.map((hit) => (
            <li key={hit.id} className={styles.hit}>
              <Link href={routes.digests(hit.id)} className={styles.digest}>
                <span className={styles.title} dir="auto">
                  {hit.title || t('digests.untitled')}
                </span>
                <span className={styles.snippet} dir="auto">
                  <Highlighted text={hit.snippet} ranges={hit.highlights} />
                </span>
              </Link>
              {onMerge ? (
                <Menu
                  align="end"
                  trigger={
                    <IconButton
                      small
                      label={t('digests.merge.with', { title: hit.title || t('digests.untitled') })}
                      icon={<Combine />}
                    />
                  }
                >
                  <MenuItem onSelect={() => onMerge(hit, 'into')}>{t('digests.merge.intoThat')}</MenuItem>
                  <MenuItem onSelect={() => onMerge(hit, 'from')}>{t('digests.merge.intoThis')}</MenuItem>
                </Menu>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
