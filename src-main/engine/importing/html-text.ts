/** Longer than any message a chat program sends; what exceeds it is cut. */
const LONGEST_TEXT = 1_000_000;

/** Collects the text of an element. */
export class HtmlText {
  #text = '';

  add(piece: string): void {
    if (this.#text.length < LONGEST_TEXT) {
      this.#text += piece;
    }
  }

  /** What follows stands on a line of its own. */
  breakLine(): void {
    if (this.#text.trim() !== '' && !this.#text.endsWith('\n')) {
      this.add('\n');
    }
  }

  /** Characters so far. */
  get length(): number {
    return this.#text.length;
  }

  /** What was added since there were so many characters. */
  since(length: number): string {
    return this.#text.slice(length).trim();
  }

  /** What was collected, without the blanks around it that only indent the page; begins anew. */
  take(): string {
    const text = this.#text.trim();
    this.#text = '';
    return text;
  }
}
