/** What the page can do with a text being written, without reaching into the editor's shadow root. */
export interface TextField {
  /** The words that are selected in it. */
  readonly selected: string;
  /** Selects words where they come first, if they are there, and takes the keyboard. */
  select(words: string): void;
}

/** By the element that hosts each editor. Apart from the editor, so that asking does not load it. */
export const fields = new Map<Element, TextField>();

/** The editor within an element, or the element itself. */
export function textFieldIn(element: Element): TextField | undefined {
  for (const [host, field] of fields) {
    if (element.contains(host)) return field;
  }
  return undefined;
}
