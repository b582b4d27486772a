import type { ParsedChat } from '../../../../contract/index.ts';
import { encodingOf } from '../../encoding.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { countHeaders, likeness } from '../../likeness.ts';
import { parseLines, surveyLines } from '../../lines.ts';
import { Records } from '../../records.ts';
import { readBracket, readStamp } from './header.ts';
import { KakaoTextParser } from './parser.ts';
import { KakaoSurvey } from './survey.ts';
import { readTitle } from './title.ts';
import { readBar } from './written-day.ts';

/** The text that KakaoTalk exports on computers and phones: see SPEC.md. */
export const kakaotalk: Format = {
  id: 'kakaotalk',
  name: 'KakaoTalk',
  platform: 'kakaotalk',
  extensions: ['txt'],
  sniff,
  async *parse(source, options) {
    const survey = await surveyOf(source);
    const records = new Records();
    const name = options.chat ?? survey.title?.name ?? stemOf(source.name);
    const chat: ParsedChat = { type: 'chat', platform: 'kakaotalk', kind: survey.kind, name };
    records.chat(chat);
    if (options.chat === undefined && survey.title === null) {
      const because = 'the file does not name the chat';
      records.note({ type: 'guess', what: 'chat-name', value: name, because });
    }
    yield* parseLines(source, new KakaoTextParser(records, survey.layout ?? 'computer'), records);
  },
};

function sniff({ lines }: ExportHead): number {
  const hasTitle = lines.slice(0, 4).some((line) => readTitle(line) !== null);
  const hasBar = lines.some((line) => readBar(line) !== null);
  const brackets = countHeaders(lines, (line) => readBracket(line) !== null || readBar(line) !== null);
  const stamps = countHeaders(lines, (line) => readStamp(line) !== null);
  const found = (hasBar ? brackets.headers : 0) + stamps.headers;
  if (hasTitle) {
    return found > 0 ? 1 : 0.5;
  }
  return Math.max(hasBar ? Math.min(0.9, likeness(brackets)) : 0, Math.min(0.9, likeness(stamps)));
}

async function surveyOf(source: ExportSource): Promise<KakaoSurvey> {
  const survey = new KakaoSurvey();
  for await (const lines of surveyLines(source, await encodingOf(source))) {
    for (const line of lines) {
      survey.add(line);
    }
    if (survey.enough) {
      break;
    }
  }
  return survey;
}
