import type { MessageReader } from '../reading/message-reader.ts';
import { ASKING, Signal } from '../reading/signals.ts';
import type { Candidates } from './candidates.ts';
import type { ChatState } from './chat-state.ts';

/** What it takes, in log odds, to start something: a conversation torn apart is worse than one message too many in it. */
const RELUCTANCE = 0.2;
/** A question that turns to nobody: the forest, which mostly saw a channel where people ask on, underrates what is new. */
const NEW_QUESTION = 1;
/** Words while a question waits: they are the answer more often than they begin something. */
const LIKELY_ANSWER = 0.5;
/** Latin letters (a Han character counts for three) from which either holds. */
const LEAST_CONTENT = 40;

const ASKS = Signal.openQuestion | Signal.closedQuestion | Signal.request;

/** How much more readily than the forest says a message starts something, in log odds (THREAD-16). */
export function readinessToStart(message: MessageReader, candidates: Candidates, state: ChatState): number {
  const isTold = message.length * (1 + 2 * message.hanShare) >= LEAST_CONTENT && message.addressees.count === 0;
  if (!isTold) {
    return -RELUCTANCE;
  }
  if ((message.signals & ASKS) !== 0) {
    return NEW_QUESTION - RELUCTANCE;
  }
  const isOfOneself = (message.signals & Signal.firstPerson) !== 0;
  return !isOfOneself && isWaitedFor(message, candidates, state) ? -RELUCTANCE - LIKELY_ANSWER : -RELUCTANCE;
}

/** Whether somebody else asked what nobody answered yet. */
function isWaitedFor(message: MessageReader, { count, ordinals }: Candidates, { recent }: ChatState): boolean {
  for (let index = 0; index < count; index++) {
    const slot = recent.slotOf(ordinals[index] as number);
    const asks = ((recent.signals[slot] as number) & ASKING) !== 0;
    if (asks && recent.author[slot] !== message.author && recent.answersByOthers[slot] === 0) {
      return true;
    }
  }
  return false;
}
