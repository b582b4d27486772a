import { ChatWalk } from '../../../src-main/engine/threads/chat-walk.ts';
import {
  type Forest,
  type ForestData,
  SCORE_UNIT,
  type SymmetricTree,
} from '../../../src-main/engine/threads/forest.ts';
import { Leanings, type LeaningWeights } from '../../../src-main/engine/threads/reading/leanings.ts';
import {
  ANSWER_FEATURE_COUNT,
  AnswerRows,
  answerFeatures,
} from '../../../src-main/engine/threads/roles/answer-features.ts';
import { ConversationView } from '../../../src-main/engine/threads/roles/conversation-view.ts';
import {
  QUESTION_FEATURE_COUNT,
  QuestionRows,
  questionFeatures,
} from '../../../src-main/engine/threads/roles/question-features.ts';
import type { LinkWeights } from '../../../src-main/engine/threads/weights.ts';
import type { MedicalDialogue } from '../corpora/medqa.ts';
import { singleDialogue } from '../corpora/mixture.ts';
import { TrainingRows } from './bins.ts';
import { type BoostingOptions, boost } from './boosting.ts';
import { trainLeanings } from './leanings.ts';
import { choiceLoss, yesNoLoss } from './losses.ts';
import { forestData, forestOf } from './weight-files.ts';

export const QUESTION_OPTIONS: BoostingOptions = {
  trees: 160,
  depth: 5,
  learningRate: 0.12,
  minimumHessian: 3,
  l2: 4,
  groupShare: 0.7,
  columnShare: 0.4,
  seed: 3,
};
export const ANSWER_OPTIONS: BoostingOptions = { ...QUESTION_OPTIONS, trees: 240 };
const SAMPLE = 5;
/** Leanings of a dialogue's wording are learnt from all parts but its own. */
const PARTS = 4;
/** Every so many dialogues are learnt from once more with leanings unknown, as they are in English. */
const UNKNOWN = 3;
/**
 * Each dialogue is laid out under so many made-up clocks: neither their pauses nor what the linker makes of them is to be
 * learnt by heart.
 */
const CLOCKS = 3;
/** Apart from all others, and even: halves are told apart by the number of the dialogue, whatever its clock. */
const SEEDS_OF_A_CLOCK = 10_000;

export interface LaidOut {
  readonly dialogue: MedicalDialogue;
  readonly view: ConversationView;
  /** Of the clock it is laid out under: odd for the same dialogues under each. */
  readonly seed: number;
}

/**
 * What finds questions and what answers them, from dialogues annotated with both. The forests see
 * leanings of the wording, and the one for answers how likely each message is a question; so they learn from
 * leanings and chances given by what has not seen the dialogue.
 */
export function trainRoles(
  dialogues: readonly MedicalDialogue[],
  weights: Omit<LinkWeights, 'leanings'>,
): { readonly leanings: LeaningWeights; readonly question: ForestData; readonly answer: ForestData } {
  const all = layOutAll(dialogues, weights);
  const halves = [0, 1].map((parity) =>
    forestOf(questionFeatures, trainQuestion(questionLessons(all.filter(({ seed }) => seed % 2 !== parity)))),
  );
  const question = trainQuestion(questionLessons(all));
  const answer = trainAnswer(answerLessons(all, halves));
  return {
    leanings: trainLeanings(dialogues),
    question: forestData(questionFeatures, question),
    answer: forestData(answerFeatures, answer),
  };
}

/** The dialogues under several clocks, with leanings given by what has not seen them. */
export function layOutAll(
  dialogues: readonly MedicalDialogue[],
  weights: Omit<LinkWeights, 'leanings'>,
): readonly LaidOut[] {
  const parts = Array.from({ length: PARTS }, (_, part) =>
    trainLeanings(dialogues.filter((_dialogue, place) => place % PARTS !== part)),
  );
  const unknown: LeaningWeights = { base: [0, 0], pieces: {} };
  return dialogues.flatMap((dialogue, place) =>
    [
      ...Array<LeaningWeights>(CLOCKS).fill(parts[place % PARTS] ?? unknown),
      ...(place % UNKNOWN === 0 ? [unknown] : []),
    ].map((leanings, turn) => {
      const seed = 1000 + place + SEEDS_OF_A_CLOCK * (turn % CLOCKS);
      return layOut(dialogue, seed, { ...weights, leanings: new Leanings(leanings) });
    }),
  );
}

