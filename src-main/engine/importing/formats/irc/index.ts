import { encodingOf } from '../../encoding.ts';
import type { ExportSource, Format } from '../../format.ts';
import { countHeaders, likeness } from '../../likeness.ts';
import { parseMixedLines, surveyLines } from '../../lines.ts';
import { Records } from '../../records.ts';
import { Nicks } from './addressing.ts';
import { LogClock } from './clock.ts';
import { channelNameOf, firstDayOf } from './first-day.ts';
import { readBanner, readColumns, readContent, readTime } from './line.ts';
import { IrcParser } from './parser.ts';

/** So much of a log is looked through for nicks before its first line is read. */
const SURVEY_BYTES = 4 << 20;

/** Logs of IRC channels by irssi, WeeChat, HexChat, mIRC, ZNC and their kin, and the Ubuntu archive: see SPEC.md. */
export const irc: Format = {
  id: 'irc',
  name: 'IRC log',
  platform: 'irc',
  extensions: ['log', 'txt'],
  survives: { times: 'minute or second', replies: 'addressed', reactions: 'no', files: 'none' },
  sniff(head) {
    const score = likeness(countHeaders(head.lines, isLogLine));
    return head.lines.some(isUnmistakable) ? score : score / 2;
  },
  async *parse(source, options) {
    const first = firstDayOf(source, options);
    const { nicks, needsDay } = await surveyLog(source);
    const records = new Records();
    const name = options.chat ?? channelNameOf(source.name);
    records.chat({ type: 'chat', platform: 'irc', kind: 'group', name });
    if (options.chat === undefined) {
      records.note({ type: 'guess', what: 'chat-name', value: name, because: 'the file is named so' });
    }
    if (needsDay && first.guess !== null) {
      records.note(first.guess);
    }
    yield* parseMixedLines(source, new IrcParser(records, new LogClock(first.day), nicks), records);
  },
};

/** A nick in angle brackets or between tabs, or a banner; other lines of a log may be those of another program. */
function isUnmistakable(line: string): boolean {
  return /^\S*(?: \S+)?\d:\d\d\S*(?:\s+<[^>]+>|\t[^\t]*\t)/.test(line.slice(0, 80)) || readBanner(line) !== null;
}

/** Untimed notices count too where they are those of the Ubuntu archive. */
function isLogLine(line: string): boolean {
  const time = readTime(line);
  if (time === null) {
    return line.startsWith('=== ') || readBanner(line) !== null;
  }
  const rest = line.slice(time.end);
  return (readColumns(rest) ?? readContent(rest.trimStart())) !== null;
}

/** Who writes (people are addressed before they say their first word), and whether the log lacks its first day. */
async function surveyLog(source: ExportSource): Promise<{ nicks: Nicks; needsDay: boolean }> {
  const nicks = new Nicks();
  let needsDay: boolean | null = null;
  const choice = await encodingOf(source);
  for await (const lines of surveyLines(source, choice)) {
    for (const line of lines) {
      const time = readTime(line);
      const content = time === null ? null : readContent(line.slice(time.end).trimStart());
      if (content?.what === 'message') {
        nicks.add(content.nick);
      }
      needsDay ??= time === null ? bannerNamesDay(line) : time.day === null;
    }
    if (source.bytesRead() > SURVEY_BYTES) {
      break;
    }
  }
  return { nicks, needsDay: needsDay ?? true };
}

/** False when a banner settles the first day; null for a line that says nothing of it. */
function bannerNamesDay(line: string): false | null {
  return (readBanner(line)?.day ?? null) === null ? null : false;
}
