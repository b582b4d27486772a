import type { ChatKind, ImportOptions } from '../../../../contract/index.ts';
import { encodingOf } from '../../encoding.ts';
import { stemOf } from '../../file-name.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { countHeaders, likeness } from '../../likeness.ts';
import { parseLines, surveyLines } from '../../lines.ts';
import { Records } from '../../records.ts';
import { readBracket, readStamp } from './header.ts';
import { KakaoTextParser } from './parser.ts';
import { KakaoSurvey } from './survey.ts';
import { hasMoreUsersThan, isTableHead, parseTable } from './table.ts';
import { readTitle } from './title.ts';
import { readBar } from './written-day.ts';

/** The text and the table that KakaoTalk exports on computers and phones: see SPEC.md. */
export const kakaotalk: Format = {
  id: 'kakaotalk',
  name: 'KakaoTalk',
  platform: 'kakaotalk',
  extensions: ['txt', 'csv'],
  survives: { times: 'minute or second', replies: 'no', reactions: 'no', files: 'names' },
  sniff,
  async *parse(source, options) {
    const records = new Records();
    const survey = await surveyOf(source);
    if (survey.isTable) {
      const kind = (await hasMoreUsersThan(2, source)) ? 'group' : 'private';
      openChat(records, kind, nameInFileName(source.name), source, options);
      yield* parseTable(source, records);
      return;
    }
    openChat(records, survey.kind, survey.title?.name ?? null, source, options);
    yield* parseLines(source, new KakaoTextParser(records, survey.layout ?? 'computer'), records);
  },
};

function openChat(
  records: Records,
  kind: ChatKind,
  ownName: string | null,
  source: ExportSource,
  options: ImportOptions,
): void {
  const name = options.chat ?? ownName ?? stemOf(source.name);
  records.chat({ type: 'chat', platform: 'kakaotalk', kind, name });
  if (options.chat === undefined && ownName === null) {
    const because = 'the file does not name the chat';
    records.note({ type: 'guess', what: 'chat-name', value: name, because });
  }
}

/** The table says its chat in its name: `KakaoTalk_Chat_독서 모임_2024-03-12-10-00-00.csv`. */
function nameInFileName(name: string): string | null {
  return /^KakaoTalk_Chat_(.+)_\d{4}-\d{2}-\d{2}-\d{2}-\d{2}-\d{2}$/.exec(stemOf(name))?.[1] ?? null;
}

function sniff({ lines }: ExportHead): number {
  if (isTableHead(lines[0])) {
    return 0.95;
  }
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
