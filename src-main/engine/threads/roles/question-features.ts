import { logOf, pauseBetween, UNIT } from '../linking/logarithms.ts';
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

/** What a message shows on the question whether it asks something. */
export class QuestionRows {
  readonly row = new Int32Array(QUESTION_FEATURE_COUNT);
  readonly #view: ConversationView;
  readonly #asking = new Map<number, number>();

  constructor(view: ConversationView) {
    this.#view = view;
  }

  /** Call once for each conversation, when the view is loaded. */
  start(): void {
    this.#asking.clear();
    for (let place = 0; place < this.#view.count; place++) {
      const author = this.#view.author(place);
      const asks = (this.#view.signals(place) & ASKING) === 0 ? 0 : 1;
      this.#asking.set(author, (this.#asking.get(author) ?? 0) + asks);
    }
  }

  write(place: number): void {
    const view = this.#view;
    const row = this.row;
    const author = view.author(place);
    const otherBefore = view.otherBefore[place] ?? -1;
    const otherAfter = view.otherAfter[place] ?? -1;
    const isLast = place === view.count - 1;
    const parent = view.parent[place] ?? -1;
    row[Column.length] = logOf(view.length(place));
    row[Column.lengthBefore] = logOf(view.length(place - 1));
    row[Column.lengthAfter] = logOf(view.length(place + 1));
    row[Column.lengthOtherBefore] = logOf(view.length(otherBefore));
    row[Column.lengthOtherAfter] = logOf(view.length(otherAfter));
    row[Column.sameAuthorBefore] = place === 0 ? -1 : view.author(place - 1) === author ? 1 : 0;
    row[Column.sameAuthorAfter] = isLast ? -1 : view.author(place + 1) === author ? 1 : 0;
    row[Column.isOpener] = view.author(0) === author ? 1 : 0;
    row[Column.place] = logOf(place);
    row[Column.sinceOther] = otherBefore < 0 ? -1 : place - otherBefore;
    row[Column.untilOther] = otherAfter < 0 ? -1 : otherAfter - place;
    row[Column.pauseBefore] = place === 0 ? -1 : pauseBetween(view.time(place - 1), view.time(place));
    row[Column.pauseAfter] = isLast ? -1 : pauseBetween(view.time(place), view.time(place + 1));
    row[Column.ordinalOfAuthor] = logOf(view.ordinalOfAuthor[place] ?? 0);
    row[Column.askingShareOfAuthor] = ((this.#asking.get(author) ?? 0) * UNIT) / Math.max(1, view.messagesOf(author));
    row[Column.answersByOthers] = view.answersByOthers[place] ?? 0;
    row[Column.answersOther] = parent < 0 ? -1 : view.author(parent) === author ? 0 : 1;
    let column = writeBits(row, scalars.length, ownBits, view.signals(place));
    column = writeBits(row, column, neighbourBits, view.signals(place - 1));
    column = writeBits(row, column, neighbourBits, view.signals(place + 1));
    column = writeBits(row, column, neighbourBits, view.signals(otherBefore));
    writeBits(row, column, neighbourBits, view.signals(otherAfter));
  }
}
