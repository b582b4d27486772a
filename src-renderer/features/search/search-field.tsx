import { Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueryCompletion } from '../../../src-main/contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { useDelayed } from '../../app/use-delayed.ts';
import { classNames } from '../../ui/class-names.ts';
import { movedIndex } from '../../ui/list-movement.ts';
import styles from './search-field.module.css';

export interface SearchFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly onType: (text: string, composing: boolean) => void;
  /** A completion was taken: the query, and where the caret belongs. */
  readonly onComplete: (text: string) => void;
  readonly onMove: (step: 'next' | 'previous') => void;
  readonly onOpen: () => void;
  readonly onLeave: () => void;
}

/**
 * What to look for. While completions are open, arrows and Enter choose among them; otherwise they
 * work on the results. Escape closes the completions, then leads to the results.
 */
export function SearchField({ field, text, onType, onComplete, onMove, onOpen, onLeave }: SearchFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [caret, setCaret] = useState(text.length);
  const [wanted, setWanted] = useState(false);
  const [active, setActive] = useState(-1);
  const asked = useDelayed(`${caret}:${text}`, 80);
  const current = asked === `${caret}:${text}`;
  const answer = useAnswer(
    'search.complete',
    { text, position: Math.min(caret, text.length) },
    { enabled: wanted && current && text !== '' },
  );
  const options = useMemo(() => (wanted && answer.data ? distinct(answer.data.options) : []), [wanted, answer.data]);
  const open = options.length > 0;
  useEffect(() => field.current?.select(), [field]);
  // A tip put a bare key here: what may follow it is the next question.
  useEffect(() => {
    if (!text.endsWith(':') || document.activeElement !== field.current) return;
    setCaret(text.length);
    setWanted(true);
  }, [text, field]);

  const close = () => {
    setWanted(false);
    setActive(-1);
  };
  const take = (index: number) => {
    const option = options[index];
    if (!option || !answer.data) return;
    const { start, end } = answer.data;
    const isKey = option.kind === 'key';
    const head = `${text.slice(0, start)}${option.text}${isKey ? '' : ' '}`;
    onComplete(head + text.slice(end).trimStart());
    setCaret(head.length);
    setActive(-1);
    setWanted(isKey);
    requestAnimationFrame(() => field.current?.setSelectionRange(head.length, head.length));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 'next' : 'previous';
      if (open) setActive(movedIndex(active, options.length, step));
      else onMove(step);
    } else if (event.key === 'Enter') {
      if (open && active >= 0) take(active);
      else {
        close();
        onOpen();
      }
    } else if (event.key === 'Escape') {
      if (open) close();
      else onLeave();
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div className={styles.field}>
      <Search className={styles.icon} />
      <input
        ref={field}
        className={styles.input}
        type="search"
        // biome-ignore lint/a11y/noAutofocus: the screen is its search field
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={text}
        maxLength={2000}
        aria-label={t('search.label')}
        aria-autocomplete="list"
        aria-controls={open ? `${id}-options` : undefined}
        aria-activedescendant={open && active >= 0 ? `${id}-${active}` : undefined}
        placeholder={t('search.placeholder')}
        onChange={(event) => {
          const composing = (event.nativeEvent as InputEvent).isComposing === true;
          onType(event.target.value, composing);
          setCaret(event.target.selectionStart ?? event.target.value.length);
          setWanted(!composing);
          setActive(-1);
        }}
        onCompositionEnd={(event) => {
          onType(event.currentTarget.value, false);
          setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
          setWanted(true);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {open ? (
        <div id={`${id}-options`} role="listbox" aria-label={t('search.completions')} className={styles.options}>
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
            <div
              key={option.text}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={classNames(styles.option, index === active && styles.active)}
              // The field keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(index)}
            >
              <span className={styles.optionLabel} dir="auto">
                {option.label}
              </span>
              <span className={styles.optionKind}>
                {t(`search.completion.${option.kind}`)}
                {option.count === null ? '' : ` · ${option.count}`}
              </span>
            </div>
          ))}
        </div>
      ) : null}
      <span className={styles.hidden} role="status">
        {open ? t('search.completionCount', { count: options.length }) : ''}
      </span>
    </div>
  );
}

/** Two people of one name are one thing to type. */
function distinct(options: QueryCompletion['options']): QueryCompletion['options'] {
  const texts = new Set<string>();
  return options.filter(({ text }) => texts.size < texts.add(text).size);
}
