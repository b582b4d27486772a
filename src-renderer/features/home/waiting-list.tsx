import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './waiting-list.module.css';

export interface WaitingItem {
  readonly key: string;
  readonly address: string;
  readonly title: string;
  readonly detail: string;
  /** What can be done about it here. */
  readonly action?: {
    readonly label: string;
    readonly icon: ReactNode;
    readonly disabled: boolean;
    readonly run: () => void;
  };
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
          <li key={item.key} className={styles.row}>
            <Link href={item.address} className={styles.item}>
              <span className={styles.itemTitle} dir="auto">
                {item.title}
              </span>
              <span className={styles.detail}>{item.detail}</span>
            </Link>
            {item.action ? (
              <IconButton
                label={item.action.label}
                icon={item.action.icon}
                disabled={item.action.disabled}
                onClick={item.action.run}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
