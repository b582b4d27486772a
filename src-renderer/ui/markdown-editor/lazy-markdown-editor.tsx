import { Suspense, useState } from 'react';
import { flushSync } from 'react-dom';
import { loadable } from '../loadable.tsx';
import { useTurn } from '../turns.ts';
import styles from './lazy-markdown-editor.module.css';
import type { MarkdownEditorProps } from './markdown-editor.tsx';

export const MarkdownEditor = loadable(() => import('./markdown-editor.tsx').then((module) => module.MarkdownEditor));

/** The Markdown editor, made when its turn comes and loaded with the first; until then the text can be read (WRITE-11). */
export function LazyMarkdownEditor(props: MarkdownEditorProps) {
  const [isTurn, takeTurn] = useTurn(props.autoFocus);
  const [isPressed, setIsPressed] = useState(false);
  const waiting = (
    <div className={props.className} aria-busy="true">
      <div
        className={styles.waiting}
        dir="auto"
        onPointerDown={() =>
          // Within the event, so that the press itself is the editor's.
          flushSync(() => {
            setIsPressed(true);
            takeTurn();
          })
        }
      >
        {props.text}
      </div>
    </div>
  );
  if (!isTurn) return waiting;
  return (
    <Suspense fallback={waiting}>
      <MarkdownEditor {...props} autoFocus={props.autoFocus || isPressed} />
    </Suspense>
  );
}
