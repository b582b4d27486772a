import type { Forest, ForestData, SymmetricTree } from '../../../src-main/engine/threads/forest.ts';
import { LINK_FEATURE_COUNT, linkFeatures } from '../../../src-main/engine/threads/linking/features.ts';
import type { AnnotatedChat } from '../corpora/corpus.ts';
import type { TrainingChats } from '../corpora/mixture.ts';
import { TrainingRows } from './bins.ts';
import { type BoostingOptions, boost } from './boosting.ts';
import { type Lesson, teach } from './lessons.ts';
import { choiceLoss } from './losses.ts';
import { Random } from './random.ts';
import { forestData, forestOf } from './weight-files.ts';

const OPTIONS: BoostingOptions = {
  trees: 320,
  depth: 6,
  learningRate: 0.12,
  minimumHessian: 3,
  l2: 5,
  groupShare: 0.5,
  columnShare: 0.4,
  seed: 1,
};
const HALF_OPTIONS: BoostingOptions = { ...OPTIONS, trees: 150, learningRate: 0.18 };
/** Of the slowed down chats and of the dialogues only some messages are learnt from, so that none outweighs the others. */
const SHARE_OF_SLOW = 0.5;
const SHARE_OF_GROUPS = 0.6;
const SAMPLE = 30;

export interface LinkTraining {
  readonly chats: TrainingChats;
  readonly commonWords: ReadonlyMap<string, number>;
  readonly glance: readonly number[];
  readonly onProgress: (part: string, trees: readonly SymmetricTree[]) => void;
}

/**
 * The scorer. It sees what was decided before, so it must learn from decisions as good as its own:
 * first one half of the chats is learnt with true decisions, then the other; the final forest
 * learns from all, with decisions predicted by the half that has not seen the chat.
 */
export function trainLink(training: LinkTraining): ForestData {
  const none = forestOf(linkFeatures, []);
  const half = (parity: number): Forest => {
    const trees = trainOn(training, HALF_OPTIONS, `half ${parity}`, (place) => (place % 2 === parity ? none : null));
    return forestOf(linkFeatures, trees);
  };
  const even = half(0);
  const odd = half(1);
  const trees = trainOn(training, OPTIONS, 'whole', (place) => (place % 2 === 0 ? odd : even));
  return forestData(linkFeatures, trees);
}

/** @param deciderOf the forest that decides in the chat of this number; null to leave the chat out. */
function trainOn(
  training: LinkTraining,
  options: BoostingOptions,
  part: string,
  deciderOf: (place: number) => Forest | null,
): SymmetricTree[] {
  const { commonWords, glance, chats, onProgress } = training;
  const walk = (onLesson: (lesson: Lesson) => void): void => {
    const random = new Random(2);
    const learn = (some: readonly AnnotatedChat[], share: number): void => {
      some.forEach((chat, place) => {
        const forest = deciderOf(place);
        if (forest === null) {
          return;
        }
        const decisions = forest.treeCount === 0 ? 'true' : 'predicted';
        teach(chat, { commonWords, glance, forest, decisions, candidates: 'likeliest' }, (lesson) => {
          if (lesson.right.includes(1) && random.next() < share) {
            onLesson(lesson);
          }
        });
      });
    };
    learn(chats.irc, 1);
    learn(chats.slow, SHARE_OF_SLOW);
    learn(chats.groups, SHARE_OF_GROUPS);
  };
  const rows = layOut(walk);
  return boost(rows.table, choiceLoss(rows.table, rows.right), options, (trees) => onProgress(part, trees));
}

/** The rows of all lessons of a walk, which is walked twice: first a sample tells where to cut them into bins. */
export function layOut(walk: (onLesson: (lesson: Lesson) => void) => void): TrainingRows {
  const sample: Int32Array[] = [];
  let lessons = 0;
  walk(({ linker, right }) => {
    if (lessons++ % SAMPLE === 0) {
      right.forEach((_, row) => {
        sample.push(linker.rows.values.slice(row * LINK_FEATURE_COUNT, (row + 1) * LINK_FEATURE_COUNT));
      });
    }
  });
  const rows = new TrainingRows(LINK_FEATURE_COUNT, sample);
  walk(({ linker, right }) => {
    rows.add(linker.rows.values, right);
  });
  return rows;
}
