import { ANNOUNCEMENT, Signal } from '../reading/signals.ts';
import { GROUP, isAdvertising, isCommand, SHOWN } from './asking.ts';
import type { ConversationView } from './conversation-view.ts';

/** Content (see `ChatColumns.content`) from which a statement of a bystander counts as an answer. */
export const LEAST_ANSWER = 24;
/** Content from which what others say once the asker has said thanks is no banter, without anything to offer. */
const LONG_ANSWER = 120;
/** Messages before that of a bot among which somebody may have called it. */
const CALLED_WITHIN = 3;
/** Says nothing of the matter. */
export const EMPTY = Signal.noise | Signal.greeting | Signal.acknowledgement;
const NO_ANSWER = EMPTY | Signal.thanks;
/** Has something to offer. */
export const SUBSTANCE = SHOWN | Signal.advice;

/** Whether a bot says what nobody called for: a warning, a welcome, the weather. */
export function isUncalled(view: ConversationView, place: number): boolean {
  let isUncalled = (view.signals(place) & ANNOUNCEMENT) !== 0;
  for (let before = Math.max(0, place - CALLED_WITHIN); before < place && isUncalled; before++) {
    isUncalled = !isCommand(view, before);
  }
  return isUncalled;
}

/** Whether a message may be part of an answer and is of this length at least (see `ChatColumns.content`). */
export function saysSomething(view: ConversationView, place: number, least: number): boolean {
  const isEmpty = (view.signals(place) & NO_ANSWER) !== 0 || isCommand(view, place) || isAdvertising(view, place);
  return !isEmpty && !isUncalled(view, place) && view.isWorded(place) && view.content(place) >= least;
}

/**
 * Whether a message says something of substance.
 * @param isOver once the asker has said thanks, what has nothing to offer is banter.
 */
export function isContribution(view: ConversationView, place: number, isOver: boolean): boolean {
  const hasSubstance = (view.signals(place) & SUBSTANCE) !== 0;
  return saysSomething(view, place, hasSubstance ? LEAST_ANSWER : isOver ? LONG_ANSWER : 2 * LEAST_ANSWER);
}

/**
 * Whether what somebody else says takes a question up: in a group anything of substance that asks nothing, else what
 * replies to it with something to offer, also as a question (sudo make clean?).
 * @param asks whether it asks something.
 */
export function takesUp(view: ConversationView, place: number, question: number, asks: boolean): boolean {
  const isReply = view.parent[place] === question && (view.signals(place) & SUBSTANCE) !== 0;
  return (isReply || (view.peopleCount >= GROUP && !asks)) && isContribution(view, place, false);
}
