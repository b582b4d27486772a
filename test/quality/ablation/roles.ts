import type { Forest } from '../../../src-main/engine/threads/forest.ts';
import { answerFeatures } from '../../../src-main/engine/threads/roles/answer-features.ts';
import { questionFeatures } from '../../../src-main/engine/threads/roles/question-features.ts';
import { loadWeights } from '../../../src-main/engine/threads/weights.ts';
import type { DevelopmentChats, TrainingChats } from '../corpora/mixture.ts';
import type { SampleChat } from '../corpora/sample-community.ts';
import { questionScores } from '../measures/questions.ts';
import { sampleScores } from '../measures/sample.ts';
import { type BoostingOptions, boost } from '../train/boosting.ts';
import { choiceLoss, yesNoLoss } from '../train/losses.ts';
import { ANSWER_OPTIONS, answerLessons, layOutAll, QUESTION_OPTIONS, questionLessons } from '../train/roles.ts';
import { forestData, forestOf, resources } from '../train/weight-files.ts';
import { type Group, isIn, roleGroups } from './groups.ts';
import { line, withForests, withoutColumns } from './small-forests.ts';

const EVERY = 4;
const small = (options: BoostingOptions): BoostingOptions => ({ ...options, trees: options.trees / 2 });

/** Prints what each group of features brings to finding questions and answers. */
export async function ablateRoles(
  training: TrainingChats,
  development: DevelopmentChats,
  sample: readonly SampleChat[],
): Promise<void> {
  const weights = loadWeights(resources);
  const all = layOutAll(
    training.dialogues.filter((_, place) => place % EVERY === 0),
    weights,
  );
  const questions = questionLessons(all);
  // Chances that have not seen the dialogue, all features told: the same rows serve every group.
  const halves = [0, 1].map((parity): Forest => {
    const { table, right } = questionLessons(all.filter(({ seed }) => seed % 2 !== parity));
    return forestOf(questionFeatures, boost(table, yesNoLoss(table, right), small(QUESTION_OPTIONS)));
  });
  const answers = answerLessons(all, halves);
  const measure = async (what: string, groups: readonly Group[]): Promise<void> => {
    const isLeftOut = (name: string): boolean => groups.some((group) => isIn(group, name));
    const asking = withoutColumns(questions.table, questionFeatures, isLeftOut);
    const answering = withoutColumns(answers.table, answerFeatures, isLeftOut);
    const forests = {
      question: forestData(
        questionFeatures,
        boost(asking, yesNoLoss(asking, questions.right), small(QUESTION_OPTIONS)),
      ),
      answer: forestData(answerFeatures, boost(answering, choiceLoss(answering, answers.right), small(ANSWER_OPTIONS))),
    };
    const figures = await withForests(forests, async (folder) => {
      const dialogues = questionScores(development.dialogues, loadWeights(folder));
      const community = await sampleScores(sample, folder);
      return [dialogues.questions.f, dialogues.pairs.f, community.questions.f, community.answers.f];
    });
    console.log(line(what, figures));
  };
  console.log('medical dialogues: questions, pairs; sample: questions, answers (F)');
  await measure('all features', []);
  for (const group of roleGroups) {
    await measure(`without ${group[0]}`, [group]);
  }
}
