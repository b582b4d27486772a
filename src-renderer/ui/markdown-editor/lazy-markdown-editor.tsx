import { Suspense } from 'react';
import { loadable } from '../loadable.tsx';
import styles from './lazy-markdown-editor.module.css';
import type { MarkdownEditorProps } from './markdown-editor.tsx';

export const MarkdownEditor = loadable(() => import('./markdown-editor.tsx').then((module) => module.MarkdownEditor));

/** The Markdown editor, loaded when one is first shown; until then the text can be read. */
export function LazyMarkdownEditor(props: MarkdownEditorProps) {
  return (
    <Suspense
      fallback={
        <div className={props.className} aria-busy="true">
          <div className={styles.waiting} dir="auto">
            {props.text}
          </div>
        </div>
      }
    >
      <MarkdownEditor {...props} />
    </Suspense>
  );
}
