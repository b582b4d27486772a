import type { ParsedChat } from '../../../../contract/index.ts';
import { type HtmlAttributes, type HtmlReceiver, hasClass } from '../../html-events.ts';
import { HtmlText } from '../../html-text.ts';

/** More writers than a private chat has. */
const ENOUGH = 3;

/** Learns from a page the name of its chat and whether more than two write. */
export class PageSurvey implements HtmlReceiver {
  readonly #writers = new Set<string>();
  readonly #text = new HtmlText();
  #collecting: 'title' | 'name' | null = null;
  name: string | undefined;

  get enough(): boolean {
    return this.#writers.size >= ENOUGH;
  }

  get kind(): ParsedChat['kind'] {
    return this.enough ? 'group' : 'private';
  }

  open(tag: string, attributes: HtmlAttributes): void {
    this.#text.take();
    this.#collecting = tag === 'title' ? 'title' : isName(attributes) && !this.enough ? 'name' : null;
  }

  text(piece: string): void {
    if (this.#collecting !== null) {
      this.#text.add(piece);
    }
  }

  close(): void {
    const text = this.#text.take();
    if (this.#collecting === 'title') {
      this.name ??= text.replace(/ - 微信聊天记录$/, '') || undefined;
    } else if (this.#collecting === 'name' && text !== '') {
      this.#writers.add(text);
    }
    this.#collecting = null;
  }
}

/** Whether an element holds the name of a sender; older versions had two classes for it. */
export function isName(attributes: HtmlAttributes): boolean {
  return hasClass(attributes, 'dspname') || hasClass(attributes, 'name-left') || hasClass(attributes, 'name-right');
}
