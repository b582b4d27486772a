import type { Forest } from '../../../src-main/engine/threads/forest.ts';
import { Linker } from '../../../src-main/engine/threads/linking/linker.ts';
import { MessageReader } from '../../../src-main/engine/threads/reading/message-reader.ts';
import type { AnnotatedChat } from '../corpora/corpus.ts';

/** What a scorer is to be taught from one message. */
export interface Lesson {
  readonly linker: Linker;
  readonly reader: MessageReader;
  /** 1 for each row that is right: row 0 "starts something", then one a candidate. Empty when nothing is annotated. */
  readonly right: Uint8Array;
}

export interface LessonOptions {
  readonly commonWords: ReadonlyMap<string, number>;
  readonly glance: readonly number[];
  readonly forest: Forest;
  /** Whether what was decided so far is the truth where that is known, or what the forest decides. */
  readonly decisions: 'true' | 'predicted';
  /** Whether all messages of the pool are candidates, or only those a first glance leaves. */
  readonly candidates: 'pool' | 'likeliest';
}

/** Glance score from which an unannotated message is taken to answer its likeliest candidate. */
const LIKELY = 0.036;

/** Walks through an annotated chat as the product would, and stops at each message. */
export function teach(chat: AnnotatedChat, options: LessonOptions, onMessage: (lesson: Lesson) => void): void {
  const reader = new MessageReader(options.commonWords);
  const linker = new Linker(options.forest, options.glance);
  const { state, candidates } = linker;
  const ordinals = new Map<number, number>();
  chat.messages.forEach((message, place) => {
    if (message.senderId === null) {
      state.passLine();
      return;
    }
    reader.read(message, message.senderId);
    if (options.candidates === 'pool') {
      candidates.collect(reader);
    } else {
      linker.consider(reader);
    }
    ordinals.set(place, state.next);
    const targets = (chat.links.get(place) ?? []).flatMap((target) => ordinals.get(target) ?? []);
    const right = Uint8Array.from({ length: targets.length === 0 ? 0 : candidates.count + 1 }, (_, row) =>
      targets.includes(row === 0 ? state.next : (candidates.ordinals[row - 1] ?? -1)) ? 1 : 0,
    );
    onMessage({ linker, reader, right });
    const parent = options.decisions === 'predicted' ? linker.decide() : trueParent(linker, right);
    state.add(reader, parent, parent < 0 ? -1 : (state.recent.conversation[state.recent.slotOf(parent)] ?? -1));
  });
}

/** The nearest right candidate; where nothing is annotated or right, what a glance tells. */
function trueParent({ candidates }: Linker, right: Uint8Array): number {
  if (right.length > 0) {
    const row = right.indexOf(1);
    return row <= 0 ? -1 : (candidates.ordinals[row - 1] ?? -1);
  }
  let best = -1;
  let bestScore = LIKELY;
  for (let index = 0; index < candidates.count; index++) {
    if ((candidates.glance[index] ?? 0) > bestScore) {
      bestScore = candidates.glance[index] ?? 0;
      best = candidates.ordinals[index] ?? -1;
    }
  }
  return best;
}
