import { type MessageRole, messageRoles } from '../../../contract/index.ts';
import type { ChatColumns } from '../chat-columns.ts';
import { Election } from '../election.ts';
import { type Forest, SCORE_UNIT } from '../forest.ts';
import { Form } from '../reading/forms.ts';
import { Signal } from '../reading/signals.ts';
import { AnswerRows } from './answer-features.ts';
import { AskedBack } from './asked-back.ts';
import {
  GROUP,
  isAdvertising,
  isCommand,
  isExplaining,
  isMatterTakenUp,
  mayAsk,
  openingPlea,
  SHOWN,
} from './asking.ts';
import { EMPTY, isContribution, isUncalled, LEAST_ANSWER, SUBSTANCE, saysSomething, takesUp } from './contributing.ts';
import { ConversationView } from './conversation-view.ts';
import { QUESTION_ROWS, QuestionRows } from './question-features.ts';

export const Role = Object.freeze(Object.fromEntries(messageRoles.map((role, place) => [role, place]))) as Readonly<
  Record<MessageRole, number>
>;

/** Chance from which a message counts as a question. */
const QUESTION = 0.45;
/** A message that asks with more than this chance is taken as a question even if it may answer one. */
const PLAINLY_A_QUESTION = 0.8;
/** Added to the score of "answers none" where two talk: a missed answer is worse than one too many. */
const RELUCTANCE_OF_TWO = -0.3;
/** The same in a group, where people also joke after a question; the dialogues learnt from are of two. */
const RELUCTANCE_OF_GROUP = 0.2;
/** Added to that for a few words that may as well be a joke. */
const RELUCTANCE_OF_BANTER = 2;
/** Content (see `ChatColumns.content`) below which words that show nothing may be a joke. */
const FEW_WORDS = 75;
/** Milliseconds within which what somebody says goes on with what the same person said. */
const SAME_BREATH = 180_000;
/** UTF-16 units from which what an asker adds counts as a contribution. */
const LEAST_ADDITION = 4;
/** Content from which steps, code or a link said to the asker by name are an answer. */
const LEAST_SHOWN = 8;
/** Content from which what the asker adds after saying thanks goes on with the matter. */
const LEAST_FOLLOW_UP = 36;
/** What is left of the chance that such a message asks: none is taken as a question. */
const WITHIN_ANSWER = 0.4;
/** Parents followed upwards in search of a question; keeps endless conversations linear. */
const LONGEST_CHAIN = 40;
/** Whoever gives one of these, however shortly, tells what may have been asked for. */
const GIVEN = Form.givesAmount | Form.givesTime | Form.givesPlace | Form.givesReason | Form.affirms | Form.denies;
/** Whoever says one of these is hardly joking. */
const MEANT = SUBSTANCE | Signal.explanation | Signal.agreement | Signal.denial;
const GRATEFUL = Signal.thanks | Signal.confirmation;
const PLEA = Signal.request | Signal.problem;
/** Shows that the matter is not done with. */
const GOES_ON = PLEA | Signal.failure | Signal.questionMark | Signal.openQuestion | Signal.closedQuestion | SUBSTANCE;

/** What the messages of one conversation do in it. Places are places in the conversation. */
export class RoleJudge {
  readonly view: ConversationView;
  /** Chance that each message asks something, 0 to 1. */
  chances = new Float32Array(64);
  /** Place in `messageRoles`. */
  roles = new Uint8Array(64);
  /** Place of the question each message answers; -1 for none. */
  answers = new Int32Array(64);
  /** The question the conversation is about; -1 when nothing is asked. */
  ask = -1;

  readonly #question: Forest;
  readonly #answer: Election;
  readonly #places = new Int32Array(QUESTION_ROWS);
  readonly #questionRows: QuestionRows;
  readonly #answerRows: AnswerRows;
  readonly #askedBack = new AskedBack();

  constructor(columns: ChatColumns, forests: { readonly question: Forest; readonly answer: Forest }) {
    this.view = new ConversationView(columns);
    this.#question = forests.question;
    this.#answer = new Election(forests.answer);
    this.#questionRows = new QuestionRows(this.view);
    this.#answerRows = new AnswerRows(this.view);
  }