/** A dialogue as one conversation, with the parents that the linker finds. */
function layOut(dialogue: MedicalDialogue, seed: number, weights: LinkWeights): LaidOut {
  const walk = new ChatWalk(weights);
  for (const message of singleDialogue(dialogue, seed).messages) {
    walk.add(message);
  }
  const view = new ConversationView(walk.columns);
  view.load(Int32Array.from({ length: walk.columns.count }, (_, position) => position));
  return { dialogue, view, seed };
}

function trainQuestion({ table, right }: TrainingRows): SymmetricTree[] {
  return boost(table, yesNoLoss(table, right), QUESTION_OPTIONS);
}

/** What a forest for questions learns from. */
export function questionLessons(dialogues: readonly LaidOut[]): TrainingRows {
  const each = (onRow: (row: Int32Array, asks: boolean) => void): void => {
    for (const { dialogue, view } of dialogues) {
      const rows = new QuestionRows(view);
      rows.start();
      dialogue.utterances.forEach(({ asks }, place) => {
        rows.write(place, 0);
        onRow(rows.rows.subarray(0, QUESTION_FEATURE_COUNT), asks > 0);
      });
    }
  };
  const sample: Int32Array[] = [];
  each((row) => sample.push(row.slice()));
  const rows = new TrainingRows(
    QUESTION_FEATURE_COUNT,
    sample.filter((_, index) => index % SAMPLE === 0),
  );
  each((row, asks) => rows.add(row, Uint8Array.of(asks ? 1 : 0)));
  return rows;
}

/** Chance that each message of a conversation asks something. */
function chancesOf(view: ConversationView, forest: Forest): Float32Array {
  const rows = new QuestionRows(view);
  rows.start();
  return Float32Array.from({ length: view.count }, (_, place) => {
    rows.write(place, 0);
    const [score = 0] = forest.scoresOf(rows.rows, 1);
    return 1 / (1 + Math.exp(-score / SCORE_UNIT));
  });
}

function trainAnswer({ table, right }: TrainingRows): SymmetricTree[] {
  return boost(table, choiceLoss(table, right), ANSWER_OPTIONS);
}

/**
 * What a forest for answers learns from.
 * @param halves forests for questions, of which each has not seen the dialogues whose seed leaves its place, halved.
 */
export function answerLessons(dialogues: readonly LaidOut[], halves: readonly Forest[]): TrainingRows {
  const chances = dialogues.map(({ view, seed }) => chancesOf(view, halves[seed % 2] as Forest));
  const each = (onGroup: (rows: Int32Array, right: Uint8Array) => void): void => {
    dialogues.forEach(({ dialogue, view }, number) => {
      const rows = new AnswerRows(view);
      rows.start(chances[number] as Float32Array);
      dialogue.utterances.forEach(({ answers }, place) => {
        const question = answers === 0 ? -1 : dialogue.utterances.findIndex(({ asks }) => asks === answers);
        if (rows.write(place)) {
          const row = question < 0 ? 0 : rows.questions.subarray(0, rows.count).indexOf(question) + 1;
          // A question that is out of reach teaches nothing.
          if (question < 0 || row > 0) {
            onGroup(
              rows.rows,
              Uint8Array.from({ length: rows.count + 1 }, (_, index) => (index === row ? 1 : 0)),
            );
          }
        }
        rows.settle(place, question);
      });
    });
  };
  const sample: Int32Array[] = [];
  each((rows, right) => {
    right.forEach((_, row) => {
      sample.push(rows.slice(row * ANSWER_FEATURE_COUNT, (row + 1) * ANSWER_FEATURE_COUNT));
    });
  });
  const rows = new TrainingRows(
    ANSWER_FEATURE_COUNT,
    sample.filter((_, index) => index % SAMPLE === 0),
  );
  each((values, right) => rows.add(values, right));
  return rows;
}
