import type { ParsedSender } from '../../contract/index.ts';

/** More different names than any chat has; beyond that (a damaged file) they are no longer remembered. */
const REMEMBERED = 200_000;

/** The senders of a chat: one object for each, shared by all their messages. */
export class Senders {
  readonly #byName = new Map<string, ParsedSender>();
  /** The one an account wrote as last. */
  readonly #byAccount = new Map<string, ParsedSender>();
  readonly #names = new Set<string>();

  /** The sender with this name, and account where the platform gives one. */
  of(name: string, nativeId?: string): ParsedSender {
    const known = nativeId === undefined ? this.#byName.get(name) : this.#byAccount.get(nativeId);
    return known?.name === name ? known : this.#remember(name, nativeId);
  }

  /** Whether somebody of this name has written. */
  readonly isKnown = (name: string): boolean => this.#names.has(name);

  #remember(name: string, nativeId: string | undefined): ParsedSender {
    const own = ownCopy(name);
    const sender = nativeId === undefined ? { name: own } : { nativeId: ownCopy(nativeId), name: own };
    if (this.#names.size < REMEMBERED && this.#byAccount.size < REMEMBERED) {
      this.#names.add(own);
      if (sender.nativeId === undefined) {
        this.#byName.set(own, sender);
      } else {
        this.#byAccount.set(sender.nativeId, sender);
      }
    }
    return sender;
  }
}

/** The same text without the large text it was cut from, which a cut-out would keep in memory. */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
