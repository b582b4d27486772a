import { logOf, pauseBetween, UNIT } from '../linking/logarithms.ts';
import { Form, type FormName } from '../reading/forms.ts';
import { answeringIn, askingIn } from '../reading/leanings.ts';
import { bitsOf, placesOfBits, type SignalName, writeBits } from '../reading/signals.ts';
import type { ConversationView } from './conversation-view.ts';

/** A message may answer one of this many questions asked by others before it. */
export const MAXIMUM_QUESTIONS = 8;
/** Questions further back in the conversation are no longer looked at. */
const REACH = 60;
/** A message with a smaller chance of asking something is no question to be answered. */
const LEAST_CHANCE = 0.15;

const ownSignals = [
  'questionMark',
  'openQuestion',
  'closedQuestion',
  'request',
  'greeting',
  'thanks',
  'confirmation',
  'failure',
  'agreement',
  'denial',
  'acknowledgement',
  'link',
  'code',
  'noise',
  'advice',
  'explanation',
  'firstPerson',
  'secondPerson',
  'unfinished',
  'continuation',
  'correction',
  'assentQuestion',
] as const satisfies readonly SignalName[];

const questionSignals = [
  'questionMark',
  'openQuestion',
  'closedQuestion',
  'request',
  'problem',
  'greeting',
  'assentQuestion',
  'firstPerson',
  'secondPerson',
] as const satisfies readonly SignalName[];

const ownForms = [
  'givesAmount',
  'givesTime',
  'givesPlace',
  'givesReason',
  'affirms',
  'denies',
  'hedges',
  'tells',
  'reports',
  'closes',
] as const satisfies readonly FormName[];

const beforeForms = ['affirms', 'denies', 'tells', 'closes'] as const satisfies readonly FormName[];
const afterForms = ['affirms', 'tells', 'closes'] as const satisfies readonly FormName[];

const questionForms = [
  'asksAmount',
  'asksTime',
  'asksPlace',
  'asksPerson',
  'asksReason',
  'asksManner',
  'asksThing',
  'asksChoice',
  'asksWhether',
  'asksOpinion',
  'reports',
] as const satisfies readonly FormName[];

const scalars = [
  /** 1 for "answers none of them". */
  'isNone',
  'length',
  'ownChance',
  'chanceBefore',
  'chanceAfter',
  'place',
  'isOpener',
  'sinceOther',
  'untilOther',
  'sameAuthorBefore',
  'sameAuthorAfter',
  'pauseBefore',
  'lengthBefore',
  'lengthAfter',
  'openQuestions',
  'bestChance',
  'answeredBefore',
  'asking',
  'answering',
  'answeringBefore',
  'answeringAfter',
  'words',
  'wordsInCommonWithNeighbourBefore',
  'wordsInCommonWithNeighbourAfter',
  /** From here on -1 for "none of them". */
  'chance',
  'rank',
  'distance',
  'pause',
  'questionsBetween',
  'fromAuthorBetween',
  'fromAskerBetween',
  'answersSoFar',
  'answersByMe',
  'isLastAnsweredByMe',
  'isParent',
  'isParentOfParent',
  'addressed',
  'questionLength',
  'isAskersLast',
  'wordsInCommon',
  'wordsInCommonBefore',
  'mostWordsInCommonBetween',
  'questionAsking',
] as const;

type Scalar = (typeof scalars)[number];

/** Names of the columns, in order. */
export const answerFeatures: readonly string[] = [
  ...scalars,
  ...ownSignals.map((name) => `is.${name}`),
  ...questionSignals.map((name) => `question.${name}`),
  ...ownForms.map((name) => `is.${name}`),
  ...beforeForms.map((name) => `before.${name}`),
  ...afterForms.map((name) => `after.${name}`),
  ...questionForms.map((name) => `question.${name}`),
];
/** Names of those that are the same whichever question a message may answer. */
export const sharedAnswerFeatures: ReadonlySet<string> = new Set([
  ...scalars.slice(1, scalars.indexOf('chance')),
  ...ownSignals.map((name) => `is.${name}`),
  ...ownForms.map((name) => `is.${name}`),
  ...beforeForms.map((name) => `before.${name}`),
  ...afterForms.map((name) => `after.${name}`),
]);
export const ANSWER_FEATURE_COUNT = answerFeatures.length;

const Column = Object.freeze(Object.fromEntries(scalars.map((name, column) => [name, column]))) as Readonly<
  Record<Scalar, number>
