import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useImperativeHandle } from 'react';
import { classNames } from '../class-names.ts';
import { type ListMove, movedIndex } from '../list-movement.ts';
import styles from './tall-list.module.css';
import { useTallScroll } from './use-tall-scroll.ts';

export interface TallListHandle {
  /** Puts a row `share` (0 to 1) of the view below the view's upper edge. */
  readonly scrollTo: (index: number, share: number) => void;
  /** Scrolls as little as needed to show a row. */
  readonly reveal: (index: number) => void;
  /** Where movement by key starts: the row itself while it is in view, else the first row that is. */
  readonly startFrom: (index: number | null) => number;
  /** The row at the upper edge of the view. */
  readonly topRow: () => number;
}

export interface TallListProps {
  readonly ref?: Ref<TallListHandle>;
  readonly label: string;
  readonly count: number;
  /** Height in pixels of a row nobody has seen. */
  readonly estimatedHeight: number;
  /** The row that is shown at first, and so much (0 to 1) of the view below the view's upper edge. */
  readonly initialRow: number;
  readonly initialShare: number;
  readonly selected: number | null;
  /** Movement by key. */
  readonly onSelect: (index: number) => void;
  /** A click, or Enter on the selected row. */
  readonly onActivate: (index: number) => void;
  /** Rows that are ticked besides, for doing something to several at once. */
  readonly isMarked?: (index: number) => boolean;
  /** Ticks or unticks a row (a click with Control or Command), or all up to it (with Shift). */
  readonly onMark?: (index: number, upTo: boolean) => void;
  readonly renderRow: (index: number) => ReactNode;
  /** Rows that are or will soon be in view. */
  readonly onRange: (first: number, last: number) => void;
}

const moveOfKey: Readonly<Record<string, ListMove>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

/** A list of up to millions of rows of any height. Rules: SPEC.md in this folder. */
export function TallList(props: TallListProps) {
  const { ref, label, count, selected, onSelect, onActivate, renderRow, onRange, isMarked, onMark } = props;
  const id = useId();
  const tall = useTallScroll(count, props.estimatedHeight, props.initialRow, props.initialShare);
  const { first, last, scrollTo, reveal, startFrom, topRow } = tall;
  useImperativeHandle(ref, () => ({ scrollTo, reveal, startFrom, topRow }), [scrollTo, reveal, startFrom, topRow]);

  useEffect(() => {
    if (last >= first) onRange(first, last);
  }, [first, last, onRange]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const move = moveOfKey[event.key];
    if (move) onSelect(movedIndex(startFrom(selected), count, move));
    else if (event.key === 'Enter' && selected !== null) onActivate(selected);
    else return;
    event.preventDefault();
  };

  const rows: ReactNode[] = [];
  for (let index = first; index <= last; index += 1) {
    rows.push(
      // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys for its options
      <div
        key={index}
        id={`${id}-${index}`}
        className={classNames(styles.row, index === count - 1 && styles.last)}
        role="option"
        data-row={index}
        aria-selected={index === selected}
        aria-checked={isMarked?.(index)}
        aria-setsize={count}
        aria-posinset={index + 1}
        tabIndex={-1}
        onClick={(event) => {
          if (onMark && (event.ctrlKey || event.metaKey || event.shiftKey)) onMark(index, event.shiftKey);
          else onActivate(index);
        }}
      >
        {renderRow(index)}
      </div>,
    );
  }
  const selectedInView = selected !== null && selected >= first && selected <= last;
  return (
    <div
      ref={tall.scroller}
      className={styles.scroller}
      role="listbox"
      aria-label={label}
      aria-activedescendant={selectedInView ? `${id}-${selected}` : undefined}
      tabIndex={0}
      onScroll={tall.onScroll}
      onKeyDown={onKeyDown}
    >
      <div className={styles.space} style={{ height: tall.height }}>
        <div ref={tall.content} className={styles.content} style={{ top: tall.top }}>
          {rows}
        </div>
      </div>
    </div>
  );
}
