import { chatWords, randomFrom } from './chat-texts.ts';
import type { ExportSize, MadeMessage } from './made-messages.ts';

/**
 * Made-up talk in conversations: somebody asks, some others answer about the same matter, ask back, say thanks;
 * several run at once, and idle talk runs between them. Words are made up as in `chatTexts`; what a reader of
 * conversations goes by (names, replies, question words, words in common, pauses) is there as in real groups:
 * every fourth message calls somebody by name, every eighth replies, three conversations run at a time.
 */

const START = Date.UTC(2024, 0, 2, 8, 0, 0);
const AT_ONCE = 3;

interface Phrases {
  readonly questions: readonly string[];
  readonly answers: readonly string[];
  readonly returns: readonly string[];
  readonly thanks: readonly string[];
  readonly idle: readonly string[];
}

/** `*` stands for a word of the matter, `~` for any word. */
const CHINESE: Phrases = {
  questions: [
    '请问*的*怎么~？',
    '*报错了，*打不开，有人知道吗',
    '有没有人用过*？~和*哪个好',
    '大家*是怎么~的',
    '求助，*为什么~*',
  ],
  answers: [
    '先把*改成~试试',
    '*要用~，不要直接~*',
    '我之前也是，~一下*就好了',
    '可能是*的~问题',
    '建议看看*，~里有说明',
    '你的*是~吧',
  ],
  returns: ['*在哪里？', '试了*，还是不行', '是~*吗？', '什么意思', '我的*是~的，~~'],
  thanks: ['谢谢，可以了', '解决了，多谢', '好的谢谢', '*好了，感谢'],
  idle: ['哈哈哈', '早上好', '+1', '今天~~真~', '[表情]', '晚上吃什么', '~~~，笑死', '中午~*吗', '嗯嗯', '~了~'],
};
const ENGLISH: Phrases = {
  questions: [
    'how do I ~ the * ?',
    'anyone know why * fails with * ?',
    'my * does not ~, any ideas?',
    'is there a way to ~ * from * ?',
  ],
  answers: [
    'try ~ the * first',
    'you need * for ~ ~',
    'it is in the * ~, just ~ it',
    'I think * is ~',
    'use * instead of ~',
    'did that with * and it ~',
  ],
  returns: [
    'which * ?',
    'still not working, * says ~',
    'where is that?',
    'ok, and then ~ the * ?',
    'what do you mean by ~',
  ],
  thanks: ['thanks, that did it', 'works now, thank you', 'great, thanks', 'ok, * works'],
  idle: ['lol', 'good morning', 'yeah', 'the ~ ~ was ~', 'haha', 'anyone seen ~ ?', 'brb', 'nice ~ ~ ~', '~ ~ ~ ~ ~'],
};

/** One conversation that runs. */
interface Talk {
  readonly phrases: Phrases;
  /** Who asks comes first. */
  readonly people: readonly number[];
  readonly matter: readonly string[];
  left: number;
  speaker: number;
  last: number;
}

/** The messages of a group in which people answer one another, oldest first. */
export function* madeTalk(size: ExportSize, names: readonly string[]): Generator<MadeMessage> {
  const group = new TalkingGroup(size, names);
  for (let index = 0; index < size.messages; index++) {
    yield group.next(index);
  }
}

class TalkingGroup {
  readonly #random: () => number;
  readonly #words: ReturnType<typeof chatWords>;
  readonly #names: readonly string[];
  readonly #participants: number;
  readonly #running: Talk[] = [];
  #local = START;

  constructor({ seed, participants = 200 }: ExportSize, names: readonly string[]) {
    this.#random = randomFrom(seed + 3);
    this.#words = chatWords(this.#random);
    this.#names = names;
    this.#participants = participants;
  }

  next(index: number): MadeMessage {
    this.#local += this.#random() < 0.93 ? this.#below(45) * 1000 : this.#below(5400) * 1000;
    const isFew = this.#running.length < AT_ONCE;
    if (this.#running.length === 0 || (isFew && this.#random() < 0.08)) {
      const talk = this.#begin();
      return this.#said(talk, index, talk.people[0] as number, talk.phrases.questions);
    }
    const talk = this.#pick(this.#running);
    if (this.#random() < 0.2) {
      const text = this.#filled(talk, this.#pick(talk.phrases.idle));
      return { index, local: this.#local, sender: this.#person(), text, replyTo: null };
    }
    const sender = this.#pick(talk.people);
    const { answers, returns, thanks } = talk.phrases;
    return this.#said(talk, index, sender, sender !== talk.people[0] ? answers : talk.left < 2 ? thanks : returns);
  }

  #said(talk: Talk, index: number, sender: number, kind: readonly string[]): MadeMessage {
    const isTurn = talk.speaker >= 0 && talk.speaker !== sender;
    const name = this.#names[talk.speaker] ?? '';
    const address = !isTurn || this.#random() > 0.35 ? '' : talk.phrases === CHINESE ? `@${name} ` : `${name}: `;
    const replyTo = isTurn && this.#random() < 0.15 ? talk.last : null;
    talk.speaker = sender;
    talk.last = index;
    talk.left--;
    if (talk.left <= 0) {
      this.#running.splice(this.#running.indexOf(talk), 1);
    }
    return { index, local: this.#local, sender, text: address + this.#filled(talk, this.#pick(kind)), replyTo };
  }

  #begin(): Talk {
    const phrases = this.#random() < 0.5 ? CHINESE : ENGLISH;
    const word = phrases === CHINESE ? this.#words.chinese : this.#words.english;
    const people = Array.from({ length: 2 + this.#below(4) }, () => this.#person());
    const matter = Array.from({ length: 5 }, word);
    const talk = { phrases, people, matter, left: 3 + this.#below(20), speaker: -1, last: -1 };
    this.#running.push(talk);
    return talk;
  }

  #filled({ phrases, matter }: Talk, phrase: string): string {
    const word = phrases === CHINESE ? this.#words.chinese : this.#words.english;
    return phrase.replace(/[*~]/g, (mark) => (mark === '*' ? this.#pick(matter) : word()));
  }

  #person(): number {
    return Math.floor(this.#random() ** 2 * this.#participants);
  }

  #below(end: number): number {
    return Math.floor(this.#random() * end);
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#below(from.length)] as T;
  }
}
