import type { Answer, DigestContent, Locale, Passage, ThreadMessage } from '../../../contract/index.ts';
import { Signal, titleOf } from '../../threads/index.ts';
import { acceptedAnswerers } from './acceptance.ts';
import { chatMarkdown, isCodeLine, splitNames } from './chat-text.ts';
import { bodyOf, contentOf, type SortedConversation, signalsIn, sortConversation } from './conversation.ts';
import { keySentences } from './key-sentences.ts';
import { proposeTags } from './tags.ts';

export interface DraftInput {
  /** Messages of the thread in chat order, with their roles. */
  readonly messages: readonly ThreadMessage[];
  readonly templateId: string;
  /** Member behind a participant. */
  memberOf(participantId: string): string;
  /** An id for each passage and answer. */
  newId(): string;
  /** Tags the library uses already. */
  readonly tags: readonly string[];
  readonly language: Locale;
}

/** Makes a digest out of a conversation: at once, or later where somebody else is asked. */
export interface Drafter<Content extends DigestContent | Promise<DigestContent> = DigestContent> {
  draft(input: DraftInput): Content;
}

/** Messages that a section, and what one contributor answered, are cut down to. */
const MAXIMUM_SECTION = 10;
const MAXIMUM_ANSWER = 30;
/** Questions of others that are told with their answers. */
const MAXIMUM_MATTERS = 5;
/** Messages of one person within this time (milliseconds) are one passage. */
const SAME_BREATH = 10 * 60_000;
/** Content (see `contentOf`) from which an explanation stands as an approach of its own. */
const LEAST_APPROACH = 45;
const MAXIMUM_TITLE = 500;
/** Content from which the first question makes the title, whatever is asked after it. */
const ENOUGH_ASKED = 24;
/** Letters that a name must keep without the marks at its end. */
const LEAST_NAME = 3;

/**
 * A drafter that makes nothing up: every passage is what members wrote, in their words, with the
 * messages it rests on. Behaviour: SPEC.md.
 */
export function createExtractiveDrafter(): Drafter {
  return { draft: (input) => new Draft(input).content() };
}

class Draft {
  readonly #input: DraftInput;
  readonly #sorted: SortedConversation;
  /** What those who took part are called. */
  readonly #names: readonly string[];

  constructor(input: DraftInput) {
    this.#input = input;
    const names = input.messages.flatMap(({ sender }) => (sender === null ? [] : [sender]));
    this.#names = [...new Set(names.flatMap((name) => [name, bareName(name)]))];
    this.#sorted = sortConversation(input.messages.map((message) => this.#withoutNames(message)));
  }

