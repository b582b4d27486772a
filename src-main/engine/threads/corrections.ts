import type { ThreadCorrections } from '../../contract/index.ts';

/** Who answers whom by the moderator's word: message id to the id it answers, null where it starts a conversation. */
export type CorrectedAnswers = ThreadCorrections['answers'];

/** What is corrected: a conversation as it is, in chat order. */
export interface OutlineMessage {
  readonly id: string;
  /** In the chat, from 0. */
  readonly position: number;
  readonly parentId: string | null;
}
export type Outline = readonly OutlineMessage[];

/** Corrections of one kind in excess of the other from which they tell something about the library. */
const TELLING = 3;
const STEP = 0.1;
const FURTHEST = 0.6;

/**
 * How much more (or, below 0, less) readily conversations are to start in this library, in log odds:
 * a tenth for each time a moderator split a conversation rather than merging two, once there are three
 * more of the one than of the other (THREAD-14).
 */
export function readinessOf({ merged, split }: Pick<ThreadCorrections, 'merged' | 'split'>): number {
  const excess = split - merged;
  if (Math.abs(excess) < TELLING) {
    return 0;
  }
  const readiness = Math.min(FURTHEST, Math.abs(excess) * STEP) * Math.sign(excess);
  return Math.round(readiness * 100) / 100;
}

/** Makes one conversation of several of one chat: each later one goes on where those before it stood. */
export function mergedAnswers(outlines: readonly Outline[]): CorrectedAnswers {
  const [first = [], ...later] = [...outlines].sort((one, other) => positionOf(one) - positionOf(other));
  const answers: Record<string, string | null> = {};
  let all: Outline = first;
  for (const outline of later) {
    const [root] = outline;
    if (root !== undefined) {
      answers[root.id] = lastBefore(all, root.position)?.id ?? null;
      all = [...all, ...outline].sort((one, other) => one.position - other.position);
    }
  }
  return answers;
}

/**
 * Makes a conversation of its own of some messages. What answered a message on the other side
 * answers the one before it on its own side instead.
 */
export function splitAnswers(outline: Outline, chosenIds: ReadonlySet<string>): CorrectedAnswers {
  const answers: Record<string, string | null> = {};
  for (const isChosen of [true, false]) {
    const side = outline.filter(({ id }) => chosenIds.has(id) === isChosen);
    side.forEach((message, place) => {
      const isCrossing = message.parentId === null || chosenIds.has(message.parentId) !== isChosen;
      const corrected = place === 0 ? null : isCrossing ? (side[place - 1]?.id ?? null) : message.parentId;
      // All that was chosen is held fast; of the rest only what has to find another place.
      if (isChosen || corrected !== message.parentId) {
        answers[message.id] = corrected;
      }
    });
  }
  return answers;
}

/** Puts one message into another conversation of its chat; those that answered it stay where they are. */
export function movedAnswers(messageId: string, from: Outline, to: Outline): CorrectedAnswers {
  const message = from.find(({ id }) => id === messageId);
  const [root] = to;
  if (message === undefined || root === undefined) {
    return {};
  }
  const before = lastBefore(to, message.position);
  return {
    ...splitAnswers(from, new Set([messageId])),
    [messageId]: before?.id ?? null,
    ...(before === undefined && { [root.id]: messageId }),
  };
}

function positionOf(outline: Outline): number {
  return outline[0]?.position ?? 0;
}

function lastBefore(outline: Outline, position: number): OutlineMessage | undefined {
  return outline.findLast((message) => message.position < position);
}
