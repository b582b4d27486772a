import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { LibraryStats } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import styles from './stat-tiles.module.css';

/** The library in a row of numbers, each the way to what it counts. */
export function StatTiles({ stats }: { stats: LibraryStats }) {
  const { t } = useTranslation();
  const format = useFormat();
  const digestCount = Object.values(stats.digests).reduce((sum, count) => sum + count, 0);
  const tiles = [
    { key: 'messages', count: stats.messages, address: routes.reader() },
    { key: 'participants', count: stats.participants, address: routes.members() },
    { key: 'threads', count: stats.threads, address: routes.inbox() },
    { key: 'questions', count: stats.questions, address: routes.inbox() },
    { key: 'digests', count: digestCount, address: routes.digests() },
    { key: 'books', count: stats.books, address: routes.books() },
  ] as const;
  return (
    <ul className={styles.tiles}>
      {tiles.map((tile) => (
        <li key={tile.key}>
          <Link href={tile.address} className={styles.tile}>
            <span className={styles.count}>{format.count(tile.count)}</span>
            <span className={styles.label}>{t(`home.stat.${tile.key}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
