import { linkFeatures } from '../../../src-main/engine/threads/linking/features.ts';
import { loadWeights } from '../../../src-main/engine/threads/weights.ts';
import type { AnnotatedChat } from '../corpora/corpus.ts';
import type { DevelopmentChats, TrainingChats } from '../corpora/mixture.ts';
import type { SampleChat } from '../corpora/sample-community.ts';
import { linkScores } from '../measures/links.ts';
import { sampleScores } from '../measures/sample.ts';
import type { TrainingRows } from '../train/bins.ts';
import { type BoostingOptions, boost } from '../train/boosting.ts';
import { teach } from '../train/lessons.ts';
import { layOut } from '../train/link.ts';
import { choiceLoss } from '../train/losses.ts';
import { forestData, forestOf, resources } from '../train/weight-files.ts';
import { type Group, isIn, linkGroups, QUICK_LOOK } from './groups.ts';
import { line, withForests, withoutColumns } from './small-forests.ts';

const OPTIONS: BoostingOptions = {
  trees: 60,
  depth: 6,
  learningRate: 0.25,
  minimumHessian: 3,
  l2: 5,
  groupShare: 0.5,
  columnShare: 0.4,
  seed: 1,
};
const EVERY = 4;

/** Prints what each group of features brings to finding what answers what. */
export async function ablateLinks(
  training: TrainingChats,
  development: DevelopmentChats,
  sample: readonly SampleChat[],
): Promise<void> {
  const { table, right } = layOutSome(training);
  const measure = async (what: string, groups: readonly Group[]): Promise<void> => {
    const isLeftOut = (name: string): boolean => groups.some((group) => isIn(group, name));
    const trees = boost(withoutColumns(table, linkFeatures, isLeftOut), choiceLoss(table, right), OPTIONS);
    const weights = { ...loadWeights(resources), link: forestOf(linkFeatures, trees) };
    const irc = linkScores(development.irc, weights);
    const slow = linkScores(development.slow[1]?.chats ?? [], weights);
    const members = linkScores(development.members, weights);
    const community = await withForests({ link: forestData(linkFeatures, trees) }, (folder) =>
      sampleScores(sample, folder),
    );
    const ones = [irc, slow, members, community].map(({ conversations }) => conversations.oneToOne);
    console.log(line(what, [irc.links.f, slow.sameConversation, members.sameConversation, ...ones]));
  };
  console.log('IRC link F; slow, members: within conversation; 1-1 of IRC, slow, members, the sample');
  const quickLook: Group = ['the quick look', (name) => (QUICK_LOOK as readonly string[]).includes(name)];
  await measure('all features', []);
  await measure('without the quick look', [quickLook]);
  for (const group of linkGroups) {
    await measure(`… and without ${group[0]}`, [quickLook, group]);
  }
}

/** Rows of every fourth chat, with true decisions. */
function layOutSome(chats: TrainingChats): TrainingRows {
  const { commonWords, glance } = loadWeights(resources);
  const some = [chats.irc, chats.slow, chats.groups].flatMap((all: readonly AnnotatedChat[]) =>
    all.filter((_, place) => place % EVERY === 0),
  );
  const forest = forestOf(linkFeatures, []);
  return layOut((onLesson) => {
    for (const chat of some) {
      teach(chat, { commonWords, glance, forest, decisions: 'true', candidates: 'likeliest' }, (lesson) => {
        if (lesson.right.includes(1)) {
          onLesson(lesson);
        }
      });
    }
  });
}
