import { useEffect, useLayoutEffect, useRef } from 'react';
import { MarkdownView } from './markdown-view.ts';
import type { PictureIntake } from './picture-intake.ts';

export interface MarkdownEditorProps {
  readonly className: string | undefined;
  readonly text: string;
  /** The accessible name. */
  readonly label: string;
  readonly placeholder: string;
  readonly readOnly: boolean;
  /** Always the same while nothing of it changes. */
  readonly pictures: PictureIntake;
  readonly autoFocus: boolean;
  readonly onWrite: (text: string) => void;
}

/** A text being written as Markdown, with its marks in colour. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const { className, text, label, placeholder, readOnly, pictures, autoFocus, onWrite } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<MarkdownView>(null);
  const write = useRef(onWrite);
  const focusFirst = useRef(autoFocus);

  useLayoutEffect(() => {
    write.current = onWrite;
  }, [onWrite]);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const made = new MarkdownView(root, (written) => write.current(written));
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, []);
  useLayoutEffect(() => {
    view.current?.show(text, { label, placeholder, readOnly, pictures });
  }, [text, label, placeholder, readOnly, pictures]);
  useEffect(() => {
    if (focusFirst.current) view.current?.focus();
  }, []);

  return <div ref={host} className={className} />;
}