>;
const ownBits = bitsOf(ownSignals);
const questionBits = bitsOf(questionSignals);
const ownFormBits = placesOfBits(ownForms.map((name) => Form[name]));
const beforeFormBits = placesOfBits(beforeForms.map((name) => Form[name]));
const afterFormBits = placesOfBits(afterForms.map((name) => Form[name]));
const questionFormBits = placesOfBits(questionForms.map((name) => Form[name]));
const OWN_SIGNALS = scalars.length;
const QUESTION_SIGNALS = OWN_SIGNALS + ownSignals.length;
const OWN_FORMS = QUESTION_SIGNALS + questionSignals.length;
const QUESTION_FORMS = OWN_FORMS + ownForms.length + beforeForms.length + afterForms.length;

/**
 * Which question of somebody else a message answers: row 0 for "none", then one row for each
 * question within reach, the nearest first. Places are places in the conversation.
 */
export class AnswerRows {
  readonly rows = new Int32Array((MAXIMUM_QUESTIONS + 1) * ANSWER_FEATURE_COUNT);
  readonly questions = new Int32Array(MAXIMUM_QUESTIONS);
  count = 0;
  readonly #view: ConversationView;
  #chances: Float32Array = new Float32Array(0);
  /** Question each message was found to answer; -1 for none. */
  #answered = new Int32Array(0);
  readonly #shared = new Int32Array(ANSWER_FEATURE_COUNT);

  constructor(view: ConversationView) {
    this.#view = view;
  }

  /**
   * Call once for each conversation.
   * @param chances how likely each of its messages asks something, 0 to 1.
   */
  start(chances: Float32Array): void {
    this.#chances = chances;
    if (this.#answered.length < this.#view.count) {
      this.#answered = new Int32Array(this.#view.count * 2);
    }
    this.#answered.fill(-1, 0, this.#view.count);
  }

  /** Takes note of what was decided: which place `place` answers, -1 for none. */
  settle(place: number, question: number): void {
    this.#answered[place] = question;
  }

