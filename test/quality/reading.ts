import type { ArchivedMessage, ThreadMessage } from '../../src-main/contract/index.ts';
import { createExtractiveDrafter } from '../../src-main/engine/digests/index.ts';
import { Database } from '../../src-main/engine/library/index.ts';
import { Threads } from '../../src-main/engine/threads/index.ts';
import type { AnnotatedChat } from './corpora/corpus.ts';
import { readIrcCorpus } from './corpora/irc.ts';
import { readSampleCommunity } from './corpora/sample-community.ts';
import { dataFolder } from './data-folder.ts';
import { Random } from './train/random.ts';
import { resources } from './train/weight-files.ts';

/**
 * Prints conversations with the drafts made of them, to be read by people:
 * `node test/quality/reading.ts [SEED]`. Twenty of the sample community and, where the data are, ten of the
 * annotated IRC logs, drawn from those with a question that was answered.
 */
const SAMPLE = 20;
const IRC = 10;

const random = new Random(Number(process.argv[2] ?? 1));
const folder = dataFolder();
await print(await readSampleCommunity(), SAMPLE);
if (folder !== null) {
  await print(readIrcCorpus(folder, 'dev'), IRC);
}

async function print(chats: readonly AnnotatedChat[], count: number): Promise<void> {
  const read = await Promise.all(chats.map(conversationsOf));
  const all = read.flat();
  for (let drawn = 0; drawn < count && all.length > 0; drawn++) {
    const [messages = []] = all.splice(random.below(all.length), 1);
    console.log(`\n${'='.repeat(72)}\n${messages.map(lineOf).join('\n')}\n${'-'.repeat(72)}\n${draftOf(messages)}`);
  }
}

/** The messages of each conversation in which a question was answered. */
async function conversationsOf(chat: AnnotatedChat): Promise<ThreadMessage[][]> {
  const chatId = chat.messages[0]?.chatId ?? '';
  const threads = new Threads(new Database(':memory:'), { messages: () => chat.messages }, resources);
  await threads.update(chatId);
  const byId = new Map(chat.messages.map((message) => [message.id, message]));
  const placement = threads.placement(chat.messages.map(({ seq }) => seq));
  return threads
    .list({ questions: true })
    .filter(({ answerCount }) => answerCount > 0)
    .map(({ messageIds }) =>
      messageIds.map((id) => ({
        ...(byId.get(id) as ArchivedMessage),
        ...(placement.get(id) ?? { threadId: '', parentId: null, role: 'other' as const }),
        reactions: [],
        replyTo: null,
        source: { importId: '', line: 0 },
      })),
    ) as ThreadMessage[][];
}

function lineOf({ sentAt, sender, role, text }: ThreadMessage): string {
  return `${new Date(sentAt).toISOString().slice(5, 16)} ${role.padEnd(12)} ${sender}: ${text}`;
}

function draftOf(messages: readonly ThreadMessage[]): string {
  let ids = 0;
  const names = new Map(messages.map(({ senderId, sender }) => [senderId, sender ?? '']));
  const { title, sections, answers, tags } = createExtractiveDrafter().draft({
    messages,
    templateId: 'standard',
    memberOf: (participantId) => names.get(participantId) ?? '',
    newId: () => `${ids++}`,
    tags: [],
    language: 'zh-Hans',
  });
  const parts = Object.entries(sections).map(([name, passages]) => `[${name}] ${passages.map(textOf).join(' ¶ ')}`);
  const given = answers.map(
    ({ contributors, accepted, approach, body, method }) =>
      `[answer${accepted ? ', accepted' : ''}] ${contributors.join()}: ${[...approach, ...body, ...method].map(textOf).join(' ¶ ')}`,
  );
  return [`# ${title}`, ...parts, ...given, tags.join(' ')].join('\n');
}

function textOf({ text }: { readonly text: string }): string {
  return text;
}
