import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { NamedHit, SearchResult } from '../../../src-main/contract/index.ts';
import { presentError } from '../../app/i18n/present-error.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { routes } from '../../app/routes.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Highlighted } from '../../ui/highlighted.tsx';
import styles from './search-notes.module.css';

export interface SearchNotesProps {
  readonly result: SearchResult;
  readonly onQuery: (query: string) => void;
}

/** How much was found and how fast, what was given up to find it, and what else may be meant. */
export function SearchNotes({ result, onQuery }: SearchNotesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { suggestion } = result;
  return (
    <div className={styles.notes}>
      <p className={styles.numbers} role="status">
        {t('search.found', { count: result.total, total: format.count(result.total) })} ·{' '}
        {t('search.took', { milliseconds: result.tookMs < 1 ? '<1' : format.count(result.tookMs) })}
        {result.complete ? '' : ` · ${t('search.incomplete')}`}
      </p>
      {result.problems.map((problem) => {
        const { message, next } = presentError(problem, t);
        return (
          <p key={`${problem.code} ${message}`} className={styles.problem}>
            {message} {next}
          </p>
        );
      })}
      {result.hits.length > 0
        ? result.relaxed.map((given) => (
            <p key={given} className={styles.note}>
              {t(`search.relaxed.${given}`)}
            </p>
          ))
        : null}
      {suggestion !== null && result.hits.length > 0 ? (
        <p className={styles.note}>
          <button type="button" className={styles.suggestion} onClick={() => onQuery(suggestion)}>
            {t('search.didYouMean', { suggestion })}
          </button>
        </p>
      ) : null}
      {result.named.length > 0 ? (
        <ul className={styles.named} aria-label={t('search.named')}>
          {result.named.map((hit) => (
            <li key={`${hit.kind} ${hit.id}`}>
              <Named hit={hit} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Named({ hit }: { hit: NamedHit }) {
  const { t } = useTranslation();
  const isPerson = hit.kind === 'person';
  return (
    <Link href={isPerson ? routes.members(hit.id) : routes.books(hit.id)} className={styles.name}>
      {isPerson ? <Avatar id={hit.id} name={hit.title} /> : null}
      <span className={styles.kind}>{t(`search.namedKind.${hit.kind}`)}</span>
      <span className={styles.title} dir="auto">
        <Highlighted text={hit.title} ranges={hit.titleHighlights} />
      </span>
    </Link>
  );
}
