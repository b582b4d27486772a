import type { ImportOptions } from '../../../../contract/index.ts';
import { chooseChats } from '../../chat-choice.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { parseHtml } from '../../html-events.ts';
import { Records } from '../../records.ts';
import { TelegramHtmlMessages } from './messages.ts';
import { TelegramPage } from './page.ts';
import { chatsOf } from './parts.ts';
import { surveyChat } from './survey.ts';

/** The HTML export of Telegram Desktop, of one chat or of a whole account: see SPEC.md. */
export const telegramHtml: Format = {
  id: 'telegram-html',
  name: 'Telegram Desktop (HTML)',
  platform: 'telegram',
  extensions: ['html', 'zip'],
  survives: { times: 'exact', replies: 'yes', reactions: 'yes', files: 'paths' },
  sniff,
  parts: async (source) => chatsOf(source).flatMap(({ pages }) => pages),
  parse,
};

async function* parse(source: ExportSource, options: ImportOptions): ReturnType<Format['parse']> {
  const chats = chatsOf(source);
  const isSingle = chats.length === 1;
  const choice = chooseChats(isSingle ? {} : options);
  const records = new Records();
  let line = 0;
  for (const { pages } of chats) {
    const [first] = pages;
    if (first === undefined) {
      continue;
    }
    const survey = await surveyChat(first);
    const known = (isSingle ? options.chat : undefined) ?? survey.name;
    const name = known ?? stemOf(source.name);
    if (!choice.wants({ name })) {
      continue;
    }
    const isFirst = !records.opened;
    records.chat({ type: 'chat', platform: 'telegram', kind: survey.kind, name });
    if (known === null) {
      records.note({ type: 'guess', what: 'chat-name', value: name, because: 'the export does not name the chat' });
    }
    if (isFirst) {
      records.warn('The HTML of Telegram tells less than its JSON: account ids and edits are missing.');
    }
    const messages = new TelegramHtmlMessages(records, line);
    for (const page of pages) {
      yield* parseHtml(page, new TelegramPage(messages), records);
    }
    line = messages.line;
  }
  choice.end();
}

function sniff({ lines }: ExportHead): number {
  if (!lines.some((line) => line.includes('class="page_wrap'))) {
    return 0;
  }
  if (lines.some((line) => line.includes('class="history"') || /class="message (?:default|service)/.test(line))) {
    return 0.93;
  }
  return lines.some((line) => line.includes('href="lists/chats.html')) ? 0.8 : 0;
}
