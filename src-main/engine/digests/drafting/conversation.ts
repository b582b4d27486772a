import type { MessageRole, ThreadMessage } from '../../../contract/index.ts';
import { foldText, wordsOf } from '../../text/index.ts';
import { isMerePlea, Signal, signalsOf } from '../../threads/index.ts';
import { withoutAddress } from './chat-text.ts';
import { functionWords } from './function-words.ts';

/** What of a thread belongs where in a digest. Lists are in chat order. */
export interface SortedConversation {
  /** Participant ids of those who asked, the first first. */
  readonly askers: readonly string[];
  readonly ask: readonly ThreadMessage[];
  readonly background: readonly ThreadMessage[];
  readonly answers: readonly ThreadMessage[];
  readonly discussion: readonly ThreadMessage[];
  /** What others asked, each question with the answers to it. */
  readonly otherMatters: readonly (readonly ThreadMessage[])[];
  readonly conclusion: readonly ThreadMessage[];
  readonly nextSteps: readonly ThreadMessage[];
}

const EMPTY = Signal.noise | Signal.greeting | Signal.acknowledgement;
/** Letters (a Chinese character counts for three) from which a remark beside the matter is worth keeping. */
const LEAST_REMARK = 24;
/** Letters that a remark needs once the asker has said thanks: by then people joke. */
const LEAST_AFTERTHOUGHT = 75;
/** Letters that a confirmation must have beyond thanks to say what it was. */
const LEAST_CONCLUSION = 30;

/** Letters that thanks must have beyond themselves to report what came of it. */
const LEAST_REPORT = 36;

/** Said to close the matter; what is worth keeping of it is conclusion. */
const CLOSING: ReadonlySet<MessageRole> = new Set<MessageRole>(['thanks', 'confirmation']);
/** Parents followed upwards in search of a question. */
const LONGEST_CHAIN = 40;

/** `!permissions`, `!torrent | danaka`. */
const CALL_FOR_A_BOT = /^![a-z]\S*(?: *[|>].*)?$/;
/** Somebody sums up: the words stand where a message or, for a conclusion named as such, a clause begins. */
const CONCLUDING =
  /^(?:[^,。:!?\n]{0,8}[,:]\s*)?(?:那?我们?来?|最后)?(?:总结|小结|归纳)(?:一?下|如下|来说|[:,])|^(?:总之|综上|归纳起来)|(?:^|[,。;!?\n]\s*)(?:所以)?结论(?:是|就是|:)|^(?:所以)?最(?:后|终)(?:的)?(?:方案|结论|办法|解决)|(?:^|[.,;!?\n]\s*)(?:in short|to sum up|to summari[sz]e|bottom line|tl;?dr|in conclusion|summary:|conclusion:)/;
