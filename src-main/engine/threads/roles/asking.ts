import { askingIn } from '../reading/leanings.ts';
import { ANNOUNCEMENT, ASKING, Signal } from '../reading/signals.ts';
import type { ConversationView } from './conversation-view.ts';

/** People from which a conversation is a group's, where many answer what one asked. */
export const GROUP = 3;

/** Content (see `ChatColumns.content`) from which what somebody else than the opener says explains rather than asks. */
const EXPLANATION = 80;
/** The same where two talk and it ends with a question: those who are asked for advice ask back at length. */
const EXPLANATION_THAT_ASKS = 240;
/** Content from which a plea of the one who opens a conversation counts as its question. */
const LEAST_PLEA = 18;
/** Content from which a matter that somebody opens a conversation with counts as its question if others take it up. */
const LEAST_MATTER = 60;
/** Content from which what others say to it takes it up. */
const LEAST_TAKING_UP = 24;
/** Messages of others among which one must take a matter up. */
const TAKEN_UP_WITHIN = 8;

const NEVER_A_QUESTION = Signal.noise | Signal.rhetorical | ANNOUNCEMENT;
/** An advertisement is none either, unless it asks about advertisements. */
const ASKS_PLAINLY = Signal.endsWithQuestionMark | Signal.request;
const PLEA = Signal.request | Signal.problem;
/** Without any of these nobody has asked in so many words, nor told of trouble. */
const SIGN_OF_ASKING = ASKING | Signal.problem | Signal.assentQuestion;
/** Who explains or advises is answering. */
const NO_PLEA = Signal.steps | Signal.advice | Signal.explanation;
/** Shows how, beyond telling. */
export const SHOWN = Signal.steps | Signal.code | Signal.link;
/** Whoever opens with one of these tells something that is no matter of his own. */
const NO_MATTER = SHOWN | Signal.advice | Signal.thanks | Signal.confirmation;

/** Whether a message may ask at all, whatever its wording leans to (ROLE-1). */
export function mayAsk(view: ConversationView, place: number): boolean {
  const signals = view.signals(place);
  const isMereGreeting = (signals & Signal.greeting) !== 0 && (signals & PLEA) === 0;
  const isNone = (signals & NEVER_A_QUESTION) !== 0 || isCommand(view, place) || isMereGreeting;
  const isOffer = isAdvertising(view, place) && (signals & ASKS_PLAINLY) !== ASKS_PLAINLY;
  return !isNone && !isOffer && view.isWorded(place);
}

/** Whether a message commands a bot; one that begins with the path of a file (/etc/fstab) does not. */
export function isCommand(view: ConversationView, place: number): boolean {
  return (view.signals(place) & (Signal.command | Signal.code)) === Signal.command;
}

/** Whether a message advertises: nobody does who turns to one person by name. */
export function isAdvertising(view: ConversationView, place: number): boolean {
  return (view.signals(place) & Signal.advertisement) !== 0 && view.addressee(place) < 0;
}

/** Whether what a message asks is part of what it explains (ROLE-8). */
export function isExplaining(view: ConversationView, place: number): boolean {
  if (view.author(0) !== view.author(place)) {
    return isLongAnswer(view, place);
  }
  return place === 0 && (isAdvising(view) || isTelling(view));
}

/**
 * Whether who opens a group's talk shows no sign of asking or of trouble: 打开设置，点第二个选项就可以了. That it opens
 * is a sign in the dialogues learnt from, where nobody opens but to ask; here it asks where others take it up.
 */
function isTelling(view: ConversationView): boolean {
  return view.peopleCount >= GROUP && (view.signals(0) & SIGN_OF_ASKING) === 0;
}

/** Questions in a long explanation by somebody other than the opener are part of it: 它怎么答？我服不服？ */
function isLongAnswer(view: ConversationView, place: number): boolean {
  const endsWithQuestion = (view.signals(place) & Signal.endsWithQuestionMark) !== 0;
  const least = endsWithQuestion && view.peopleCount < GROUP ? EXPLANATION_THAT_ASKS : EXPLANATION;
  return view.content(place) >= least;
}

/**
 * English that tells others something at length, at the beginning of a conversation, and neither pleads nor holds a
 * question mark: "Don't write scripts. Know what …". Chinese wording is judged by its pieces.
 */
function isAdvising(view: ConversationView): boolean {
  const signals = view.signals(0);
  const isAboutItself = (signals & Signal.firstPerson) !== 0 && (signals & (Signal.advice | Signal.steps)) === 0;
  return (
    view.content(0) >= EXPLANATION &&
    askingIn(view.forms(0)) === 0 &&
    (signals & (Signal.questionMark | Signal.request)) === 0 &&
    (signals & Signal.secondPerson) !== 0 &&
    !isAboutItself
  );
}

/** Place of the first plea in what its opener says first: "reading the file fails, help"; -1 for none (ROLE-2). */
export function openingPlea(view: ConversationView): number {
  const opener = view.author(0);
  for (let place = 0; place < view.count && view.author(place) === opener; place++) {
    const signals = view.signals(place);
    const pleads = (signals & PLEA) !== 0 && ((signals & NO_PLEA) === 0 || (signals & Signal.request) !== 0);
    if (pleads && view.content(place) >= LEAST_PLEA && mayAsk(view, place)) {
      return place;
    }
  }
  return -1;
}

/**
 * Whether the opener tells of a matter that somebody else takes up with steps, code or a link before the opener asks
 * anything (ROLE-2): "fifty Word files should go into one search, copying them is slow".
 * @param asks whether the message at a place asks.
 */
export function isMatterTakenUp(view: ConversationView, asks: (place: number) => boolean): boolean {
  const isMatter = view.content(0) >= LEAST_MATTER && (view.signals(0) & NO_MATTER) === 0 && mayAsk(view, 0);
  let others = 0;
  for (let place = 1; isMatter && place < view.count && others < TAKEN_UP_WITHIN; place++) {
    if (view.author(place) === view.author(0)) {
      if (asks(place)) {
        return false;
      }
      continue;
    }
    others++;
    const isNone = (view.signals(place) & NEVER_A_QUESTION) !== 0 || isCommand(view, place);
    const isShown = (view.signals(place) & SHOWN) !== 0 && !isNone;
    if (isShown && view.content(place) >= LEAST_TAKING_UP) {
      return true;
    }
  }
  return false;
}
