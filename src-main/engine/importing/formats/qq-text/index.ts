import { chooseChats } from '../../chat-choice.ts';
import { encodingOf } from '../../encoding.ts';
import type { ExportSource, Format } from '../../format.ts';
import { countHeaders, likeness } from '../../likeness.ts';
import { parseLines, surveyLines } from '../../lines.ts';
import { Records } from '../../records.ts';
import { readHeader, readSender } from './header.ts';
import { BANNER, CHAT_LINE, QqTextParser } from './parser.ts';

/** The text that the QQ desktop client exports, of one chat or of several: see SPEC.md. */
export const qqText: Format = {
  id: 'qq-text',
  name: 'QQ (text)',
  platform: 'qq',
  extensions: ['txt'],
  survives: { times: 'second', replies: 'no', reactions: 'no', files: 'placeholders' },
  sniff(head) {
    const hasBanner = head.lines.slice(0, 10).some((line) => line.startsWith(BANNER) || line.startsWith(CHAT_LINE));
    const score = likeness(countHeaders(head.lines, isMessage));
    return hasBanner ? Math.max(0.98, score) : score;
  },
  async *parse(source, options) {
    const records = new Records();
    const isOverridden = options.chat !== undefined && !(await holdsSeveralChats(source));
    const choice = chooseChats(isOverridden ? {} : options);
    const parser = new QqTextParser(records, source.name, isOverridden ? options.chat : undefined, choice);
    yield* parseLines(source, parser, records);
    choice.end();
  },
};

/** Only with a number or address: without one, such a line may be anything. */
function isMessage(line: string): boolean {
  const header = readHeader(line);
  return header !== null && readSender(header.sender).id !== null;
}

async function holdsSeveralChats(source: ExportSource): Promise<boolean> {
  let chats = 0;
  for await (const lines of surveyLines(source, await encodingOf(source))) {
    chats += lines.filter((line) => line.startsWith(CHAT_LINE)).length;
    if (chats > 1) {
      return true;
    }
  }
  return false;
}
