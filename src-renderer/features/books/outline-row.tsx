import { ArrowDown, ArrowUp, FileText, GripVertical, NotebookPen, Pencil, Pin, PinOff, X } from 'lucide-react';
import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookOutline } from '../../../src-main/contract/index.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { firstWords } from './first-words.ts';
import { chapterAt, entryAt, isSamePlace, partAt, placeKey, type RowPlace } from './outline.ts';
import styles from './outline-row.module.css';
import { RowEditor } from './row-editor.tsx';

export interface OutlineRowProps {
  readonly outline: BookOutline;
  readonly place: RowPlace;
  /** Titles of digests by id. */
  readonly titles: ReadonlyMap<string, string>;
  readonly selected: boolean;
  readonly renaming: boolean;
  readonly readOnly: boolean;
  readonly change: (make: (outline: BookOutline) => BookOutline) => void;
  readonly onSelect: () => void;
  readonly onStartRename: () => void;
  readonly onEndRename: () => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
  readonly onPin: () => void;
  /** The row that is being dragged, if one is. */
  readonly dragged: RowPlace | null;
  readonly onDrag: () => void;
  readonly onDragEnd: () => void;
  readonly onDrop: () => void;
}

const levels: Readonly<Record<RowPlace['kind'], number>> = { part: 1, chapter: 2, entry: 3 };

/** A part, a chapter or an entry in the outline. */
export function OutlineRow(props: OutlineRowProps) {
  const { outline, place, titles, selected, renaming, readOnly, dragged } = props;
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const entry = entryAt(outline, place);
  const title = titleOf(outline, place, titles) || t(`books.untitledRow.${place.kind}`);
  const pinned = entry?.kind === 'digest' && entry.pinned !== undefined;
  const editable = !readOnly && entry?.kind !== 'digest';
  // The row would take the click for a choice of the place it had before.
  const alone = (run: () => void) => (event: MouseEvent) => {
    event.stopPropagation();
    run();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys for its items
    <div
      id={`outline-${placeKey(place)}`}
      role="treeitem"
      aria-level={levels[place.kind]}
      aria-selected={selected}
      tabIndex={-1}
      draggable={!readOnly && !renaming}
      className={classNames(
        styles.row,
        styles[place.kind],
        selected && styles.selected,
        over && landing(dragged, place),
      )}
      onClick={props.onSelect}
      onDoubleClick={() => editable && props.onStartRename()}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        props.onDrag();
      }}
      onDragEnd={props.onDragEnd}
      onDragOver={(event) => {
        if (dragged === null) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (dragged === null) return;
        event.preventDefault();
        props.onDrop();
      }}
    >
      {readOnly ? null : <GripVertical className={styles.grip} />}
      {entry?.kind === 'digest' ? <NotebookPen className={styles.icon} /> : null}
      {entry?.kind === 'text' ? <FileText className={styles.icon} /> : null}
      {renaming && editable ? (
        <RowEditor outline={outline} place={place} change={props.change} onEnd={props.onEndRename} />
      ) : (
        <span className={styles.title} dir="auto">
          {title}
        </span>
      )}
      {pinned ? <Pin className={styles.icon} aria-label={t('books.pinned')} /> : null}
      {readOnly || renaming ? null : (
        <span className={styles.tools}>
          {entry?.kind === 'digest' ? (
            <IconButton
              small
              label={t(pinned ? 'books.unpin' : 'books.pin')}
              icon={pinned ? <PinOff /> : <Pin />}
              shortcut="books.pin"
              onClick={alone(props.onPin)}
            />
          ) : null}
          {editable ? (
            <IconButton
              small
              label={t('books.rename')}
              icon={<Pencil />}
              shortcut="books.rename"
              onClick={alone(props.onStartRename)}
            />
          ) : null}
          <IconButton
            small
            label={t('ui.moveUp')}
            icon={<ArrowUp />}
            shortcut="books.moveUp"
            onClick={alone(() => props.onMove(-1))}
          />
          <IconButton
            small
            label={t('ui.moveDown')}
            icon={<ArrowDown />}
            shortcut="books.moveDown"
            onClick={alone(() => props.onMove(1))}
          />
          <IconButton
            small
            label={t('books.remove')}
            icon={<X />}
            shortcut="books.remove"
            onClick={alone(props.onRemove)}
          />
        </span>
      )}
    </div>
  );
}

/** How a row shows that what is dragged over it would land there (OUTLINE-5): before it, or at the end of what it holds. */
function landing(dragged: RowPlace | null, place: RowPlace): string | undefined {
  if (dragged === null || isSamePlace(dragged, place) || levels[dragged.kind] < levels[place.kind]) return undefined;
  return dragged.kind === place.kind ? styles.before : styles.into;
}

function titleOf(outline: BookOutline, place: RowPlace, titles: ReadonlyMap<string, string>): string {
  if (place.kind === 'part') return partAt(outline, place)?.title ?? '';
  if (place.kind === 'chapter') return chapterAt(outline, place)?.title ?? '';
  const entry = entryAt(outline, place);
  if (entry?.kind === 'digest') return titles.get(entry.digestId) ?? entry.digestId;
  return firstWords(entry?.markdown ?? '');
}
