import { isolateHistory } from '@codemirror/commands';
import { type Extension, StateEffect, StateField, type TransactionSpec } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { pictureMarkdown } from './picture-files.ts';

/** Where the pictures of a text are kept. */
export interface PictureIntake {
  /** Keeps a picture and gives what a text names it by; null when it was refused, and the user was told why. */
  readonly keep: (picture: File) => Promise<string | null>;
  /** What the picture shows, as far as its file says. */
  readonly nameOf: (picture: File) => string;
  /** Said in the text's place while a picture is on its way. */
  readonly coming: string;
}

interface Awaited {
  readonly id: object;
  readonly at: number;
  readonly words: string;
}

const awaited = StateEffect.define<Awaited>({ map: (value, change) => ({ ...value, at: change.mapPos(value.at) }) });
const arrived = StateEffect.define<object>();

/** Places that wait for a picture: they move along with the text around them (WRITE-9). */
const places = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, transaction) {
    let now = before.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(awaited)) {
        const { id, at, words } = effect.value;
        now = now.update({ add: [Decoration.widget({ widget: new Coming(words), side: 1, id }).range(at)] });
      } else if (effect.is(arrived)) {
        now = now.update({ filter: (_from, _to, { spec }) => spec.id !== effect.value });
      }
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

class Coming extends WidgetType {
  readonly #words: string;

  constructor(words: string) {
    super();
    this.#words = words;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'cm-pictureComing';
    element.textContent = this.#words;
    return element;
  }

  override eq(other: Coming): boolean {
    return other.#words === this.#words;
  }
}

export const pictureIntake: Extension = places;

/**
 * Takes pictures into a text at a place (WRITE-8, WRITE-9): what they are is written there once all of them are kept,
 * the name of the first selected, so that better words can be typed at once. Those that were refused are left out.
 *
 * @param at where; in UTF-16 units
 */
export async function takePictures(
  view: EditorView,
  pictures: readonly File[],
  at: number,
  intake: PictureIntake,
): Promise<void> {
  const id = {};
  const { activeElement } = document;
  view.dispatch({ effects: [awaited.of({ id, at, words: intake.coming }), EditorView.announce.of(intake.coming)] });
  const kept: { readonly name: string; readonly address: string }[] = [];
  for (const picture of pictures) {
    const address = await intake.keep(picture);
    if (address !== null) kept.push({ name: intake.nameOf(picture), address });
  }
  // The editor may have been left in the meantime.
  if (!view.dom.isConnected) return;
  const stayed = document.activeElement === activeElement || document.activeElement === document.body;
  view.dispatch(written(view, id, kept, stayed));
  if (stayed) view.focus();
}

/** Writes the pictures where their place has moved to; at the cursor when it was deleted. */
function written(
  view: EditorView,
  id: object,
  kept: readonly { readonly name: string; readonly address: string }[],
  selects: boolean,
): TransactionSpec {
  const done = arrived.of(id);
  const [first] = kept;
  if (first === undefined) return { effects: done };
  const { main } = view.state.selection;
  const at = placeOf(view, id) ?? main.to;
  const insert = kept.map(({ name, address }) => pictureMarkdown(name, address)).join('\n');
  const nameAt = at + '!['.length;
  return {
    changes: { from: at, insert },
    effects: [done, EditorView.announce.of(insert)],
    annotations: isolateHistory.of('full'),
    userEvent: 'input.paste',
    ...(selects && { selection: { anchor: nameAt, head: nameAt + first.name.length }, scrollIntoView: true }),
  };
}

function placeOf(view: EditorView, id: object): number | null {
  let at: number | null = null;
  view.state.field(places).between(0, view.state.doc.length, (from, _to, { spec }) => {
    if (spec.id === id) at = from;
  });
  return at;
}
