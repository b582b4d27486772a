import type { Mention } from '../../../../contract/index.ts';

/** Names at the start of a message, with what divides and ends them: `ann, bob: look`. */
const LEAD = /^\s*@?([^\s,:]{1,40})(?:([,:])(?=\s|$)|\s*,\s*(?=\S))/;
const MOST_ADDRESSED = 5;

/** The nicks of a channel as far as they are known. */
export class Nicks {
  readonly #known = new Set<string>();

  add(nick: string): void {
    // As for senders: a damaged file can hold any number of nicks.
    if (this.#known.size < 200_000) {
      this.#known.add(nick.toLowerCase());
    }
  }

  /**
   * Whom a message addresses: the known nicks it begins with, before a colon or comma, and the known ones
   * that follow an `@`. IRC has no replies; this is how people answer there.
   */
  addressedBy(text: string): readonly Mention[] | undefined {
    const names: string[] = [];
    let rest = text;
    for (let match = LEAD.exec(rest); match !== null && names.length < MOST_ADDRESSED; match = LEAD.exec(rest)) {
      const [lead, nick = '', end] = match;
      if (!this.#known.has(nick.toLowerCase())) {
        break;
      }
      names.push(nick);
      rest = rest.slice(lead.length);
      if (end === ':') {
        break;
      }
    }
    if (text.includes('@')) {
      for (const [, nick = ''] of text.matchAll(/(?<![\w.@-])@([^\s,:]+)/g)) {
        if (this.#known.has(nick.toLowerCase()) && !names.includes(nick)) {
          names.push(nick);
        }
      }
    }
    return names.length === 0 ? undefined : names.map((name) => ({ name }));
  }
}
