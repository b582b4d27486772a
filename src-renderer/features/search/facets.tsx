import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FacetCount, ParsedQuery, SearchFacets } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './facets.module.css';
import { isFilter, monthOf, toggleFilter, toggleMonth } from './query-text.ts';

const SHOWN = 6;
const groups = [
  { facet: 'tags', key: 'tag' },
  { facet: 'people', key: 'by' },
  { facet: 'chats', key: 'chat' },
] as const;

export interface FacetsProps {
  readonly facets: SearchFacets;
  readonly parsed: ParsedQuery;
  readonly onQuery: (query: string) => void;
}

/** What was found, counted: each count narrows the query down to it, or widens it again. */
export function Facets({ facets, parsed, onQuery }: FacetsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const month = monthOf(parsed.chips);
  return (
    <div className={styles.facets}>
      {groups.map(({ facet, key }) => (
        <FacetGroup
          key={facet}
          title={t(`search.facet.${facet}`)}
          counts={facets[facet]}
          nameOf={(value) => value}
          isChosen={(value) => parsed.chips.some((chip) => isFilter(chip, { key, value }))}
          onToggle={(value) => onQuery(toggleFilter(parsed, { key, value }))}
        />
      ))}
      <FacetGroup
        title={t('search.facet.months')}
        counts={facets.months.toReversed()}
        nameOf={(value) => format.date(Date.parse(`${value}-01T00:00:00Z`), 'month', 'UTC')}
        isChosen={(value) => value === month}
        onToggle={(value) => onQuery(toggleMonth(parsed, value))}
      />
    </div>
  );
}

interface FacetGroupProps {
  readonly title: string;
  readonly counts: readonly FacetCount[];
  readonly nameOf: (value: string) => string;
  readonly isChosen: (value: string) => boolean;
  readonly onToggle: (value: string) => void;
}

function FacetGroup({ title, counts, nameOf, isChosen, onToggle }: FacetGroupProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  if (counts.length === 0) return null;
  const most = Math.max(...counts.map(({ count }) => count));
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <ul>
        {(all ? counts : counts.slice(0, SHOWN)).map(({ value, count }) => {
          const chosen = isChosen(value);
          return (
            <li key={value}>
              <button
                type="button"
                className={classNames(styles.value, chosen && styles.chosen)}
                aria-pressed={chosen}
                onClick={() => onToggle(value)}
              >
                <span className={styles.name} dir="auto">
                  {nameOf(value)}
                </span>
                <span className={styles.count}>{format.count(count)}</span>
                <span className={styles.share} style={{ width: `${(100 * count) / most}%` }} />
              </button>
            </li>
          );
        })}
      </ul>
      {counts.length > SHOWN ? (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('search.facetLess') : t('search.facetMore', { count: counts.length - SHOWN })}
        </button>
      ) : null}
    </section>
  );
}
