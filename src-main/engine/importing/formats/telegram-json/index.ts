import type { ExportHead, Format } from '../../format.ts';
import { parseJsonRecords, surveyJson } from '../../json-records.ts';
import { Records } from '../../records.ts';
import { TelegramChats } from './chats.ts';
import { selection, surveySelection } from './selection.ts';
import { TelegramSurvey } from './survey.ts';

/** The JSON export of Telegram Desktop, of one chat or of a whole account: see SPEC.md. */
export const telegramJson: Format = {
  id: 'telegram-json',
  name: 'Telegram Desktop (JSON)',
  platform: 'telegram',
  extensions: ['json', 'zip'],
  survives: { times: 'exact', replies: 'yes', reactions: 'yes', files: 'paths' },
  sniff,
  async *parse(source, options) {
    const survey = new TelegramSurvey();
    await surveyJson(source, surveySelection, survey, () => survey.enough);
    const records = new Records();
    yield* parseJsonRecords(source, selection, new TelegramChats(records, survey, source, options), records);
  },
};

function sniff({ paths }: ExportHead): number {
  const chat = ['', 'chats.list[].', 'left_chats.list[].'].find((place) => paths.has(`${place}messages`));
  if (chat === undefined) {
    return 0;
  }
  const message = `${chat}messages[].`;
  const isTelegram =
    paths.has(`${message}date`) &&
    (paths.has(`${message}from_id`) || paths.has(`${message}actor`) || paths.has(`${message}text_entities`));
  if (isTelegram) {
    return paths.has(`${message}date_unixtime`) ? 1 : 0.95;
  }
  // A chat without messages still says what it is.
  return paths.has(`${chat}type`) && paths.has(`${chat}id`) && !paths.has(`${chat}messages[]`) ? 0.6 : 0;
}
