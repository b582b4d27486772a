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
  questions: ['请问*的*怎么~？', '*报错了，*打不开，有人知道吗', '有没有人用过*？~和*哪个好', '大家*是怎么~的', '求助，*为什么~*'],
  answers: ['先把*改成~试试', '*要用~，不要直接~*', '我之前也是，~一下*就好了', '可能是*的~问题', '建议看看*，~里有说明', '你的*是~吧'],
  returns: ['*在哪里？', '试了*，还是不行', '是~*吗？', '什么意思', '我的*是~的，~~'],
  thanks: ['谢谢，可以了', '解决了，多谢', '好的谢谢', '*好了，感谢'],
  idle: ['哈哈哈', '早上好', '+1', '今天~~真~', '[表情]', '晚上吃什么', '~~~，笑死', '中午~*吗', '嗯嗯', '~了~'],
};
const ENGLISH: Phrases = {
  questions: ['how do I ~ the * ?', 'anyone know why * fails with * ?', 'my * does not ~, any ideas?', 'is there a way to ~ * from * ?'],
  answers: ['try ~ the * first', 'you need * for ~ ~', 'it is in the * ~, just ~ it', 'I think * is ~', 'use * instead of ~', 'did that with * and it ~'],
  returns: ['which * ?', 'still not working, * says ~', 'where is that?', 'ok, and then ~ the * ?', 'what do you mean by ~'],
  thanks: ['thanks, that did it', 'works now, thank you', 'great, thanks', 'ok, * works'],
  idle: ['lol', 'good morning', 'yeah', 'the ~ ~ was ~', 'haha', 'anyone seen ~ ?', 'brb', 'nice ~ ~ ~', '~ ~ ~ ~ ~'],
};

interface Talk {
  readonly phrases: Phrases;
  readonly people: readonly number[];
  readonly matter: readonly string[];
  left: number;
  speaker: number;
  last: number;
}

/** The messages of a group in which people answer one another, oldest first. */
export function* madeTalk(
  { messages, seed, participants = 200 }: ExportSize,
  names: readonly string[],
): Generator<MadeMessage> {
  const random = randomFrom(seed + 3);
  const words = chatWords(random);
  const below = (end: number): number => Math.floor(random() * end);
  const person = (): number => Math.floor(random() ** 2 * participants);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const running: Talk[] = [];
  let local = START;
  const filled = ({ phrases, matter }: Talk, phrase: string): string =>
    phrase.replace(/[*~]/g, (mark) =>
      mark === '*' ? pick(matter) : phrases === CHINESE ? words.chinese() : words.english(),
    );
  const begin = (): Talk => {
    const phrases = random() < 0.5 ? CHINESE : ENGLISH;
    const word = phrases === CHINESE ? words.chinese : words.english;
    const people = Array.from({ length: 2 + below(4) }, person);
    const talk = { phrases, people, matter: Array.from({ length: 5 }, word), left: 3 + below(20), speaker: -1, last: -1 };
    running.push(talk);
    return talk;
  };
  for (let index = 0; index < messages; index++) {
    local += random() < 0.93 ? below(45) * 1000 : below(5400) * 1000;
    const isNew = running.length === 0 || (running.length < AT_ONCE && random() < 0.08);
    const talk = isNew ? begin() : pick(running);
    const asker = talk.people[0] as number;
    const isIdle = !isNew && random() < 0.2;
    const sender = isNew ? asker : isIdle ? person() : pick(talk.people);
    const { questions, answers, returns, thanks, idle } = talk.phrases;
    const kind = isNew ? questions : isIdle ? idle : sender !== asker ? answers : talk.left < 2 ? thanks : returns;
    const isTurn = talk.speaker >= 0 && talk.speaker !== sender && !isIdle;
    const name = names[talk.speaker] ?? '';
    const address = !isTurn || random() > 0.35 ? '' : talk.phrases === CHINESE ? `@${name} ` : `${name}: `;
    const replyTo = isTurn && random() < 0.15 ? talk.last : null;
    yield { index, local, sender, text: address + filled(talk, pick(kind)), replyTo };
    if (!isIdle) {
      talk.speaker = sender;
      talk.last = index;
      talk.left--;
    }
    if (talk.left <= 0) {
      running.splice(running.indexOf(talk), 1);
    }
  }
}
