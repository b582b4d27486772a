/** Longer than any message a chat program sends; what exceeds it is cut. */
const LONGEST_TEXT = 1_000_000;

/** Collects the text of an element, in which a `<br>` ends a line. */
export class HtmlText {
  #parts: string[] = [];
  #length = 0;

  add(piece: string): void {
    if (this.#length < LONGEST_TEXT) {
      this.#parts.push(piece);
      this.#length += piece.length;
    }
  }

  /** What was collected, without the blanks around it that only indent the page; begins anew. */
  take(): string {
    return this.takeRaw().trim();
  }

  /** The same with those blanks, for a text of which this is one piece. */
  takeRaw(): string {
    const text = this.#parts.length === 1 ? (this.#parts[0] ?? '') : this.#parts.join('');
    this.#parts = [];
    this.#length = 0;
    return text;
  }
}
