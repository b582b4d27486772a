import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { TextInput } from './field.tsx';
import { filterItems } from './filter.ts';
import styles from './filter-list.module.css';
import { movedIndex } from './list-movement.ts';

const SHOWN = 60;

export interface FilterListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** What is searched. */
  readonly textsOf: (item: Item) => readonly string[];
  readonly renderItem: (item: Item) => ReactNode;
  readonly onChoose: (item: Item) => void;
  readonly chosenKeys?: ReadonlySet<string>;
}

/** Type to narrow a list down, arrows and Enter to choose from it. */
export function FilterList<Item>(props: FilterListProps<Item>) {
  const { label, items, keyOf, textsOf, renderItem, onChoose, chosenKeys } = props;
  const { t } = useTranslation();
  const id = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const found = useMemo(() => filterItems(items, query, textsOf).slice(0, SHOWN), [items, query, textsOf]);
  const activeIndex = Math.min(active, found.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const index = movedIndex(activeIndex, found.length, event.key === 'ArrowDown' ? 'next' : 'previous');
      setActive(index);
      document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      const item = found[activeIndex];
      if (item !== undefined) onChoose(item);
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div className={styles.filter}>
      <TextInput
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={activeIndex >= 0 ? `${id}-${activeIndex}` : undefined}
        placeholder={label}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className={styles.list}>
        {found.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text field handles the keys
          <div
            key={keyOf(item)}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === activeIndex}
            className={classNames(
              styles.item,
              index === activeIndex && styles.active,
              chosenKeys?.has(keyOf(item)) && styles.chosen,
            )}
            onPointerMove={() => setActive(index)}
            onClick={() => onChoose(item)}
          >
            {renderItem(item)}
          </div>
        ))}
        {found.length === 0 ? <p className={styles.none}>{t('ui.nothingFound')}</p> : null}
      </div>
    </div>
  );
}
