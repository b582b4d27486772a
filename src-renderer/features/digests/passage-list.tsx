import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Passage } from '../../../src-main/contract/index.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { showUndoToast } from '../../ui/toast.ts';
import { changePassages, moved, newPassage, type PassagePlace, passagesAt, writePassage } from './content.ts';
import { useMessageDrop } from './dragged-messages.ts';
import { newId, useDigestEditor } from './editor-context.ts';
import { LivePreview } from './live-preview.tsx';
import { PassageEditor } from './passage-editor.tsx';
import styles from './passage-list.module.css';
import { passagesFrom } from './pull.ts';

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
  const set = (make: (passages: readonly Passage[]) => readonly Passage[]) =>
    change((before) => changePassages(before, place, make));

  const remove = (passage: Passage, index: number) => {
    set((before) => before.filter((other) => other.id !== passage.id));
    if (passage.text.trim() === '') return;
    showUndoToast({ title: t('digests.passageRemoved') }, t('ui.undo'), () =>
      set((before) => before.toSpliced(Math.min(index, before.length), 0, passage)),
    );
  };
  const add = () => {
    const passage = newPassage(newId());
    written.current = passage.id;
    set((before) => [...before, passage]);
  };

  const drop = useMessageDrop((messages) => set((before) => [...before, ...passagesFrom(messages, newId)]));

  const list = (
    <div className={classNames(styles.list, drop.over && styles.over)} {...drop.handlers}>
      {passages.map((passage, index) => (
        <PassageEditor
          key={passage.id}
          passage={passage}
          label={t('digests.passageOf', { section: label, number: index + 1 })}
          autoFocus={written.current === passage.id}
          onWrite={(text) => set((before) => writePassage(before, passage.id, text))}
          onMove={(step) =>
            set((before) =>
              moved(
                before,
                before.findIndex((other) => other.id === passage.id),
                step,
              ),
            )
          }
          onRemove={() => remove(passage, index)}
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
