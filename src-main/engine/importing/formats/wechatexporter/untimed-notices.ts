import type { ParsedTime } from '../../../../contract/index.ts';
import type { Records } from '../../records.ts';
import { addNotice } from '../wechat/speech.ts';

/** More notices before the first message than any chat has. */
const MOST_HELD = 10_000;

interface UntimedNotice {
  readonly text: string;
  readonly line: number;
  readonly nativeId?: string | undefined;
}

/** Gives notices without a time that of the message before them, the first ones that of the first message. */
export class UntimedNotices {
  readonly #records: Records;
  #held: UntimedNotice[] = [];
  #at: ParsedTime | null = null;

  constructor(records: Records) {
    this.#records = records;
  }

  add(notice: UntimedNotice): void {
    if (this.#at !== null) {
      addNotice(this.#records, notice.text, { ...notice, at: this.#at });
    } else if (this.#held.length < MOST_HELD) {
      this.#held.push(notice);
    } else {
      this.#skip(notice);
    }
  }

  /** A message with this time follows. */
  timeIs(at: ParsedTime): void {
    this.#at = at;
    for (const notice of this.#held) {
      addNotice(this.#records, notice.text, { ...notice, at });
    }
    this.#held = [];
  }

  /** No message follows. */
  end(): void {
    for (const notice of this.#held) {
      this.#skip(notice);
    }
    this.#held = [];
  }

  #skip({ text, line }: UntimedNotice): void {
    for (const [index, part] of text.split('\n').entries()) {
      if (part.trim() !== '') {
        this.#records.skip(line + index, 'the notice has no time, nor has a message around it', part);
      }
    }
  }
}
