import { LINK_FEATURE_COUNT, type LinkFeature, linkFeatures } from '../../src-main/engine/threads/linking/features.ts';
import { loadWeights } from '../../src-main/engine/threads/weights.ts';
import type { AnnotatedChat } from './corpora/corpus.ts';
import { developmentChats, type TrainingChats, trainingChats } from './corpora/mixture.ts';
import { dataFolder } from './data-folder.ts';
import { linkScores } from './measures/links.ts';
import { TrainingRows } from './train/bins.ts';
import { type BinnedTable, type BoostingOptions, boost } from './train/boosting.ts';
import { type Lesson, teach } from './train/lessons.ts';
import { choiceLoss } from './train/losses.ts';
import { forestOf, resources } from './train/weight-files.ts';

/**
 * What each group of features brings: `node test/quality/ablation.ts`. Small forests are trained on
 * every fourth chat, each without one group, and measured on the development chats. The quick look
 * at the candidates sums up words, people and time, so its outcome is left out in all rows but the first.
 */
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
const SAMPLE = 30;

const QUICK_LOOK: readonly LinkFeature[] = ['glance', 'glanceBehindBest', 'bestGlance'];
const isAddressing = (name: string): boolean => /address/i.test(name);
const isOfWords = (name: string): boolean => /overlap|word/i.test(name);
const isOfTime = (name: string): boolean => /pause|messagesIn(?:Minute|Ten|Hour)/i.test(name);
const isSignal = (name: string): boolean => /^(?:is|candidate)\./.test(name) || /asks/i.test(name);
const isOfConversations = (name: string): boolean =>
  /conversation|candidate(?:Answers|AnsweredBy|IsStart)/i.test(name) && !isOfWords(name) && !isAddressing(name);
const isOfPartners = (name: string): boolean =>
  /answered|Partner|fromAuthor|fromCandidate|IsLastOf|isLastOf/.test(name);

const GROUPS: readonly (readonly [string, (name: string) => boolean])[] = [
  ['who addresses whom', isAddressing],
  ['words in common', isOfWords],
  ['pauses and pace', isOfTime],
  ['wording (question, thanks, …)', isSignal],
  ['conversations so far', isOfConversations],
  ['turns and partners', isOfPartners],
];

const folder = dataFolder();
if (folder === null) {
  console.log('There is no annotated data: see docs/quality.md.');
} else {
  const table = layOut(trainingChats(folder));
  const development = developmentChats(folder);
  const measure = (what: string, without: (name: LinkFeature) => boolean): void => {
    const trees = boost(columnsOf(table.table, without), choiceLoss(table.table, table.right), OPTIONS);
    const weights = { ...loadWeights(resources), link: forestOf(linkFeatures, trees) };
    const irc = linkScores(development.irc, weights);
    const slow = linkScores(development.slow[1]?.chats ?? [], weights);
    const members = linkScores(development.members, weights);
    const figures = [
      irc.links.f,
      irc.conversations.oneToOne,
      slow.sameConversation,
      slow.conversations.oneToOne,
      members.sameConversation,
    ];
    console.log(`| ${what.padEnd(40)} | ${figures.map((figure) => figure.toFixed(1).padStart(5)).join(' | ')} |`);
  };
  console.log('IRC link F, IRC 1-1, slow within conversation, slow 1-1, members within conversation');
  measure('all features', () => false);
  measure('without the quick look', (name) => QUICK_LOOK.includes(name));
  for (const [what, isIn] of GROUPS) {
    measure(`… and without ${what}`, (name) => QUICK_LOOK.includes(name) || isIn(name));
  }
}

/** Rows of every fourth chat, with true decisions. */
function layOut(chats: TrainingChats): TrainingRows {
  const { commonWords, glance } = loadWeights(resources);
  const some = [chats.irc, chats.slow, chats.groups].flatMap((all: readonly AnnotatedChat[]) =>
    all.filter((_, place) => place % 4 === 0),
  );
  const forest = forestOf(linkFeatures, []);
  const walk = (onLesson: (lesson: Lesson) => void): void => {
    for (const chat of some) {
      teach(chat, { commonWords, glance, forest, decisions: 'true', candidates: 'likeliest' }, (lesson) => {
        if (lesson.right.includes(1)) {
          onLesson(lesson);
        }
      });
    }
  };
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

/** The table with some columns that nothing can be asked of. */
function columnsOf(table: BinnedTable, without: (name: LinkFeature) => boolean): BinnedTable {
  const none = new Int32Array(0);
  return { ...table, edges: table.edges.map((edges, column) => (isLeftOut(column, without) ? none : edges)) };
}

function isLeftOut(column: number, without: (name: LinkFeature) => boolean): boolean {
  const name = linkFeatures[column];
  return name !== undefined && without(name);
}
