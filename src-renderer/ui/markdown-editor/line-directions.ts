import { type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

const ownDirection = Decoration.line({ attributes: { dir: 'auto' } });

/** Each line runs in the direction of its own first letter, as a paragraph with `dir="auto"` does. */
export const lineDirections: Extension = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.define(
    (view) => ({
      decorations: directed(view),
      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged) this.decorations = directed(update.view);
      },
    }),
    { decorations: (plugin) => plugin.decorations },
  ),
];

function directed(view: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let line = view.state.doc.lineAt(from); ; line = view.state.doc.line(line.number + 1)) {
      lines.add(line.from, line.from, ownDirection);
      if (line.to >= to) break;
    }
  }
  return lines.finish();
}
