/** More messages than any group with topics has; beyond that (a damaged file) they are no longer remembered. */
const REMEMBERED = 2_000_000;

/**
 * The topics of a group. Telegram does not say in which topic a message stands: a post names the first
 * message of its topic as the one it replies to, and a reply is in the topic of what it replies to.
 */
export class Topics {
  /** Titles by the numbers of the messages in a topic. */
  readonly #titleOf = new Map<number, string>();
  readonly #first = new Set<string>();

  /** The message that created a topic; the title it got then names it to the end. */
  create(id: string, title: string): void {
    this.#first.add(id);
    this.#titleOf.set(Number(id), title);
  }

  /** Whether a message created a topic: naming it is belonging to the topic, not replying. */
  isFirst(id: string): boolean {
    return this.#first.has(id);
  }

  /** The topic of a message that names another one; undefined outside all topics. */
  of(id: string | undefined, target: string | undefined): string | undefined {
    const title = target === undefined ? undefined : this.#titleOf.get(Number(target));
    if (title !== undefined && id !== undefined && this.#titleOf.size < REMEMBERED) {
      this.#titleOf.set(Number(id), title);
    }
    return title;
  }
}