  /** The message without the names in front, which become mentions. */
  #withoutNames(message: ThreadMessage): ThreadMessage {
    const { called, rest } = splitNames(message.text, this.#names);
    const mentions = called.map((name) => {
      const participantId = this.#input.messages.find(
        ({ sender }) => sender === name || (sender !== null && bareName(sender) === name),
      )?.senderId;
      return participantId == null ? { name } : { name, participantId };
    });
    return { ...message, text: rest, mentions: [...(message.mentions ?? []), ...mentions] };
  }

  content(): DigestContent {
    const { ask, background, conclusion, nextSteps, askers, answers } = this.#sorted;
    const sections: Record<string, Passage[]> = {
      ask: this.#section(ask),
      background: this.#section(background),
      discussion: [
        ...this.#passages(shortened(this.#sorted.discussion, MAXIMUM_SECTION, 0)),
        ...this.#otherMatters().flatMap((matter) => this.#section(matter)),
      ],
      conclusion: this.#section(conclusion),
      nextSteps: this.#section(nextSteps),
    };
    const rest = [...background, ...answers, ...conclusion].map(bodyOf);
    return {
      title: this.#title(),
      templateId: this.#input.templateId,
      sections: Object.fromEntries(Object.entries(sections).filter(([, passages]) => passages.length > 0)),
      answers: this.#answers(),
      tags: proposeTags(
        { ask: ask.map(bodyOf).join('\n'), rest, names: this.#names },
        this.#input.tags,
        this.#input.language,
      ),
      askers: [...new Set(askers.map((asker) => this.#input.memberOf(asker)))],
    };
  }

  /** The asker's question; where nothing was asked, what was said first. */
  #title(): string {
    const { ask, background, discussion } = this.#sorted;
    const first = ask[0];
    if (first === undefined) {
      const opening = [...discussion, ...this.#sorted.answers, ...this.#input.messages][0];
      return opening === undefined ? '' : titleOf(opening.text).slice(0, MAXIMUM_TITLE);
    }
    const opening = ask.filter((message) => message.sentAt - first.sentAt < SAME_BREATH);
    const best = opening.reduce((one, other) => {
      const content = contentOf(bodyOf(one));
      return content < ENOUGH_ASKED && contentOf(bodyOf(other)) > 2 * content ? other : one;
    });
    const before = background.filter((message) => message.sentAt <= best.sentAt).at(-1);
    return titleOf(bodyOf(best), before === undefined ? '' : bodyOf(before)).slice(0, MAXIMUM_TITLE);
  }

  /** One answer for each contributor, in the order in which they began; the accepted ones first. */
  #answers(): Answer[] {
    const accepted = acceptedAnswerers(this.#input.messages, this.#sorted);
    const byMember = new Map<string, ThreadMessage[]>();
    for (const message of this.#sorted.answers) {
      const member = message.senderId === null ? '' : this.#input.memberOf(message.senderId);
      byMember.set(member, [...(byMember.get(member) ?? []), message]);
    }
    const answers = [...byMember].map(([member, messages]) => ({
      id: this.#input.newId(),
      contributors: member === '' ? [] : [member],
      ...this.#parts(shortened(messages, MAXIMUM_ANSWER, 1)),
      accepted: messages.some(({ senderId }) => senderId !== null && accepted.has(senderId)),
    }));
    return answers.sort((one, other) => Number(other.accepted) - Number(one.accepted));
  }

  /**
   * An answer that begins with reasons and ends with steps or code is told apart into approach,
   * body and method; any other keeps the order in which it was given, as body.
   */
  #parts(messages: readonly ThreadMessage[]): Pick<Answer, 'approach' | 'method' | 'body'> {
    const runs = runsOf(messages);
    const passages = (part: readonly ThreadMessage[][]): Passage[] => part.map((run) => this.#passage(run));
    const firstMethod = runs.findIndex(isMethod);
    const isApart = firstMethod > 0 && runs.slice(firstMethod).every(isMethod);
    const method = isApart ? runs.slice(firstMethod) : [];
    const others = isApart ? runs.slice(0, firstMethod) : runs;
    const hasApproach = others.length + method.length > 1 && others[0] !== undefined && isApproach(others[0]);
    return {
      approach: hasApproach ? passages(others.slice(0, 1)) : [],
      body: passages(hasApproach ? others.slice(1) : others),
      method: passages(method),
    };
  }

  /** Those with the most words of answer. */
  #otherMatters(): readonly (readonly ThreadMessage[])[] {
    const { otherMatters } = this.#sorted;
    const content = new Map(otherMatters.map((matter) => [matter, contentOf(matter.slice(1).map(bodyOf).join(''))]));
    const most = otherMatters.toSorted((one, other) => (content.get(other) ?? 0) - (content.get(one) ?? 0));
    const kept = new Set(most.slice(0, MAXIMUM_MATTERS));
    return otherMatters.filter((matter) => kept.has(matter));
  }

  #section(messages: readonly ThreadMessage[]): Passage[] {
    return this.#passages(shortened(messages, MAXIMUM_SECTION, 1));
  }

  #passages(messages: readonly ThreadMessage[]): Passage[] {
    return runsOf(messages).map((run) => this.#passage(run));
  }

  #passage(messages: readonly ThreadMessage[]): Passage {
    return {
      id: this.#input.newId(),
      text: chatMarkdown(messages.map(bodyOf)),
      sources: messages.map(({ id }) => id),
      origin: 'member',
    };
  }
}

/** A name as others type it, without marks and digits at its end: damocles for Damocles_. */
function bareName(name: string): string {
  const bare = name.replace(/[_\d`^|-]+$/, '');
  return bare.length >= LEAST_NAME ? bare : name;
}

/**
 * What is said again in the same words left out, the messages that together say most, at most `most` of them.
 * @param first so many from the beginning are kept whatever they say.
 */
function shortened(messages: readonly ThreadMessage[], most: number, first: number): readonly ThreadMessage[] {
  const told = new Set<string>();
  const once = messages.filter((message) => {
    const body = bodyOf(message);
    const isNew = !told.has(body);
    told.add(body);
    return isNew;
  });
  const beginning = once.slice(0, first);
  const rest = once.slice(first);
  const kept = new Set(keySentences(rest.map(bodyOf), most - beginning.length));
  return [...beginning, ...rest.filter((_, place) => kept.has(place))];
}

/** Whether a run of messages gives steps or code. */
function isMethod(run: readonly ThreadMessage[]): boolean {
  return run.some(
    (message) =>
      (signalsIn(message) & (Signal.steps | Signal.code)) !== 0 || bodyOf(message).split('\n').some(isCodeLine),
  );
}

/** Whether a run of messages gives reasons and says nothing of what to do. */
function isApproach(run: readonly ThreadMessage[]): boolean {
  return (
    contentOf(run.map(bodyOf).join('')) >= LEAST_APPROACH &&
    run.every((message) => (signalsIn(message) & (Signal.explanation | Signal.advice)) === Signal.explanation)
  );
}

/** Messages of one person that follow each other in one breath. */
function runsOf(messages: readonly ThreadMessage[]): ThreadMessage[][] {
  const runs: ThreadMessage[][] = [];
  for (const message of messages) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last?.senderId === message.senderId && message.sentAt - last.sentAt <= SAME_BREATH) {
      run.push(message);
    } else {
      runs.push([message]);
    }
  }
  return runs;
}
