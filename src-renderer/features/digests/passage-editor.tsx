import { ArrowDown, ArrowUp, ImagePlus, Trash2 } from 'lucide-react';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Passage } from '../../../src-main/contract/index.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { LazyMarkdownEditor } from '../../ui/markdown-editor/lazy-markdown-editor.tsx';
import { textFieldIn } from '../../ui/markdown-editor/text-fields.ts';
import { showUndoToast } from '../../ui/toast.ts';
import { useTurn } from '../../ui/turns.ts';
import { moved, writePassage } from './content.ts';
import { useDigestFrame } from './editor-context.ts';
import styles from './passage-editor.module.css';
import { choosePictures, usePictures } from './pictures.ts';
import { SourceChips } from './source-chips.tsx';

export type ChangePassages = (make: (passages: readonly Passage[]) => readonly Passage[]) => void;

export interface PassageEditorProps {
  readonly passage: Passage;
  readonly label: string;
  readonly autoFocus: boolean;
  /** Changes the passages of the list it stands in; always the same function. */
  readonly change: ChangePassages;
}

/**
 * A passage: its text, whose words they are, and the messages it rests on. It renders anew only when
 * it changes itself: a digest may have a hundred of them.
 */
export const PassageEditor = memo(function PassageEditor({ passage, label, autoFocus, change }: PassageEditorProps) {
  const { t } = useTranslation();
  const { readOnly } = useDigestFrame();
  const pictures = usePictures();
  const element = useRef<HTMLDivElement>(null);
  // They show once the pointer or the keyboard is here: the words come first.
  const [hasTools] = useTurn(autoFocus);
  const { id } = passage;
  const indexIn = (passages: readonly Passage[]) => passages.findIndex((other) => other.id === id);
  const move = (step: 1 | -1) => change((before) => moved(before, indexIn(before), step));
  const remove = () => {
    let index = 0;
    change((before) => {
      index = indexIn(before);
      return before.filter((other) => other.id !== id);
    });
    if (passage.text.trim() === '') return;
    showUndoToast({ title: t('digests.passageRemoved') }, t('ui.undo'), () =>
      change((before) => before.toSpliced(Math.min(index, before.length), 0, passage)),
    );
  };
  const addPictures = async () => {
    const chosen = await choosePictures();
    if (element.current) textFieldIn(element.current)?.addPictures(chosen);
  };
  return (
    <div ref={element} className={classNames(styles.passage, styles[passage.origin])} data-passage={passage.id}>
      <LazyMarkdownEditor
        className={styles.text}
        text={passage.text}
        readOnly={readOnly}
        label={label}
        placeholder={t('digests.passagePlaceholder')}
        pictures={pictures}
        autoFocus={autoFocus}
        onWrite={(text) => change((before) => writePassage(before, id, text))}
      />
      <div className={styles.foot}>
        <SourceChips passage={passage} />
        {readOnly || !hasTools ? null : (
          <span className={styles.tools}>
            <IconButton
              small
              label={t('digests.addPicture')}
              icon={<ImagePlus />}
              shortcut="digests.addPicture"
              onClick={() => void addPictures()}
            />
            <IconButton small label={t('ui.moveUp')} icon={<ArrowUp />} onClick={() => move(-1)} />
            <IconButton small label={t('ui.moveDown')} icon={<ArrowDown />} onClick={() => move(1)} />
            <IconButton small label={t('digests.removePassage')} icon={<Trash2 />} onClick={remove} />
          </span>
        )}
      </div>
    </div>
  );
});
