import type { ImportOptions, ParsedRecord } from '../../../../contract/index.ts';
import type { ExportHead, ExportSource, Format } from '../../format.ts';
import { parseHtml, surveyHtml } from '../../html-events.ts';
import { openOnlyChat } from '../../only-chat.ts';
import { Records } from '../../records.ts';
import { ExporterPage } from './page.ts';
import { PageSurvey } from './page-survey.ts';
import { furtherParts, PiecesOfPage } from './parts.ts';

/** The pages of WechatExporter, of one conversation: see SPEC.md. */
export const wechatexporterHtml: Format = {
  id: 'wechatexporter-html',
  name: 'WeChat: WechatExporter (HTML)',
  platform: 'wechat',
  extensions: ['html', 'zip'],
  survives: { times: 'second', replies: 'quotes', reactions: 'no', files: 'paths' },
  sniff,
  parts: async (source) => [source, ...furtherParts(source).files],
  parse,
};

function sniff({ lines }: ExportHead): number {
  const isTitled = lines.some((line) => line.includes(' - 微信聊天记录</title>'));
  const hasMessages = lines.some((line) => /<div class="msg [^"]*" msgid="/.test(line));
  if (isTitled) {
    return hasMessages ? 1 : 0.95;
  }
  return hasMessages && lines.some((line) => /class="(?:dspname|name-)/.test(line)) ? 0.9 : 0;
}

async function* parse(source: ExportSource, options: ImportOptions): AsyncGenerator<readonly ParsedRecord[]> {
  const survey = new PageSurvey();
  await surveyHtml(source, survey, () => survey.enough);
  const records = new Records();
  const { kind, name } = survey;
  openOnlyChat(records, { platform: 'wechat', kind, name }, source, options);
  const page = new ExporterPage(records);
  yield* parseHtml(source, page, records);
  const { files, missing } = furtherParts(source);
  if (missing.length > 0) {
    records.warn(`Parts of the export are missing: ${missing.slice(0, 20).join(', ')}.`);
  }
  for (const file of files) {
    yield* parseHtml(new PiecesOfPage(file), page, records);
  }
  page.end();
  const batch = records.take();
  if (batch !== null) {
    yield batch;
  }
}
