import { encodingOf } from '../../encoding.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { countHeaders, likeness } from '../../likeness.ts';
import { parseLines, surveyLines } from '../../lines.ts';
import { Records } from '../../records.ts';
import { readHeading } from './heading.ts';
import { LineChatParser } from './parser.ts';
import { LineSurvey } from './survey.ts';
import { readTime } from './time.ts';
import { titleIn } from './title.ts';

const TAB = 9;

/** The text that LINE exports, from phones and from the desktop program: see SPEC.md. */
export const lineText: Format = {
  id: 'line',
  name: 'LINE',
  platform: 'line',
  extensions: ['txt'],
  survives: { times: 'minute', replies: 'no', reactions: 'no', files: 'placeholders' },
  sniff,
  async *parse(source, options) {
    const reading = (await survey(source)).decide(options.dateOrder, source.name);
    const records = new Records();
    yield* parseLines(source, new LineChatParser(records, reading, source.name, options.chat), records);
  },
};

function sniff({ lines }: ExportHead): number {
  const hasDay = lines.some((text) => readHeading(text) !== null);
  const hasTitle = titleIn(lines[0] ?? '') !== null;
  const score = likeness(countHeaders(lines, (text) => isMessage(text) || readHeading(text) !== null));
  return hasTitle ? (hasDay ? 1 : 0.7) : hasDay && lines.some(isMessage) ? Math.min(0.9, score) : 0;
}

/** Only with a tab: a blank between time and text is in any log. */
function isMessage(text: string): boolean {
  const time = readTime(text);
  return time !== null && text.charCodeAt(time.end) === TAB;
}

async function survey(source: ExportSource): Promise<LineSurvey> {
  const found = new LineSurvey();
  for await (const lines of surveyLines(source, await encodingOf(source))) {
    for (const text of lines) {
      found.add(text);
    }
  }
  return found;
}
