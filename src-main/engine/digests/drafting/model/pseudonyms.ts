import type { Member, ThreadMessage } from '../../../../contract/index.ts';
import { foldText } from '../../../text/index.ts';
import { NameReplacer } from '../../credits/name-replacer.ts';
import type { PromptWording } from './prompt-wording.ts';

/** Marks around the number of a person while a text is between names and pseudonyms. */
const BEFORE = '\uE000';
const AFTER = '\uE001';
const MARKS = /[\uE000\uE001]/g;
/** The hundred most frequent family names, in simplified form. */
const FAMILY_NAME =
  /^[王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧肖冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚]\p{Script=Han}{2}$/u;
const PLACEHOLDER = /\uE000(\d+)\uE001/g;

export interface PseudonymOptions {
  /** The conversation; names it mentions that no member has count as people too. */
  readonly messages: readonly ThreadMessage[];
  /** Everybody the library knows. */
  readonly members: readonly Member[];
  /** Member behind a participant. */
  memberOf(participantId: string): string;
  /** The member who asked, if somebody did. */
  readonly asker: string | undefined;
  /** Whether members who are willing to be named may be named. */
  readonly namesSent: boolean;
  readonly wording: PromptWording;
}

/** Who is called what in a request, and back again in the answer (MODEL-DRAFT-2, MODEL-DRAFT-3). */
export class Pseudonyms {
  readonly #options: PseudonymOptions;
  readonly #names: NameReplacer;
  /** People by the number of their placeholder, and what they are called in the app. */
  readonly #people: { readonly id: string; readonly name: string; label: string | null }[] = [];
  readonly #numbers = new Map<string, number>();
  /** Members who appear by name. */
  readonly #named = new Map<string, string>();
  readonly #said: string;
  #letters = 0;

  constructor(options: PseudonymOptions) {
    this.#options = options;
    this.#said = foldText(options.messages.map(({ text }) => text).join('\n'));
    const replaced: (readonly [string, string])[] = [];
    const kept: string[] = [];
    const add = (id: string, name: string, names: readonly string[], mayBeNamed: boolean) => {
      if (mayBeNamed && options.namesSent) {
        this.#named.set(id, name);
        kept.push(...names);
      } else {
        const placeholder = BEFORE + this.#numberOf(id, name) + AFTER;
        replaced.push(...names.map((one) => [one, placeholder] as const));
      }
    };
    for (const { id, name, aliases, alias, credit } of options.members) {
      add(id, name, [name, ...aliases, ...(alias === null ? [] : [alias])], credit === 'name');
    }
    const creditOf = new Map(options.members.map(({ id, credit }) => [id, credit]));
    for (const { senderId, sender, mentions } of options.messages) {
      const called = [{ participantId: senderId ?? undefined, name: sender }, ...(mentions ?? [])];
      for (const { participantId, name } of called) {
        if (name !== null && name.trim() !== '') {
          const id = participantId === undefined ? this.#memberCalled(name) : options.memberOf(participantId);
          add(id, this.#nameOf(id) ?? name, [name, ...givenNameOf(name)], (creditOf.get(id) ?? 'name') === 'name');
        }
      }
    }
    this.#names = new NameReplacer({ replaced, kept });
  }

  /** What the sender of a message is called. */
  senderOf({ senderId, sender }: ThreadMessage): string {
    if (senderId === null) {
      return this.hide(sender ?? '');
    }
    const id = this.#options.memberOf(senderId);
    return this.#named.get(id) ?? this.#labelOf(this.#numberOf(id, sender ?? ''));
  }

  /** Plain words with pseudonyms in place of names. */
  hide(text: string): string {
    return this.#names
      .inText(text.replace(MARKS, ''))
      .replace(PLACEHOLDER, (_, number: string) => this.#labelOf(Number(number)));
  }

  /** Words of an answer with names in place of pseudonyms; `write` says how a name is spelt there. */
  restore(text: string, write: (name: string) => string): string {
    const labels = this.#people.flatMap(({ label, name }) => (label === null ? [] : [[label, name] as const]));
    if (labels.length === 0) {
      return text;
    }
    const names = new Map(labels);
    // Models like to put a blank before the letter.
    const spellings = Array.from(names.keys(), (label) => label.replace(/ ?([A-Z]+)$/, ' ?$1'));
    const anyLabel = new RegExp(`(?<![A-Za-z0-9])(?:${spellings.join('|')})(?![A-Za-z0-9])`, 'g');
    return text.replace(anyLabel, (found) => {
      const bare = found.replaceAll(' ', '');
      const label = labels.find(([one]) => one.replaceAll(' ', '') === bare)?.[0] ?? found;
      return write(names.get(label) ?? found);
    });
  }

  /** People who have a pseudonym by now. */
  get count(): number {
    return this.#people.filter(({ label }) => label !== null).length;
  }

  #memberCalled(name: string): string {
    const folded = foldText(name).trim();
    const member = this.#options.members.find((one) =>
      [one.name, ...one.aliases].some((known) => foldText(known).trim() === folded),
    );
    return member?.id ?? `named ${folded}`;
  }

  #nameOf(id: string): string | undefined {
    const number = this.#numbers.get(id);
    return this.#named.get(id) ?? (number === undefined ? undefined : this.#people[number]?.name);
  }

  #numberOf(id: string, name: string): number {
    const number = this.#numbers.get(id) ?? this.#people.push({ id, name, label: null }) - 1;
    this.#numbers.set(id, number);
    return number;
  }

  #labelOf(number: number): string {
    const person = this.#people[number];
    if (person === undefined) {
      return '';
    }
    person.label ??= person.id === this.#options.asker ? this.#askerLabel() : this.#nextLabel();
    return person.label;
  }

  #askerLabel(): string {
    const { asker } = this.#options.wording;
    return this.#isFree(asker) ? asker : this.#nextLabel();
  }

  #nextLabel(): string {
    for (;;) {
      const label = this.#options.wording.member(lettersOf(this.#letters++));
      if (this.#isFree(label)) {
        return label;
      }
    }
  }

  /** A pseudonym that members wrote themselves would be taken for a name in the answer. */
  #isFree(label: string): boolean {
    return !this.#said.includes(foldText(label));
  }
}

/** A, B, … Z, AA, AB, … */
function lettersOf(number: number): string {
  const rest = Math.floor(number / 26);
  return (rest === 0 ? '' : lettersOf(rest - 1)) + String.fromCharCode(65 + (number % 26));
}

/** What friends call somebody by a Chinese name of three characters: without the family name. */
function givenNameOf(name: string): string[] {
  const folded = foldText(name).trim();
  return FAMILY_NAME.test(folded) ? [folded.slice(1)] : [];
}
