import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the interface's own tokens, which change with the theme by themselves. */
const frame = EditorView.theme({
  '&': { background: 'none', color: 'inherit' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { overflow: 'visible', fontFamily: 'inherit', lineHeight: 'inherit' },
  '.cm-content': { padding: '0', caretColor: 'var(--cinnabar)', textAutospace: 'normal' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--ink-faint)' },
  '.cm-pictureComing': { color: 'var(--ink-faint)', fontSize: 'var(--text-small)' },
  // Of one size, so that no line moves when a picture has come.
  '.cm-thumbnail': {
    width: '4.5em',
    height: '3em',
    margin: '0 2px',
    outline: '1px solid var(--line)',
    borderRadius: 'var(--radius-small)',
    objectFit: 'cover',
    verticalAlign: 'middle',
  },
  '.cm-content ::selection, .cm-content::selection': { background: 'var(--highlight)' },
});

const marks = HighlightStyle.define([
  { tag: tags.heading, color: 'var(--cinnabar)', fontFamily: 'var(--font-serif)', fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.quote, color: 'var(--ink-soft)' },
  { tag: tags.monospace, fontFamily: 'var(--font-mono)', fontSize: '0.92em' },
  { tag: [tags.link, tags.url], color: 'var(--indigo)' },
  // Last, so that the marks themselves do not look like what they make of the words between them.
  {
    tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName],
    color: 'var(--ink-faint)',
    fontStyle: 'normal',
    fontWeight: '400',
    textDecoration: 'none',
  },
]);

export const looks: Extension = [frame, syntaxHighlighting(marks)];
