import type { ChatKind } from '../../../../contract/index.ts';
import { readBracket, readStamp } from './header.ts';
import { isTableHead } from './table.ts';
import { type KakaoTitle, readTitle } from './title.ts';
import { readBar } from './written-day.ts';

/** So many people are a group. */
const GROUP = 3;
const BANNER_LINES = 4;

/** Which program wrote a file: the two lay it out differently. */
export type KakaoLayout = 'computer' | 'phone';

/** What a look ahead tells: the title, the layout, and whether it is a group. */
export class KakaoSurvey {
  readonly #senders = new Set<string>();
  #lines = 0;
  title: KakaoTitle | null = null;
  layout: KakaoLayout | null = null;

  /** Whether it is the table of the Mac program. */
  isTable = false;

  add(line: string): void {
    this.isTable ||= this.#lines === 0 && isTableHead(line);
    if (this.#lines++ < BANNER_LINES) {
      this.title ??= readTitle(line);
    }
    const name = this.layout === 'phone' ? undefined : readBracket(line)?.name;
    if (name !== undefined || (this.layout === null && readBar(line) !== null)) {
      this.layout ??= 'computer';
    }
    const stamp = this.layout === 'computer' ? null : readStamp(line);
    if (stamp !== null) {
      this.layout ??= 'phone';
    }
    const sender = name ?? stamp?.name;
    if (typeof sender === 'string' && this.#senders.size < GROUP) {
      this.#senders.add(sender);
    }
  }

  /** Whether more lines could not change the answer. */
  get enough(): boolean {
    return this.isTable || this.#senders.size === GROUP;
  }

  get kind(): ChatKind {
    return this.title?.isGroup || this.#senders.size >= GROUP ? 'group' : 'private';
  }
}
