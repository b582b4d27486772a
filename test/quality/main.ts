import { loadWeights } from '../../src-main/engine/threads/weights.ts';
import type { AnnotatedChat } from './corpora/corpus.ts';
import { groupOf } from './corpora/medqa.ts';
import { type DevelopmentChats, developmentChats } from './corpora/mixture.ts';
import { readSampleCommunity } from './corpora/sample-community.ts';
import { dataFolder } from './data-folder.ts';
import { draftScores, firstSentences, longestSentences, readSegments } from './measures/drafts.ts';
import { importedIrcScores } from './measures/imported-irc.ts';
import { compareLinks, gapRule, type LinkScores, linkScores } from './measures/links.ts';
import { questionScores } from './measures/questions.ts';
import { sampleScores, secondReadingScores } from './measures/sample.ts';
import { speedScores } from './measures/speed.ts';
import { resources } from './train/weight-files.ts';

/**
 * `npm run quality [-- --json]`: how well conversations, questions and drafts agree with people's
 * judgement. Method and results: docs/quality.md. The sample community is always measured; the
 * annotated corpora where they are there.
 */
interface Line {
  readonly what: string;
  readonly value: number;
  readonly goal?: number;
}

const GAPS = [60, 120, 300, 600, 900, 1800, 3600, 7200];

const weights = loadWeights(resources);
const lines: Line[] = [...(await measureSample())];
const folder = dataFolder();
if (folder !== null) {
  const chats = developmentChats(folder);
  lines.push(
    ...ircLines('IRC dev', linkScores(chats.irc, weights)),
    ...ircLines('IRC dev, imported', await importedIrcScores(folder, chats.irc, weights)),
    ...slowLines(chats),
    ...groupLines(chats),
    ...questionLines(chats),
    ...draftLines(folder),
    ...(await speedLines(chats)),
  );
}
if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ data: folder !== null, lines }));
} else {
  for (const { what, value, goal } of lines) {
    const target = goal === undefined ? '' : `  (${value >= goal ? 'reaches' : 'misses'} ${goal})`;
    console.log(`${what.padEnd(66)} ${value.toFixed(value > 1000 ? 0 : 2).padStart(8)}${target}`);
  }
  if (folder === null) {
    console.log('The annotated corpora are not here (QUNSHU_DATA or ../shared/data): only the sample was measured.');
  }
}

async function measureSample(): Promise<Line[]> {
  const chats = await readSampleCommunity();
  const scores = await sampleScores(chats, resources);
  const secondReading = secondReadingScores(chats);
  return [
    { what: 'sample community, messages linked within their conversation', value: scores.sameConversation },
    { what: 'sample community, 1-VI', value: scores.conversations.variationOfInformation },
    { what: 'sample community, 1-1', value: scores.conversations.oneToOne, goal: 90 },
    { what: 'sample community, exact F', value: scores.conversations.exact.f },
    ...bestGapLines('  best fixed pause, sample community', chats),
    { what: '  a second reader, 1-VI', value: secondReading.variationOfInformation },
    { what: '  a second reader, 1-1', value: secondReading.oneToOne },
    { what: '  a second reader, exact F', value: secondReading.exact.f },
    { what: 'sample community, questions F', value: scores.questions.f },
    { what: 'sample community, answers F', value: scores.answers.f },
  ];
}

function ircLines(what: string, { links, conversations }: LinkScores): Line[] {
  return [
    { what: `${what}, link precision`, value: links.precision },
    { what: `${what}, link recall`, value: links.recall },
    { what: `${what}, link F`, value: links.f, goal: 74 },
    { what: `${what}, 1-VI`, value: conversations.variationOfInformation, goal: 92 },
    { what: `${what}, 1-1`, value: conversations.oneToOne, goal: 80 },
    { what: `${what}, exact F`, value: conversations.exact.f, goal: 39 },
  ];
}

function slowLines({ slow }: DevelopmentChats): Line[] {
  return slow.flatMap(({ name, chats }) => [
    ...conversationLines(`IRC dev slowed down (synthetic clock), ${name}`, linkScores(chats, weights)),
    ...bestGapLines(`  best fixed pause, ${name}`, chats),
  ]);
}

function groupLines({ strangers, members }: DevelopmentChats): Line[] {
  return [
    ...conversationLines('MedQA dev, four at a time (synthetic clock), strangers', linkScores(strangers, weights)),
    ...bestGapLines('  best fixed pause, strangers', strangers),
    ...conversationLines('MedQA dev, four at a time (synthetic clock), members', linkScores(members, weights)),
    ...bestGapLines('  best fixed pause, members', members),
  ];
}

function conversationLines(what: string, { links, sameConversation, conversations }: LinkScores): Line[] {
  return [
    { what: `${what}: exact link F`, value: links.f },
    { what: `${what}: link within the conversation`, value: sameConversation, goal: 80 },
    { what: `${what}: 1-VI`, value: conversations.variationOfInformation },
    { what: `${what}: 1-1`, value: conversations.oneToOne },
    { what: `${what}: exact F`, value: conversations.exact.f },
  ];
}

/** Each figure of the pause that is best for it. */
function bestGapLines(what: string, chats: readonly AnnotatedChat[]): Line[] {
  const scores = GAPS.map((gap) => compareLinks(chats.map((chat) => [chat, gapRule(chat, gap)] as const)));
  const best = (value: (scores: LinkScores) => number): number => Math.max(...scores.map(value));
  return [
    { what: `${what}: link within the conversation`, value: best((each) => each.sameConversation) },
    { what: `${what}: 1-VI`, value: best((each) => each.conversations.variationOfInformation) },
    { what: `${what}: 1-1`, value: best((each) => each.conversations.oneToOne) },
    { what: `${what}: exact F`, value: best((each) => each.conversations.exact.f) },
  ];
}

function questionLines({ dialogues }: DevelopmentChats): Line[] {
  const { questions, pairs } = questionScores(dialogues, weights);
  return [
    { what: 'MedQA dev, questions precision', value: questions.precision },
    { what: 'MedQA dev, questions recall', value: questions.recall },
    { what: 'MedQA dev, questions F', value: questions.f, goal: 88 },
    { what: 'MedQA dev, question and answer pairs precision', value: pairs.precision },
    { what: 'MedQA dev, question and answer pairs recall', value: pairs.recall },
    { what: 'MedQA dev, question and answer pairs F', value: pairs.f, goal: 78 },
  ];
}

function draftLines(data: string): Line[] {
  const segments = readSegments(data);
  const own = draftScores(segments);
  const first = draftScores(segments, firstSentences);
  const longest = draftScores(segments, longestSentences);
  return [
    { what: 'VCSum short dev, five sentences, ROUGE-1', value: own.rouge1, goal: 34 },
    { what: 'VCSum short dev, five sentences, ROUGE-2', value: own.rouge2, goal: 16 },
    { what: '  first five, ROUGE-1', value: first.rouge1 },
    { what: '  first five, ROUGE-2', value: first.rouge2 },
    { what: '  longest five, ROUGE-1', value: longest.rouge1 },
    { what: '  longest five, ROUGE-2', value: longest.rouge2 },
  ];
}

async function speedLines({ dialogues }: DevelopmentChats): Promise<Line[]> {
  const many = Array.from({ length: 5 }, () => dialogues).flat();
  const chat = groupOf('speed', many, { members: 300, answerers: 3, pause: 40, between: 1200, naming: 0.2, seed: 1 });
  const { messages, messagesPerSecond } = await speedScores(chat, resources);
  return [{ what: `messages a second (of ${messages}, processor time)`, value: messagesPerSecond, goal: 25_000 }];
}
