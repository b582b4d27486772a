import type { Format } from '../format.ts';
import { chatlabJson } from './chatlab/json.ts';
import { chatlabJsonl } from './chatlab/jsonl.ts';
import { discordJson } from './discord/json.ts';
import { discordText } from './discord/text.ts';
import { irc } from './irc/index.ts';
import { qqText } from './qq-text/index.ts';
import { telegramHtml } from './telegram-html/index.ts';
import { telegramJson } from './telegram-json/index.ts';
import { whatsapp } from './whatsapp/index.ts';

/** Every format Qunshu reads. A new one is a folder here and a line below. */
export const formats: readonly Format[] = [
  telegramJson,
  whatsapp,
  qqText,
  chatlabJson,
  chatlabJsonl,
  irc,
  discordJson,
  discordText,
  telegramHtml,
];
