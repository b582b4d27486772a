import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import { type ListMove, movedIndex } from './list-movement.ts';
import styles from './select-list.module.css';

export interface SelectListProps<Item> {
  /** The accessible name of the list. */
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly selectedKey: string | null;
  readonly onSelect: (item: Item) => void;
  /** Enter or a double click. */
  readonly onActivate?: (item: Item) => void;
  readonly renderItem: (item: Item, selected: boolean) => ReactNode;
  /** Keys of items that are ticked besides, for doing something to several at once. */
  readonly markedKeys?: ReadonlySet<string>;
  /** Ticks or unticks an item (a click with Control or Command), or all up to it (with Shift). */
  readonly onMark?: (item: Item, upTo: boolean) => void;
  /** Height of a row in pixels before it was seen. */
  readonly estimatedHeight: number;
  /** The end of the list came near. */
  readonly onEndNear?: () => void;
}

const moveOfKey: Readonly<Record<string, ListMove>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
};

/** A list of which one item is selected: virtual, for the keyboard and for screen readers. */
export function SelectList<Item>(props: SelectListProps<Item>) {
  const { label, items, keyOf, selectedKey, onSelect, onActivate, renderItem, estimatedHeight, onEndNear } = props;
  const { markedKeys, onMark } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: 8,
  });
  const rows = virtualizer.getVirtualItems();
  const selectedIndex = items.findIndex((item) => keyOf(item) === selectedKey);

  useEffect(() => {
    if (selectedIndex >= 0) virtualizer.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selectedIndex, virtualizer]);

  const lastRow = rows.at(-1)?.index ?? -1;
  useEffect(() => {
    if (items.length > 0 && lastRow >= items.length - 10) onEndNear?.();
  }, [lastRow, items.length, onEndNear]);

  const onKeyDown = (event: KeyboardEvent) => {
    const move = moveOfKey[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (move) {
      const target = items[movedIndex(selectedIndex, items.length, move)];
      if (target !== undefined) onSelect(target);
      event.preventDefault();
    } else if (event.key === 'Enter' && onActivate) {
      const item = items[selectedIndex];
      if (item !== undefined) onActivate(item);
      event.preventDefault();
    }
  };

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="listbox"
      aria-label={label}
      aria-activedescendant={selectedIndex >= 0 ? `${id}-${selectedIndex}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={styles.content} style={{ height: virtualizer.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const selected = row.index === selectedIndex;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys for its options
            <div
              key={row.key}
              ref={virtualizer.measureElement}
              data-index={row.index}
              id={`${id}-${row.index}`}
              role="option"
              aria-selected={selected}
              aria-checked={markedKeys ? markedKeys.has(keyOf(item)) : undefined}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              tabIndex={-1}
              className={classNames(styles.row, selected && styles.selected)}
              style={{ transform: `translateY(${row.start}px)` }}
              onClick={(event) => {
                if (onMark && (event.ctrlKey || event.metaKey || event.shiftKey)) onMark(item, event.shiftKey);
                else onSelect(item);
              }}
              onDoubleClick={() => onActivate?.(item)}
            >
              {renderItem(item, selected)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
