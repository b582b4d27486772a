import { Forest } from '../../../src-main/engine/threads/forest.ts';
import { glanceFeatures } from '../../../src-main/engine/threads/linking/candidates.ts';
import { linkFeatures } from '../../../src-main/engine/threads/linking/features.ts';
import { Leanings } from '../../../src-main/engine/threads/reading/leanings.ts';
import type { WeightFiles } from '../../../src-main/engine/threads/weights.ts';
import { developmentChats, trainingChats } from '../corpora/mixture.ts';
import { dataFolder } from '../data-folder.ts';
import { linkScores } from '../measures/links.ts';
import { commonWords } from './common-words.ts';
import { trainGlance } from './glance.ts';
import { trainLink } from './link.ts';
import { trainRoles } from './roles.ts';
import { forestOf, savedWeights, saveWeights } from './weight-files.ts';

/**
 * Trains what lies in resources/weights from the annotated data:
 * `node --max-old-space-size=6000 test/quality/train/main.ts [words] [glance] [link] [roles]`, all
 * of them by default. Each part needs those before it, and is trained again when one of them changes or messages are read
 * otherwise. Seeded: the same data and program give the same weights; of each it is told whether it came out as it was.
 */
const LOOK_EVERY = 100;

const folder = dataFolder();
if (folder === null) {
  console.log('There is no annotated data: see docs/quality.md.');
} else {
  train(folder, process.argv.length > 2 ? process.argv.slice(2) : ['words', 'glance', 'link', 'roles']);
}

function train(data: string, parts: readonly string[]): void {
  const chats = trainingChats(data);
  if (parts.includes('words')) {
    keep('common-words', commonWords(chats));
  }
  const words = new Map(Object.entries(savedWeights('common-words')));
  if (parts.includes('glance')) {
    keep('glance', { features: glanceFeatures, weights: trainGlance(chats, words) });
  }
  const glance = savedWeights('glance').weights;
  if (parts.includes('link')) {
    const { irc } = developmentChats(data);
    const onProgress = (part: string, trees: Parameters<typeof forestOf>[1]): void => {
      if (trees.length % LOOK_EVERY === 0) {
        const scores = linkScores(irc, {
          commonWords: words,
          glance,
          leanings: new Leanings({ base: [0, 0], pieces: {} }),
          link: forestOf(linkFeatures, trees),
        });
        console.log(`${part}: ${trees.length} trees, link F on IRC ${scores.links.f.toFixed(2)}`);
      }
    };
    keep('link', trainLink({ chats, commonWords: words, glance, onProgress }));
  }
  if (parts.includes('roles')) {
    const link = new Forest(savedWeights('link'), linkFeatures);
    const { leanings, question, answer } = trainRoles(chats.dialogues, { commonWords: words, glance, link });
    keep('leanings', leanings);
    keep('question', question);
    keep('answer', answer);
  }
}

function keep<Name extends keyof WeightFiles>(name: Name, weights: WeightFiles[Name]): void {
  console.log(`${name}: ${saveWeights(name, weights) ? 'other than before' : 'as before'}`);
}
