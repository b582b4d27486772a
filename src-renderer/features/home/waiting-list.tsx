import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import styles from './waiting-list.module.css';

export interface WaitingItem {
  readonly key: string;
  readonly address: string;
  readonly title: string;
  readonly detail: string;
}

export interface WaitingListProps {
  readonly title: string;
  /** Where all of them are. */
  readonly all: string;
  readonly empty: string;
  readonly items: readonly WaitingItem[];
}

/** A few things that wait, and the way to the rest. */
export function WaitingList({ title, all, empty, items }: WaitingListProps) {
  const { t } = useTranslation();
  return (
    <section>
      <header className={styles.header}>
        <h2 className={styles.title}>{title}</h2>
        <Link href={all} className={styles.all}>
          {t('home.seeAll')}
          <ArrowRight />
        </Link>
      </header>
      {items.length === 0 ? <p className={styles.empty}>{empty}</p> : null}
      <ul>
        {items.map((item) => (
          <li key={item.key}>
            <Link href={item.address} className={styles.item}>
              <span className={styles.itemTitle} dir="auto">
                {item.title}
              </span>
              <span className={styles.detail}>{item.detail}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
