import { ablateLinks } from './ablation/links.ts';
import { ablateRoles } from './ablation/roles.ts';
import { developmentChats, trainingChats } from './corpora/mixture.ts';
import { readSampleCommunity } from './corpora/sample-community.ts';
import { dataFolder } from './data-folder.ts';

/**
 * What each group of features brings: `node test/quality/ablation.ts [links] [roles]`, both by default. Small forests
 * are trained on part of the training data, each without one group, and measured on the development chats and the
 * sample community. Rows are laid out once. Groups: `ablation/groups.ts`.
 */
const folder = dataFolder();
const parts = process.argv.length > 2 ? process.argv.slice(2) : ['links', 'roles'];
if (folder === null) {
  console.log('There is no annotated data: see docs/quality.md.');
} else {
  const training = trainingChats(folder);
  const development = developmentChats(folder);
  const sample = await readSampleCommunity();
  if (parts.includes('links')) {
    await ablateLinks(training, development, sample);
  }
  if (parts.includes('roles')) {
    await ablateRoles(training, development, sample);
  }
}
