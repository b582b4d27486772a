import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { Compartment, EditorState, type Extension, Transaction } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { lineDirections } from './line-directions.ts';
import { looks } from './looks.ts';
import { dragsPictures, picturesDropped, picturesPasted } from './picture-files.ts';
import { type PictureIntake, pictureIntake, takePictures } from './picture-intake.ts';
import { pictureMarks } from './picture-marks.ts';
import { changeBetween } from './text-change.ts';
import { fields } from './text-fields.ts';

/** After a composition ends, the editor takes a moment to read what it left; in milliseconds. */
const COMPOSED_MS = 60;

/** What an editor shows besides what is being written in it. */
export interface MarkdownFrame {
  /** The accessible name. */
  readonly label: string;
  readonly placeholder: string;
  readonly readOnly: boolean;
  readonly pictures: PictureIntake;
}

/**
 * A text being written as Markdown. It lives in a shadow root: the page's Content-Security-Policy
 * allows no `<style>` elements, and a shadow root takes its styles without one. Rules: SPEC.md in
 * this folder.
 */
export class MarkdownView {
  readonly #view: EditorView;
  readonly #frame = new Compartment();
  readonly #onWrite: (text: string) => void;
  readonly #host: Element;
  #shown: MarkdownFrame | null = null;
  /** The text as the outside knows it. */
  #known = '';

  /** @param root an empty one; it is the editor's alone */
  constructor(root: ShadowRoot, onWrite: (text: string) => void) {
    this.#onWrite = onWrite;
    this.#host = root.host;
    fields.set(root.host, this);
    root.addEventListener('drop', (event) => this.#dropped(event), { capture: true });
    root.addEventListener('dragover', (event) => this.#draggedOver(event));
    this.#view = new EditorView({
      root,
      parent: root,
      extensions: [
        this.#frame.of([]),
        history(),
        // Tab is left out, so that it leaves the field as in any other.
        keymap.of([...standardKeymap, ...historyKeymap]),
        language,
        EditorView.lineWrapping,
        lineDirections,
        looks,
        pictureIntake,
        pictureMarks,
        EditorView.updateListener.of(({ docChanged }) => {
          if (docChanged) this.#tell();
        }),
        EditorView.domEventHandlers({
          compositionend: () => void window.setTimeout(() => this.#tell(), COMPOSED_MS),
          paste: ({ clipboardData }) => this.addPictures(picturesPasted(clipboardData)),
        }),
      ],
    });
  }

  /** Shows a text that the outside changed; what is here and was not told yet stays (WRITE-3). */
  show(text: string, frame: MarkdownFrame): void {
    if (this.#shown === null || !isSameFrame(frame, this.#shown)) {
      this.#shown = frame;
      this.#view.dispatch({ effects: this.#frame.reconfigure(extensionsOf(frame)) });
    }
    if (text === this.#known || this.#view.composing) return;
    this.#known = text;
    const change = changeBetween(this.#text(), text);
    if (change === null) return;
    this.#view.dispatch({ changes: change, annotations: Transaction.addToHistory.of(false) });
  }

  focus(): void {
    this.#view.focus();
  }

  destroy(): void {
    fields.delete(this.#host);
    this.#view.destroy();
  }

  /** The words that are selected in it. */
  get selected(): string {
    const { from, to } = this.#view.state.selection.main;
    return this.#view.state.sliceDoc(from, to);
  }

  /** Selects words where they come first, if they are there, and takes the keyboard. */
  select(words: string): void {
    const anchor = this.#text().indexOf(words);
    if (anchor >= 0) this.#view.dispatch({ selection: { anchor, head: anchor + words.length }, scrollIntoView: true });
    this.focus();
  }

  /** Takes pictures in behind what is selected; false when there are none, or none may be. */
  addPictures(pictures: readonly File[], at = this.#view.state.selection.main.to): boolean {
    if (pictures.length === 0 || this.#shown === null || this.#shown.readOnly) return false;
    void takePictures(this.#view, pictures, at, this.#shown.pictures);
    return true;
  }

  /** Pictures are the text's; other files are for the page: CodeMirror would paste what is in them (WRITE-7, WRITE-8). */
  #dropped(event: Event): void {
    if (!(event instanceof DragEvent) || !event.dataTransfer?.types.includes('Files')) return;
    const { dataTransfer, clientX: x, clientY: y } = event;
    event.preventDefault();
    event.stopPropagation();
    if (this.addPictures(picturesDropped(dataTransfer), this.#view.posAtCoords({ x, y }, false))) return;
    this.#host.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  }

  /** Says that it takes what is dragged over it, before the page does. */
  #draggedOver(event: Event): void {
    if (event instanceof DragEvent && !this.#shown?.readOnly && dragsPictures(event.dataTransfer))
      event.preventDefault();
  }

  /** Tells the outside what is written, once no input method is at it (WRITE-2). */
  #tell(): void {
    const text = this.#text();
    if (this.#view.composing || text === this.#known) return;
    this.#known = text;
    this.#onWrite(text);
  }

  #text(): string {
    return this.#view.state.doc.toString();
  }
}

/** Markdown as the engine reads it: tables, strikethrough and tasks of GFM; raw HTML is text. */
const language: Extension = markdown({
  base: markdownLanguage,
  completeHTMLTags: false,
  extensions: { remove: ['HTMLBlock', 'HTMLTag', 'LinkReference', 'Subscript', 'Superscript', 'Emoji'] },
});

function extensionsOf(frame: MarkdownFrame): Extension {
  return [
    placeholder(frame.placeholder),
    EditorState.readOnly.of(frame.readOnly),
    EditorView.contentAttributes.of({
      'aria-label': frame.label,
      spellcheck: 'true',
      autocorrect: 'on',
      autocapitalize: 'sentences',
    }),
  ];
}

function isSameFrame(one: MarkdownFrame, other: MarkdownFrame): boolean {
  return (
    one.label === other.label &&
    one.placeholder === other.placeholder &&
    one.readOnly === other.readOnly &&
    one.pictures === other.pictures
  );
}
