import { Plus } from 'lucide-react';
import { type DragEvent, useCallback, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { changePassages, newPassage, type PassagePlace, passagesAt } from './content.ts';
import { useMessageDrop } from './dragged-messages.ts';
import type { DropArea } from './drop-area.ts';
import { usePictureDrop } from './dropped-pictures.ts';
import { newId, useDigestEditor } from './editor-context.ts';
import { LivePreview } from './live-preview.tsx';
import { type ChangePassages, PassageEditor } from './passage-editor.tsx';
import styles from './passage-list.module.css';
import { passagesFrom } from './pull.ts';

type DropHandlers = DropArea['handlers'];

export interface PassageListProps {
  readonly place: PassagePlace;
  /** What the passages are, for screen readers. */
  readonly label: string;
}

/** The passages of a section or of a part of an answer. */
export function PassageList({ place, label }: PassageListProps) {
  const { t } = useTranslation();
  const { content, change, readOnly, livePreview } = useDigestEditor();
  const passages = passagesAt(content, place);
  const written = useRef<string | null>(null);
  const at = useRef(place);
  useLayoutEffect(() => {
    at.current = place;
  }, [place]);
  const set = useCallback<ChangePassages>(
    (make) => change((before) => changePassages(before, at.current, make)),
    [change],
  );
  const add = () => {
    const passage = newPassage(newId());
    written.current = passage.id;
    set((before) => [...before, passage]);
  };

  const drop = useMessageDrop((messages) => set((before) => [...before, ...passagesFrom(messages, newId)]));
  const pictureDrop = usePictureDrop((text) => set((before) => [...before, { ...newPassage(newId()), text }]));

  const list = (
    <div
      className={classNames(styles.list, (drop.over || pictureDrop.over) && styles.over)}
      {...bothDrops(drop.handlers, pictureDrop.handlers)}
    >
      {passages.map((passage, index) => (
        <PassageEditor
          key={passage.id}
          passage={passage}
          label={t('digests.passageOf', { section: label, number: index + 1 })}
          autoFocus={written.current === passage.id}
          change={set}
        />
      ))}
      {readOnly ? null : (
        <div>
          <Button
            kind="quiet"
            small
            icon={<Plus />}
            onClick={add}
            aria-label={t('digests.addPassageTo', { section: label })}
          >
            {t('digests.addPassage')}
          </Button>
        </div>
      )}
    </div>
  );
  if (!livePreview) return list;
  return (
    <div className={styles.beside}>
      {list}
      <LivePreview passages={passages} label={label} />
    </div>
  );
}

/** What is dropped is either messages or pictures: each leaves the other's alone. */
function bothDrops(messages: DropHandlers, pictures: DropHandlers): DropHandlers {
  const both = (name: keyof DropHandlers) => (event: DragEvent) => {
    messages[name](event);
    pictures[name](event);
  };
  return { onDragOver: both('onDragOver'), onDragLeave: both('onDragLeave'), onDrop: both('onDrop') };
}