/** It worked, but not quite: mac 好了，服务器上还是方块. */
const RESERVED = /还是(?!谢|要谢|得谢)|但是?|不过|(?:只|就)是还?有|\b(?:but|still|except)\b/;
const PLANNING =
  /(?:我|咱)?(?:明天|今晚|回头|周末|下次|晚上|下午|待会儿?|接下来|回去|过两天|这就)(?:的[^,。]{0,8})?(?:就|先|再|去|来)?[^,。!?]{0,8}(?:试|弄|改|装|跑|看看|整理|写|做|练|用)|\b(?:i'?ll|i will|going to|gonna) (?:try|test|check|do|give)|\b(?:next step|todo)\b/;

/** Sorts the messages of a thread, whose roles are known, into the parts of a digest. */
export function sortConversation(messages: readonly ThreadMessage[]): SortedConversation {
  const sorting = new Sorting(messages);
  for (const message of messages) {
    sorting.add(message);
  }
  sorting.leaveOutSideTalk();
  return sorting;
}

class Sorting implements SortedConversation {
  readonly askers: string[] = [];
  readonly ask: ThreadMessage[] = [];
  readonly background: ThreadMessage[] = [];
  readonly answers: ThreadMessage[] = [];
  discussion: ThreadMessage[] = [];
  otherMatters: ThreadMessage[][] = [];
  readonly conclusion: ThreadMessage[] = [];
  readonly nextSteps: ThreadMessage[] = [];
  readonly #byId: ReadonlyMap<string, ThreadMessage>;
  readonly #asker: string | null;
  /** Questions that the asker answered: somebody wanted to know more. */
  readonly #clarifications: Set<string>;
  readonly #kept = new Set<string>();
  /** By the id of a question that others asked and had answered: that question and the answers to it. */
  readonly #matters = new Map<string, ThreadMessage[]>();
  /** Ids of such questions. */
  readonly #askedElsewhere: ReadonlySet<string>;
  /** By the id of such an answer, the question. */
  readonly #answeredElsewhere: ReadonlyMap<string, ThreadMessage>;
  #isAnswered = false;
  #isOver = false;

  constructor(messages: readonly ThreadMessage[]) {
    this.#byId = new Map(messages.map((message) => [message.id, message]));
    this.#asker = mainAsker(messages, this.#byId);
    if (this.#asker !== null) {
      this.askers.push(this.#asker);
    }
    this.#clarifications = new Set(
      messages.flatMap(({ role, senderId, parentId }) =>
        role === 'answer' &&
        senderId === this.#asker &&
        parentId !== null &&
        this.#byId.get(parentId)?.senderId !== this.#asker
          ? [parentId]
          : [],
      ),
    );
    this.#answeredElsewhere = this.#findOtherMatters(messages);
    this.#askedElsewhere = new Set([...this.#answeredElsewhere.values()].map(({ id }) => id));
  }

  /** Answers to questions of people who are neither the asker nor among those who help the asker. */
  #findOtherMatters(messages: readonly ThreadMessage[]): ReadonlyMap<string, ThreadMessage> {
    const lastQuestions = new Map<string | null, ThreadMessage>();
    const answered = messages.flatMap((message) => {
      if (message.role === 'question') {
        lastQuestions.set(message.senderId, message);
      }
      const question = message.role === 'answer' ? questionOf(message, lastQuestions, this.#byId) : null;
      return question === null || question.senderId === message.senderId ? [] : [{ message, question }];
    });
    const helpers = new Set(
      answered.filter(({ question }) => question.senderId === this.#asker).map(({ message }) => message.senderId),
    );
    const others = answered.filter(
      ({ message, question }) =>
        message.senderId !== this.#asker && question.senderId !== this.#asker && !helpers.has(question.senderId),
    );
    return new Map(others.map(({ message, question }) => [message.id, question]));
  }

  add(message: ThreadMessage): void {
    const body = bodyOf(message);
    if (body === '' || this.#kept.has(message.id) || CALL_FOR_A_BOT.test(body)) {
      return;
    }
    this.#kept.add(message.id);
    const isAsker = message.senderId !== null && message.senderId === this.#asker;
    this.#isOver ||= isAsker && CLOSING.has(message.role) && !isReserved(message);
    if (message.role === 'question') {
      this.#addQuestion(message, isAsker);
    } else if (message.role === 'answer') {
      this.#addAnswer(message, isAsker);
    } else if (this.#isAnswered && isConclusion(message, isAsker)) {
      this.conclusion.push(message);
    } else if (message.role === 'background') {
      this.background.push(message);
    } else if (isAsker && this.#isAnswered && PLANNING.test(foldText(body))) {
      this.nextSteps.push(message);
    } else if (CLOSING.has(message.role)) {
      const isReport = message.role === 'thanks' ? this.#isAnswered : isReserved(message);
      if (isAsker && isReport && contentOf(beyondThanks(message)) >= LEAST_REPORT) {
        this.discussion.push(message);
      }
    } else if (isRemark(message, !this.#isOver || (isAsker && message.role !== 'other'))) {
      this.discussion.push(message);
    }
  }

  /**
   * What bystanders say or ask is not about the matter when it has no word in common with ask, background and answers;
   * what others ask is a matter of its own when the answers are more than a few words.
   */
  leaveOutSideTalk(): void {
    if (this.ask.length === 0) {
      return;
    }
    const matter = new Set([...this.ask, ...this.background, ...this.answers].flatMap(tellingWords));
    const involved = new Set([this.#asker, ...this.answers.map(({ senderId }) => senderId)]);
    const isOfMatter = (message: ThreadMessage): boolean =>
      involved.has(message.senderId) || tellingWords(message).some((word) => matter.has(word));
    this.discussion = this.discussion.filter(isOfMatter);
    this.otherMatters = this.otherMatters.filter(
      ([, ...answers]) => contentOf(answers.map(bodyOf).join('')) >= LEAST_REMARK,
    );
  }

  /**
   * The asker's questions are the ask, also those that came to mind later. A question back is kept
   * with the asker's answer to it, as background; other questions are discussion.
   */
  #addQuestion(message: ThreadMessage, isAsker: boolean): void {
    if (isAsker) {
      if (this.ask.length === 0 || !isMerePlea(bodyOf(message))) {
        this.ask.push(message);
      }
    } else if (this.#askedElsewhere.has(message.id)) {
      const matter = [message];
      this.#matters.set(message.id, matter);
      this.otherMatters.push(matter);
    } else if (!this.#clarifications.has(message.id)) {
      this.discussion.push(message);
    }
  }

  #addAnswer(message: ThreadMessage, isAsker: boolean): void {
    const parent = this.#byId.get(message.parentId ?? '');
    if (isAsker) {
      if (parent?.role === 'question' && this.#clarifications.delete(parent.id)) {
        this.background.push(parent);
        this.#kept.add(parent.id);
      }
      this.background.push(message);
      return;
    }
    const matter = this.#matters.get(this.#answeredElsewhere.get(message.id)?.id ?? '');
    if (matter !== undefined) {
      matter.push(message);
      return;
    }
    this.#isAnswered = true;
    if (isConclusion(message, false) && this.answers.some((answer) => answer.senderId !== message.senderId)) {
      this.conclusion.push(message);
    } else {
      this.answers.push(message);
    }
  }
}

/**
 * Who asked what the conversation is about: the author of the first question that somebody else
 * answered, else of the first. A question that the first asker answered was asked back.
 */
function mainAsker(messages: readonly ThreadMessage[], byId: ReadonlyMap<string, ThreadMessage>): string | null {
  const questions = messages.filter((message) => message.role === 'question');
  const first = questions[0]?.senderId ?? null;
  const answered = new Set<string>();
  for (const answer of messages.filter((message) => message.role === 'answer' && message.senderId !== first)) {
    const question = questionAbove(answer, byId);
    if (question !== null && question.senderId !== answer.senderId) {
      answered.add(question.id);
    }
  }
  return questions.find((question) => answered.has(question.id))?.senderId ?? first;
}

/**
 * The question an answer answers: that of the one it is addressed to by name, else the one above it.
 * @param lastQuestions the last question before it of each participant.
 */
function questionOf(
  answer: ThreadMessage,
  lastQuestions: ReadonlyMap<string | null, ThreadMessage>,
  byId: ReadonlyMap<string, ThreadMessage>,
): ThreadMessage | null {
  const addressed = (answer.mentions ?? []).flatMap(({ participantId = null }) =>
    participantId === null || participantId === answer.senderId ? [] : (lastQuestions.get(participantId) ?? []),
  );
  return addressed[0] ?? questionAbove(answer, byId);
}

function questionAbove(answer: ThreadMessage, byId: ReadonlyMap<string, ThreadMessage>): ThreadMessage | null {
  const seen = new Set<string>();
  let at = byId.get(answer.parentId ?? '');
  while (at !== undefined && !seen.has(at.id) && seen.size < LONGEST_CHAIN) {
    if (at.role === 'question' && at.senderId !== answer.senderId) {
      return at;
    }
    seen.add(at.id);
    at = byId.get(at.parentId ?? '');
  }
  return null;
}

/** The words of a message without the names it is addressed to; empty when there are none. */
export function bodyOf(message: ThreadMessage): string {
  const body = withoutAddress(message.text).trim();
  return /[\p{L}\p{N}]/u.test(body) && !/^(?:@\S+\s*)+$/.test(body) ? body : '';
}

/** Signals of what a message says; see `Signal`. */
export function signalsIn(message: ThreadMessage): number {
  return signalsOf(foldText(bodyOf(message)));
}

/** How much a text says, in letters; a Chinese character counts for three. */
export function contentOf(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return text.length + 2 * han;
}

function isRemark(message: ThreadMessage, isOnTheMatter: boolean): boolean {
  const signals = signalsIn(message);
  const hasSubstance = (signals & (Signal.link | Signal.code | Signal.steps)) !== 0;
  const least = isOnTheMatter || hasSubstance ? LEAST_REMARK : LEAST_AFTERTHOUGHT;
  return (signals & (EMPTY | Signal.advertisement | Signal.command)) === 0 && contentOf(bodyOf(message)) >= least;
}

/** Somebody sums up, or the asker says what it was that helped. */
function isConclusion(message: ThreadMessage, isAsker: boolean): boolean {
  if (CONCLUDING.test(foldText(bodyOf(message)))) {
    return true;
  }
  return (
    isAsker &&
    message.role === 'confirmation' &&
    contentOf(beyondThanks(message)) >= LEAST_CONCLUSION &&
    !isReserved(message)
  );
}

/** Whether a confirmation says that something is left to be done. */
export function isReserved(message: ThreadMessage): boolean {
  return RESERVED.test(foldText(bodyOf(message)));
}

/** What a message says, folded, without its thanks. */
function beyondThanks(message: ThreadMessage): string {
  return foldText(bodyOf(message)).replace(/(?:谢谢|感谢|多谢|thanks?|thank you)[^,。!?]*[,。!?]?/g, '');
}

/** Words of a message that tell what it is about. */
function tellingWords(message: ThreadMessage): string[] {
  return wordsOf(bodyOf(message)).filter((word) => word.length >= 2 && !functionWords.has(word));
}
