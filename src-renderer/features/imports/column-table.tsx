import { useTranslation } from 'react-i18next';
import type { TableSample } from '../../../src-main/contract/index.ts';
import { Select } from '../../ui/field.tsx';
import { type ColumnRole, columnRoles } from './column-roles.ts';
import styles from './column-table.module.css';

export interface ColumnTableProps {
  readonly sample: TableSample;
  readonly roleOf: (column: string) => ColumnRole | '';
  readonly onAssign: (column: string, role: ColumnRole | '') => void;
}

/** The first rows of a table, with a choice above each column of what it holds. */
export function ColumnTable({ sample, roleOf, onAssign }: ColumnTableProps) {
  const { t } = useTranslation();
  const roles = [
    { value: '' as const, label: t('imports.columns.unused') },
    ...columnRoles.map((role) => ({ value: role, label: t(`imports.columns.role.${role}`) })),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
    <section className={styles.scroller} tabIndex={0} aria-label={t('imports.columns.rows')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {sample.columns.map((column) => (
              <th key={column} scope="col" data-used={roleOf(column) !== ''}>
                <span className={styles.column} dir="auto">
                  {column}
                </span>
                <Select<ColumnRole | ''>
                  aria-label={t('imports.columns.holds', { column })}
                  value={roleOf(column)}
                  options={roles}
                  onSelect={(role) => onAssign(column, role)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names and never move.
            <tr key={index}>
              {sample.columns.map((column, place) => (
                <td key={column} dir="auto" data-used={roleOf(column) !== ''}>
                  {row[place]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