  /** Finds the questions in reach of a message and lays out the features. @returns whether there are any. */
  write(place: number): boolean {
    this.#collect(place);
    if (this.count === 0) {
      return false;
    }
    this.#writeShared(place);
    this.rows.set(this.#shared);
    this.rows.fill(-1, Column.chance, scalars.length);
    this.rows[Column.isNone] = 1;
    for (let index = 0; index < this.count; index++) {
      const offset = (index + 1) * ANSWER_FEATURE_COUNT;
      this.rows.set(this.#shared, offset);
      this.#writePair(offset, place, index);
    }
    return true;
  }

  #collect(place: number): void {
    const author = this.#view.author(place);
    const oldest = Math.max(0, place - REACH);
    this.count = 0;
    for (let before = place - 1; before >= oldest && this.count < MAXIMUM_QUESTIONS; before--) {
      if ((this.#chances[before] ?? 0) >= LEAST_CHANCE && this.#view.author(before) !== author) {
        this.questions[this.count++] = before;
      }
    }
  }

  #writeShared(place: number): void {
    const view = this.#view;
    const row = this.#shared;
    const author = view.author(place);
    const otherBefore = view.otherBefore[place] ?? -1;
    const otherAfter = view.otherAfter[place] ?? -1;
    const isLast = place === view.count - 1;
    row[Column.isNone] = 0;
    row[Column.length] = logOf(view.length(place));
    row[Column.ownChance] = (this.#chances[place] ?? 0) * UNIT;
    row[Column.chanceBefore] = place === 0 ? -1 : (this.#chances[place - 1] ?? 0) * UNIT;
    row[Column.chanceAfter] = isLast ? -1 : (this.#chances[place + 1] ?? 0) * UNIT;
    row[Column.place] = logOf(place);
    row[Column.isOpener] = view.author(0) === author ? 1 : 0;
    row[Column.sinceOther] = otherBefore < 0 ? -1 : place - otherBefore;
    row[Column.untilOther] = otherAfter < 0 ? -1 : otherAfter - place;
    row[Column.sameAuthorBefore] = place > 0 && view.author(place - 1) === author ? 1 : 0;
    row[Column.sameAuthorAfter] = !isLast && view.author(place + 1) === author ? 1 : 0;
    row[Column.pauseBefore] = place === 0 ? -1 : pauseBetween(view.time(place - 1), view.time(place));
    row[Column.lengthBefore] = logOf(view.length(place - 1));
    row[Column.lengthAfter] = logOf(view.length(place + 1));
    row[Column.openQuestions] = this.count;
    let best = 0;
    for (let index = 0; index < this.count; index++) {
      best = Math.max(best, this.#chances[this.questions[index] ?? 0] ?? 0);
    }
    row[Column.bestChance] = best * UNIT;
    row[Column.answeredBefore] = place === 0 ? -1 : (this.#answered[place - 1] ?? -1) >= 0 ? 1 : 0;
    row[Column.asking] = askingIn(view.forms(place));
    row[Column.answering] = answeringIn(view.forms(place));
    row[Column.answeringBefore] = answeringIn(view.forms(place - 1));
    row[Column.answeringAfter] = answeringIn(view.forms(place + 1));
    row[Column.words] = view.wordsInCommon(place, place);
    row[Column.wordsInCommonWithNeighbourBefore] = place === 0 ? -1 : view.wordsInCommon(place, place - 1);
    row[Column.wordsInCommonWithNeighbourAfter] = isLast ? -1 : view.wordsInCommon(place, place + 1);
    row.fill(0, OWN_SIGNALS);
    writeBits(row, OWN_SIGNALS, ownBits, view.signals(place));
    let column = writeBits(row, OWN_FORMS, ownFormBits, view.forms(place));
    column = writeBits(row, column, beforeFormBits, view.forms(place - 1));
    writeBits(row, column, afterFormBits, view.forms(place + 1));
  }

  #writePair(at: number, place: number, index: number): void {
    const view = this.#view;
    const row = this.rows;
    const question = this.questions[index] ?? 0;
    const parent = view.parent[place] ?? -1;
    row[at + Column.chance] = (this.#chances[question] ?? 0) * UNIT;
    row[at + Column.rank] = index;
    row[at + Column.distance] = place - question;
    row[at + Column.pause] = pauseBetween(view.time(question), view.time(place));
    row[at + Column.isParent] = parent === question ? 1 : 0;
    row[at + Column.isParentOfParent] = parent >= 0 && view.parent[parent] === question ? 1 : 0;
    row[at + Column.addressed] = view.addressee(place) === view.author(question) ? 1 : 0;
    row[at + Column.questionLength] = logOf(view.length(question));
    this.#writeBetween(at, place, question);
    row[at + Column.wordsInCommon] = view.wordsInCommon(place, question);
    row[at + Column.wordsInCommonBefore] = question === 0 ? 0 : view.wordsInCommon(place, question - 1);
    row[at + Column.questionAsking] = askingIn(view.forms(question));
    writeBits(row, at + QUESTION_SIGNALS, questionBits, view.signals(question));
    writeBits(row, at + QUESTION_FORMS, questionFormBits, view.forms(question));
  }

  /** What was said between the question and the message. */
  #writeBetween(at: number, place: number, question: number): void {
    const view = this.#view;
    const row = this.rows;
    const author = view.author(place);
    const asker = view.author(question);
    let questions = 0;
    let fromAuthor = 0;
    let fromAsker = 0;
    let answers = 0;
    let answersByMe = 0;
    let lastAnsweredByMe = -1;
    let mostInCommon = 0;
    for (let between = question + 1; between < place; between++) {
      const speaker = view.author(between);
      const answered = this.#answered[between] ?? -1;
      fromAsker += speaker === asker ? 1 : 0;
      answers += answered === question ? 1 : 0;
      mostInCommon = Math.max(mostInCommon, view.wordsInCommon(place, between));
      if (speaker === author) {
        fromAuthor++;
        answersByMe += answered === question ? 1 : 0;
        lastAnsweredByMe = answered >= 0 ? answered : lastAnsweredByMe;
      } else {
        questions += (this.#chances[between] ?? 0) >= 0.5 ? 1 : 0;
      }
    }
    row[at + Column.questionsBetween] = questions;
    row[at + Column.fromAuthorBetween] = fromAuthor;
    row[at + Column.fromAskerBetween] = fromAsker;
    row[at + Column.answersSoFar] = answers;
    row[at + Column.answersByMe] = answersByMe;
    row[at + Column.isLastAnsweredByMe] = lastAnsweredByMe === question ? 1 : 0;
    row[at + Column.mostWordsInCommonBetween] = mostInCommon;
    row[at + Column.isAskersLast] = fromAsker === 0 ? 1 : 0;
  }
}
