import { enlarged } from './chat-columns.ts';
import type { Worth } from './worth.ts';

/** What is found of one conversation; places are positions in the chat, people are author numbers. */
export interface Judged {
  readonly worth: Worth;
  readonly ask: number;
  /** What the asker said just before; -1 for nothing. */
  readonly beforeAsk: number;
  readonly questions: number;
  readonly answers: number;
  /** Askers first, then by number of messages. */
  readonly people: readonly number[];
  readonly askers: readonly number[];
  readonly answerers: readonly number[];
}

/** Conversations that were judged, in columns: a busy chat has hundreds of thousands. */
export class JudgedColumns {
  readonly #worth: (Worth | undefined)[];
  readonly #ask: Int32Array;
  readonly #beforeAsk: Int32Array;
  readonly #questions: Int32Array;
  readonly #answers: Int32Array;
  /** Where the people of each stand in `#people`: number of askers, of answerers, of all, then the latter two. */
  readonly #peopleAt: Int32Array;
  #people = new Int32Array(1024);
  #peopleCount = 0;

  /** @param count number of conversations, judged or not. */
  constructor(count: number) {
    this.#worth = Array.from({ length: count }, () => undefined);
    this.#ask = new Int32Array(count);
    this.#beforeAsk = new Int32Array(count);
    this.#questions = new Int32Array(count);
    this.#answers = new Int32Array(count);
    this.#peopleAt = new Int32Array(count);
  }

  set(conversation: number, judged: Judged): void {
    this.#worth[conversation] = judged.worth;
    this.#ask[conversation] = judged.ask;
    this.#beforeAsk[conversation] = judged.beforeAsk;
    this.#questions[conversation] = judged.questions;
    this.#answers[conversation] = judged.answers;
    this.#peopleAt[conversation] = this.#peopleCount;
    const { askers, answerers, people } = judged;
    this.#addPeople([askers.length, answerers.length, people.length, ...answerers, ...people]);
  }

  /** Undefined where it was not judged. */
  get(conversation: number): Judged | undefined {
    const worth = this.#worth[conversation];
    if (worth === undefined) {
      return undefined;
    }
    const at = this.#peopleAt[conversation] as number;
    const [askers = 0, answerers = 0, people = 0] = this.#people.subarray(at, at + 3);
    const first = at + 3;
    const listed = (from: number, count: number) => [...this.#people.subarray(from, from + count)];
    return {
      worth,
      ask: this.#ask[conversation] as number,
      beforeAsk: this.#beforeAsk[conversation] as number,
      questions: this.#questions[conversation] as number,
      answers: this.#answers[conversation] as number,
      askers: listed(first + answerers, askers),
      answerers: listed(first, answerers),
      people: listed(first + answerers, people),
    };
  }

  #addPeople(numbers: readonly number[]): void {
    const end = this.#peopleCount + numbers.length;
    while (end > this.#people.length) {
      this.#people = enlarged(this.#people, new Int32Array(this.#people.length * 2));
    }
    this.#people.set(numbers, this.#peopleCount);
    this.#peopleCount = end;
  }
}
