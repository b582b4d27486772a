import type { Format } from '../format.ts';
import { chatlabJson } from './chatlab/json.ts';
import { chatlabJsonl } from './chatlab/jsonl.ts';
import { chatlogCsv } from './chatlog/csv.ts';
import { chatlogJson } from './chatlog/json.ts';
import { chatlogText } from './chatlog/text.ts';
import { discordCsv } from './discord/csv.ts';
import { discordHtml } from './discord/html.ts';
import { discordJson } from './discord/json.ts';
import { discordText } from './discord/text.ts';
import { tableFormats } from './generic/index.ts';
import { googleChat } from './google-chat/index.ts';
import { irc } from './irc/index.ts';
import { kakaotalk } from './kakaotalk/index.ts';
import { lineText } from './line/index.ts';
import { matrixJson } from './matrix/json.ts';
import { matrixText } from './matrix/text.ts';
import { mattermost } from './mattermost/index.ts';
import { mbox } from './mbox/index.ts';
import { memotraceCsv } from './memotrace/csv.ts';
import { memotraceHtml } from './memotrace/html.ts';
import { memotraceText } from './memotrace/text.ts';
import { messenger } from './messenger/index.ts';
import { qceChunks } from './qce/chunks.ts';
import { qceJson } from './qce/json.ts';
import { qceText } from './qce/text.ts';
import { qqText } from './qq-text/index.ts';
import { signalExportJson } from './signal-export/json.ts';
import { signalExportMarkdown } from './signal-export/markdown.ts';
import { signalJsonl } from './signal-jsonl/index.ts';
import { skype } from './skype/index.ts';
import { slackExport } from './slack/export.ts';
import { slackdump } from './slack/slackdump.ts';
import { teams } from './teams/index.ts';
import { telegramHtml } from './telegram-html/index.ts';
import { telegramJson } from './telegram-json/index.ts';
import { wechatexporterHtml } from './wechatexporter/html.ts';
import { wechatexporterText } from './wechatexporter/text.ts';
import { weflowCsv } from './weflow/csv.ts';
import { weflowJson } from './weflow/json.ts';
import { weflowText } from './weflow/text.ts';
import { welinkText } from './welink/index.ts';
import { whatsapp } from './whatsapp/index.ts';
import { zulip } from './zulip/index.ts';

/** Every format Qunshu reads. A new one is a folder here and a line below. */
export const formats: readonly Format[] = [
  telegramJson,
  whatsapp,
  qqText,
  chatlabJson,
  chatlabJsonl,
  irc,
  lineText,
  kakaotalk,
  signalJsonl,
  signalExportJson,
  signalExportMarkdown,
  googleChat,
  slackExport,
  slackdump,
  discordJson,
  discordText,
  discordCsv,
  discordHtml,
  matrixJson,
  matrixText,
  telegramHtml,
  mattermost,
  messenger,
  mbox,
  zulip,
  teams,
  skype,
  weflowJson,
  weflowCsv,
  memotraceCsv,
  chatlogCsv,
  chatlogJson,
  weflowText,
  memotraceText,
  memotraceHtml,
  chatlogText,
  wechatexporterText,
  wechatexporterHtml,
  welinkText,
  qceJson,
  qceChunks,
  qceText,
  ...tableFormats,
];
