/** Characters of one event, from which it is none. */
const LONGEST_EVENT = 1_000_000;

/**
 * Reads server-sent events, of which only the data matters here, from bytes in whichever pieces they
 * come: “Server-sent events”, 9.2.6, of the HTML Living Standard.
 */
export class EventStreamReader {
  /** Also takes a byte order mark away. */
  readonly #decoder = new TextDecoder();
  #line = '';
  #data: string[] = [];
  #size = 0;
  #endedWithReturn = false;

  /**
   * @returns the data of the events that are complete by now
   * @throws {RangeError} for an event of more than a million characters
   */
  read(piece: Uint8Array): string[] {
    const events: string[] = [];
    const text = this.#decoder.decode(piece, { stream: true });
    if (text === '') {
      return events;
    }
    // A line that ended with a return at the end of the piece before may have its line feed here.
    const fresh = this.#endedWithReturn && text.startsWith('\n') ? text.slice(1) : text;
    this.#endedWithReturn = text.endsWith('\r');
    const lines = fresh.split(/\r\n|\n|\r/);
    for (const [place, line] of lines.entries()) {
      this.#line += line;
      this.#size += line.length;
      if (this.#size > LONGEST_EVENT) {
        throw new RangeError('an event is too long');
      }
      if (place < lines.length - 1) {
        const event = this.#endLine();
        if (event !== null) {
          events.push(event);
        }
      }
    }
    return events;
  }

  #endLine(): string | null {
    const line = this.#line;
    this.#line = '';
    if (line !== '') {
      const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
      if (field === 'data') {
        this.#data.push(value);
      } else {
        this.#size -= line.length;
      }
      return null;
    }
    const event = this.#data.length > 0 ? this.#data.join('\n') : null;
    this.#data = [];
    this.#size = 0;
    return event;
  }
}
