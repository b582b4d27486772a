import type { Extension } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';

/** The address of a picture that the library keeps: 64 letters and digits that say nothing to a reader. */
const ADDRESS = /(?<=!\[[^\]\n]*\]\()assets\/[0-9a-f]{64}\.(?:png|jpe?g|gif|webp)(?=\))/g;

class Thumbnail extends WidgetType {
  readonly #address: string;

  constructor(address: string) {
    super();
    this.#address = address;
  }

  override toDOM(): HTMLElement {
    const image = document.createElement('img');
    image.className = 'cm-thumbnail';
    image.src = this.#address;
    // Its name stands before it.
    image.alt = '';
    return image;
  }

  override eq(other: Thumbnail): boolean {
    return other.#address === this.#address;
  }
}

const addresses = new MatchDecorator({
  regexp: ADDRESS,
  decoration: ([address]) => Decoration.replace({ widget: new Thumbnail(address) }),
});

const thumbnails = ViewPlugin.define<{ decorations: DecorationSet; update: (update: ViewUpdate) => void }>(
  (view) => ({
    decorations: addresses.createDeco(view),
    update(update) {
      this.decorations = addresses.updateDeco(update, this.decorations);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

/** Shows the pictures of the library in the place of their addresses, each one step for the cursor (WRITE-10). */
export const pictureMarks: Extension = [
  thumbnails,
  EditorView.atomicRanges.of((view) => view.plugin(thumbnails)?.decorations ?? Decoration.none),
];
