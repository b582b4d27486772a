import { AuthorCounts } from '../author-counts.ts';
import { logOf, pauseBetween, UNIT } from '../linking/logarithms.ts';
import { answeringIn, askingIn } from '../reading/leanings.ts';
import { ASKING, bitsOf, Signal, type SignalName, writeBits } from '../reading/signals.ts';
import type { ConversationView } from './conversation-view.ts';

const ownSignals = Object.keys(Signal) as SignalName[];

/** What of a neighbour tells whether a message asks, or answers. */
const neighbourSignals = [
  'questionMark',
  'openQuestion',
  'closedQuestion',
  'request',
  'problem',
  'greeting',
  'thanks',
  'confirmation',
  'failure',
  'agreement',
  'denial',
  'acknowledgement',
  'advice',
  'explanation',
  'assentQuestion',
  'firstPerson',
  'secondPerson',
  'noise',
] as const satisfies readonly SignalName[];

const neighbours = ['before', 'after', 'otherBefore', 'otherAfter'] as const;

const scalars = [
  'length',
  'lengthBefore',
  'lengthAfter',
  'lengthOtherBefore',
  'lengthOtherAfter',
  'sameAuthorBefore',
  'sameAuthorAfter',
  'isOpener',
  'place',
  'sinceOther',
  'untilOther',
  'pauseBefore',
  'pauseAfter',
  'ordinalOfAuthor',
  'askingShareOfAuthor',
  'answersByOthers',
  'answersOther',
  'asking',
  'askingBefore',
  'askingAfter',
  'askingOtherAfter',
  'answering',
  'answeringBefore',
  'answeringAfter',
  'answeringOtherAfter',
] as const;

type Scalar = (typeof scalars)[number];

/** Names of the columns, in order. */
export const questionFeatures: readonly string[] = [
  ...scalars,
  ...ownSignals,
  ...neighbours.flatMap((neighbour) => neighbourSignals.map((signal) => `${neighbour}.${signal}`)),
];
export const QUESTION_FEATURE_COUNT = questionFeatures.length;

const Column = Object.freeze(Object.fromEntries(scalars.map((name, column) => [name, column]))) as Readonly<
  Record<Scalar, number>
>;
const ownBits = bitsOf(ownSignals);
const neighbourBits = bitsOf(neighbourSignals);

/** Messages laid out at a time. */
export const QUESTION_ROWS = 16;

/** What messages show on the question whether they ask something. */
export class QuestionRows {
  readonly rows = new Int32Array(QUESTION_ROWS * QUESTION_FEATURE_COUNT);
  readonly #view: ConversationView;
  readonly #asking = new AuthorCounts();

  constructor(view: ConversationView) {
    this.#view = view;
  }

  /** Call once for each conversation, when the view is loaded. */
  start(): void {
    this.#asking.start();
    for (let place = 0; place < this.#view.count; place++) {
      this.#asking.add(this.#view.author(place), (this.#view.signals(place) & ASKING) === 0 ? 0 : 1);
    }
  }

  /** Writes the features of the message at `place` as row `number`. */
  write(place: number, number: number): void {
    const view = this.#view;
    const row = this.rows;
    const at = number * QUESTION_FEATURE_COUNT;
    const author = view.author(place);
    const otherBefore = view.otherBefore[place] ?? -1;
    const otherAfter = view.otherAfter[place] ?? -1;
    const isLast = place === view.count - 1;
    const parent = view.parent[place] ?? -1;
    row[at + Column.length] = logOf(view.length(place));
    row[at + Column.lengthBefore] = logOf(view.length(place - 1));
    row[at + Column.lengthAfter] = logOf(view.length(place + 1));
    row[at + Column.lengthOtherBefore] = logOf(view.length(otherBefore));
    row[at + Column.lengthOtherAfter] = logOf(view.length(otherAfter));
    row[at + Column.sameAuthorBefore] = place === 0 ? -1 : view.author(place - 1) === author ? 1 : 0;
    row[at + Column.sameAuthorAfter] = isLast ? -1 : view.author(place + 1) === author ? 1 : 0;
    row[at + Column.isOpener] = view.author(0) === author ? 1 : 0;
    row[at + Column.place] = logOf(place);
    row[at + Column.sinceOther] = otherBefore < 0 ? -1 : place - otherBefore;
    row[at + Column.untilOther] = otherAfter < 0 ? -1 : otherAfter - place;
    row[at + Column.pauseBefore] = place === 0 ? -1 : pauseBetween(view.time(place - 1), view.time(place));
    row[at + Column.pauseAfter] = isLast ? -1 : pauseBetween(view.time(place), view.time(place + 1));
    row[at + Column.ordinalOfAuthor] = logOf(view.ordinalOfAuthor[place] ?? 0);
    row[at + Column.askingShareOfAuthor] = (this.#asking.get(author) * UNIT) / Math.max(1, view.messagesOf(author));
    row[at + Column.answersByOthers] = view.answersByOthers[place] ?? 0;
    row[at + Column.answersOther] = parent < 0 ? -1 : view.author(parent) === author ? 0 : 1;
    // How people open differs from chat to chat: the wording of an opening says nothing.
    const forms = place === 0 ? 0 : view.forms(place);
    row[at + Column.asking] = askingIn(forms);
    row[at + Column.askingBefore] = askingIn(view.forms(place - 1));
    row[at + Column.askingAfter] = askingIn(view.forms(place + 1));
    row[at + Column.askingOtherAfter] = askingIn(view.forms(otherAfter));
    row[at + Column.answering] = answeringIn(forms);
    row[at + Column.answeringBefore] = answeringIn(view.forms(place - 1));
    row[at + Column.answeringAfter] = answeringIn(view.forms(place + 1));
    row[at + Column.answeringOtherAfter] = answeringIn(view.forms(otherAfter));
    let column = writeBits(row, at + scalars.length, ownBits, view.signals(place));
    column = writeBits(row, column, neighbourBits, view.signals(place - 1));
    column = writeBits(row, column, neighbourBits, view.signals(place + 1));
    column = writeBits(row, column, neighbourBits, view.signals(otherBefore));
    writeBits(row, column, neighbourBits, view.signals(otherAfter));
  }
}
