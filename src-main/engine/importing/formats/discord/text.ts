import type { ImportOptions, ParsedRecord } from '../../../../contract/index.ts';
import { decideDateOrder } from '../../date-order.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { HEAD_BYTES, readHead } from '../../head.ts';
import { countHeaders, likeness } from '../../likeness.ts';
import { parseLines } from '../../lines.ts';
import { type ChatInProgress, readChannels } from './channel-files.ts';
import { channelOfFile, type WrittenHeading } from './file-name.ts';
import { partsOf } from './parts.ts';
import { readTextHeader } from './text-header.ts';
import { DiscordTextParser, isRule } from './text-parser.ts';
import { surveyText } from './text-survey.ts';

/** The text of DiscordChatExporter: see SPEC.md. */
export const discordText: Format = {
  id: 'discord-text',
  name: 'Discord (DiscordChatExporter, text)',
  platform: 'discord',
  extensions: ['txt'],
  survives: { times: 'minute', replies: 'no', reactions: 'yes', files: 'paths' },
  sniff,
  parts: (source) => partsOf(source, sniff),
  parse: (source, options) =>
    readChannels(source, options, {
      sniff,
      survey: async (file) => channelOfFile(file.name, headingIn((await readHead(file, HEAD_BYTES)).lines)),
      read: (file, chat) => read(file, chat, options),
    }),
};

function sniff({ lines }: ExportHead): number {
  if (isRule(lines[0] ?? '') && lines[1]?.startsWith('Guild: ') === true) {
    return 0.98;
  }
  // Without its heading, the head of a message is one that other programs write, too.
  return 0.7 * likeness(countHeaders(lines, (line) => readTextHeader(line) !== null));
}

/** What stands between the rules at the beginning. */
function headingIn(lines: readonly string[]): WrittenHeading {
  const end = isRule(lines[0] ?? '') ? lines.findIndex((line, index) => index > 0 && isRule(line)) : 0;
  const entry = (key: string) =>
    lines
      .slice(1, Math.max(end, 1))
      .find((line) => line.startsWith(key))
      ?.slice(key.length);
  const [server, channel] = [entry('Guild: '), entry('Channel: ')];
  return { ...(server && { server }), ...(channel && { channel }) };
}

async function* read(
  file: ExportSource,
  chat: ChatInProgress,
  options: ImportOptions,
): AsyncGenerator<readonly ParsedRecord[]> {
  const survey = await surveyText(file);
  const reading = decideDateOrder(survey.dates, options.dateOrder, file.archive ?? file.name);
  chat.open();
  if (reading.because !== null) {
    const value = reading.year === 0 ? 'ymd' : reading.day < reading.month ? 'dmy' : 'mdy';
    chat.records.note({ type: 'guess', what: 'date-order', value, because: reading.because });
  }
  yield* parseLines(file, new DiscordTextParser(chat, survey, reading), chat.records);
}