  /** Judges the conversation whose messages stand at these positions of the chat, in order. */
  judge(positions: Int32Array): void {
    this.view.load(positions);
    this.#reserve(positions.length);
    this.#findQuestions();
    this.#findAnswers();
    this.ask = this.#mainQuestion();
    if (this.ask >= 0) {
      this.#findFurtherAnswers(this.view.author(this.ask));
      this.#findBeginnings(this.view.author(this.ask));
    }
    this.#nameTheRest();
  }

  #findQuestions(): void {
    this.#questionRows.start();
    for (let first = 0; first < this.view.count; first += QUESTION_ROWS) {
      this.#estimateChances(first, Math.min(first + QUESTION_ROWS, this.view.count));
    }
    for (let place = 0; place < this.view.count; place++) {
      this.roles[place] = (this.chances[place] ?? 0) >= QUESTION ? Role.question : Role.other;
    }
    this.#findPlea();
  }

  /** Lets the forest vote on the messages from `first` to `end` (exclusive) at once. */
  #estimateChances(first: number, end: number): void {
    let count = 0;
    for (let place = first; place < end; place++) {
      this.chances[place] = 0;
      if (mayAsk(this.view, place)) {
        this.#questionRows.write(place, count);
        this.#places[count++] = place;
      }
    }
    const scores = this.#question.scoresOf(this.#questionRows.rows, count);
    for (let row = 0; row < count; row++) {
      const place = this.#places[row] ?? 0;
      const chance = 1 / (1 + Math.exp(-(scores[row] ?? 0) / SCORE_UNIT));
      this.chances[place] = isExplaining(this.view, place) ? chance * WITHIN_ANSWER : chance;
    }
  }

  /** Who opens with a problem, or a matter that others take up, and no question asks all the same (ROLE-2). */
  #findPlea(): void {
    const { view } = this;
    for (let place = 0; place < view.count && view.author(place) === view.author(0); place++) {
      if (this.roles[place] === Role.question) {
        return;
      }
    }
    const asks = (place: number): boolean => this.roles[place] === Role.question;
    const plea = openingPlea(view);
    const found = plea < 0 && isMatterTakenUp(view, asks) ? 0 : plea;
    if (found >= 0) {
      this.roles[found] = Role.question;
      this.chances[found] = QUESTION;
    }
  }

  #findAnswers(): void {
    this.#answerRows.start(this.chances);
    for (let place = 0; place < this.view.count; place++) {
      const isQuestion = (this.chances[place] ?? 0) > PLAINLY_A_QUESTION;
      const question = isQuestion || this.#isEmpty(place) ? -1 : this.#bestQuestion(place);
      this.answers[place] = question;
      this.#answerRows.settle(place, question);
      if (question >= 0) {
        this.roles[place] = Role.answer;
      }
    }
  }

  /** Whether a message answers nothing, whatever it says. */
  #isEmpty(place: number): boolean {
    const { view } = this;
    const isNoise = (view.signals(place) & Signal.noise) !== 0;
    return isNoise || isCommand(view, place) || isAdvertising(view, place) || isUncalled(view, place);
  }

  /** Place of the question that a message answers; -1 for none. */
  #bestQuestion(place: number): number {
    const { rows, questions } = this.#answerRows;
    if (!this.#answerRows.write(place)) {
      return -1;
    }
    const elected = this.#answer.bestOf(rows, this.#answerRows.count + 1, this.#reluctance(place));
    const best = elected === 0 ? -1 : (questions[elected - 1] ?? -1);
    return best >= 0 && this.roles[best] === Role.question ? this.#askedByAddressee(place, best) : -1;
  }

  /** Who turns by name to somebody that asked answers the latest of what that one asked, not another's question. */
  #askedByAddressee(place: number, elected: number): number {
    const { view } = this;
    const addressee = view.addressee(place);
    const { questions, count } = this.#answerRows;
    const isAsked = (question: number): boolean =>
      this.roles[question] === Role.question && view.author(question) === addressee;
    const asked = isAsked(elected) ? elected : questions.subarray(0, count).find(isAsked);
    return asked ?? elected;
  }

  /** Added to the score of "answers none": more for a few words that have nothing in common with what was asked. */
  #reluctance(place: number): number {
    const { view } = this;
    if (view.peopleCount < GROUP) {
      return RELUCTANCE_OF_TWO;
    }
    const isMeant = (view.signals(place) & MEANT) !== 0 || (view.forms(place) & GIVEN) !== 0;
    let mayBeBanter = !isMeant && view.content(place) < FEW_WORDS;
    for (let index = 0; index < this.#answerRows.count && mayBeBanter; index++) {
      const question = this.#answerRows.questions[index] ?? -1;
      mayBeBanter = view.wordsInCommon(place, question) === 0 && view.addressee(place) !== view.author(question);
    }
    return mayBeBanter ? RELUCTANCE_OF_GROUP + RELUCTANCE_OF_BANTER : RELUCTANCE_OF_GROUP;
  }

  /**
   * In a group many answer one question, and at length: what bystanders say of substance in a
   * conversation about a question is taken as an answer to it, and what continues an answer too. So is advice, code
   * or a link in reply to the question, also where two talk, and steps, code or a link of who has answered. So is what
   * somebody who asked back and was told replies to the question, unless it is about himself.
   */
  #findFurtherAnswers(asker: number): void {
    const { view } = this;
    const isGroup = view.peopleCount >= GROUP;
    const answerers = new Set<number>();
    const askedBack = this.#askedBack;
    askedBack.start();
    let isOver = false;
    for (let place = this.ask + 1; place < view.count; place++) {
      const signals = view.signals(place);
      const author = view.author(place);
      if (author === asker) {
        isOver ||= (signals & GRATEFUL) !== 0;
        askedBack.tell();
        continue;
      }
      if (this.roles[place] !== Role.other) {
        (this.roles[place] === Role.answer ? answerers : askedBack).add(author);
        continue;
      }
      const continued = this.#continued(place);
      const isReply = view.parent[place] === this.ask;
      const isAnswerers = answerers.has(author) && (signals & SHOWN) !== 0;
      const mayAnswer = isGroup || continued >= 0 || (isReply && (signals & SUBSTANCE) !== 0) || isAnswerers;
      const isInformed = isReply && askedBack.wasTold(author) && (signals & Signal.firstPerson) === 0;
      const isTold = view.addressee(place) === asker && (answerers.has(author) || (signals & SHOWN) !== 0);
      if ((mayAnswer && isContribution(view, place, isOver)) || this.#goesOn(place, isOver, isTold || isInformed)) {
        this.roles[place] = Role.answer;
        this.answers[place] = continued >= 0 ? (this.answers[continued] ?? this.ask) : this.#questionAbove(place);
      }
    }
  }

  /** Place of the answer that a message continues: right before it, by the same author; -1 for none. */
  #continued(place: number): number {
    const isContinuation =
      this.roles[place - 1] === Role.answer && this.view.author(place - 1) === this.view.author(place);
    return isContinuation ? place - 1 : -1;
  }

  /**
   * Whether a message of some length goes on with an answer, or gives one to the asker, or in a group hangs on an
   * answer of the same breath though others spoke between.
   * @param isTold whether its author, who has answered, shows how or asked back, turns to the asker.
   */
  #goesOn(place: number, isOver: boolean, isTold: boolean): boolean {
    const isPart = this.view.peopleCount >= GROUP && this.#isOfAnswer(place, this.view.parent[place] ?? -1);
    const isShown = isTold && (this.view.signals(place) & SHOWN) !== 0;
    const least = isOver ? FEW_WORDS : isShown ? LEAST_SHOWN : LEAST_ANSWER;
    return (isTold || isPart) && saysSomething(this.view, place, least);
  }

  /** In a group, what is said right before an answer by its author leads up to it: 用三遍法：. */
  #findBeginnings(asker: number): void {
    const { view } = this;
    for (let place = view.count - 2; place > this.ask && view.peopleCount >= GROUP; place--) {
      const isFree = this.roles[place] === Role.other && view.author(place) !== asker;
      if (isFree && this.#isOfAnswer(place, place + 1) && saysSomething(view, place, LEAST_ANSWER)) {
        this.roles[place] = Role.answer;
        this.answers[place] = this.answers[place + 1] ?? this.ask;
      }
    }
  }

  /** Whether `other` is an answer that the author of a message gave in the same breath. */
  #isOfAnswer(place: number, other: number): boolean {
    const { view } = this;
    return (
      other >= 0 &&
      this.roles[other] === Role.answer &&
      view.author(other) === view.author(place) &&
      Math.abs(view.time(other) - view.time(place)) < SAME_BREATH
    );
  }

  /** The question of somebody else that the chain of parents leads to, else the main one. */
  #questionAbove(place: number): number {
    const { view } = this;
    let at = view.parent[place] ?? -1;
    for (let steps = 0; at >= 0 && steps < LONGEST_CHAIN; steps++) {
      if (this.roles[at] === Role.question && view.author(at) !== view.author(place)) {
        return at;
      }
      const answered = this.answers[at] ?? -1;
      at = answered >= 0 ? answered : (view.parent[at] ?? -1);
    }
    return this.ask;
  }

  /**
   * The first question that somebody else answered, else the first. A question that the first asker
   * answered was asked back; and the first was answered when somebody took it up before the next.
   */
  #mainQuestion(): number {
    let first = 0;
    while (first < this.view.count && this.roles[first] !== Role.question) {
      first++;
    }
    if (first === this.view.count) {
      return -1;
    }
    const asker = this.view.author(first);
    let answered = this.view.count;
    for (let place = first + 1; place < this.view.count; place++) {
      const question = this.answers[place] ?? -1;
      if (question >= 0 && this.view.author(place) !== asker) {
        answered = Math.min(answered, question);
      }
    }
    return answered < this.view.count && !this.#isTakenUp(first, answered) ? answered : first;
  }

  /** Whether others took a question up before another. */
  #isTakenUp(question: number, end: number): boolean {
    const { view } = this;
    for (let place = question + 1; place < end; place++) {
      const isOfOther = view.author(place) !== view.author(question) && this.roles[place] !== Role.answer;
      if (isOfOther && takesUp(view, place, question, this.roles[place] === Role.question)) {
        return true;
      }
    }
    return false;
  }

  #nameTheRest(): void {
    const { view, ask } = this;
    if (ask < 0) {
      this.#nameThanks();
      return;
    }
    const asker = view.author(ask);
    let firstAnswer = view.count;
    for (let place = view.count - 1; place > ask; place--) {
      if (this.roles[place] === Role.answer && view.author(place) !== asker) {
        firstAnswer = place;
      }
    }
    let isOver = false;
    for (let place = 0; place < view.count; place++) {
      if (this.roles[place] === Role.other) {
        this.roles[place] = this.#roleBeside(place, asker, firstAnswer);
        const isBanter = isOver && view.content(place) < LEAST_FOLLOW_UP && (view.signals(place) & GOES_ON) === 0;
        if (isBanter && this.roles[place] === Role['follow-up']) {
          this.roles[place] = Role.other;
        }
      }
      isOver ||= place > firstAnswer && view.author(place) === asker && (view.signals(place) & GRATEFUL) !== 0;
    }
  }

  #nameThanks(): void {
    for (let place = 0; place < this.view.count; place++) {
      if (this.roles[place] === Role.other && (this.view.signals(place) & Signal.thanks) !== 0) {
        this.roles[place] = Role.thanks;
      }
    }
  }

  /** Role of a message that neither asks nor answers, in a conversation about a question. */
  #roleBeside(place: number, asker: number, firstAnswer: number): number {
    const { view } = this;
    const signals = view.signals(place);
    const isAsker = view.author(place) === asker;
    const isAfterAnswer = place > firstAnswer;
    if (isAsker && isAfterAnswer && (signals & Signal.confirmation) !== 0 && (signals & Signal.failure) === 0) {
      return Role.confirmation;
    }
    if ((signals & Signal.thanks) !== 0) {
      return Role.thanks;
    }
    if (!isAsker || (signals & EMPTY) !== 0 || view.length(place) < LEAST_ADDITION) {
      return Role.other;
    }
    return isAfterAnswer ? Role['follow-up'] : Role.background;
  }

  #reserve(count: number): void {
    if (count > this.roles.length) {
      this.chances = new Float32Array(count * 2);
      this.roles = new Uint8Array(count * 2);
      this.answers = new Int32Array(count * 2);
    }
  }
}
