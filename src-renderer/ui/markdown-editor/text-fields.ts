/** What the page can do with a text being written, without reaching into the editor's shadow root. */
export interface TextField {
  /** The words that are selected in it. */
  readonly selected: string;
  /** Selects words where they come first, if they are there, and takes the keyboard. */
  select(words: string): void;
  /** Takes pictures in behind what is selected; false when it takes none. */
  addPictures(pictures: readonly File[]): boolean;
}

/** By the element that hosts each editor. Apart from the editor, so that asking does not load it. */
export const fields = new Map<Element, TextField>();

/** The editor that has the keyboard. */
export function focusedTextField(): TextField | undefined {
  const { activeElement } = document;
  return activeElement === null ? undefined : fields.get(activeElement);
}

/** The editor within an element, or the element itself. */
export function textFieldIn(element: Element): TextField | undefined {
  for (const [host, field] of fields) {
    if (element.contains(host)) return field;
  }
  return undefined;
}
