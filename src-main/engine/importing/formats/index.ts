import type { Format } from '../format.ts';
import { chatlabJson } from './chatlab/json.ts';
import { chatlabJsonl } from './chatlab/jsonl.ts';
import { tableFormats } from './generic/index.ts';
import { irc } from './irc/index.ts';
import { mattermost } from './mattermost/index.ts';
import { mbox } from './mbox/index.ts';
import { messenger } from './messenger/index.ts';
import { qqText } from './qq-text/index.ts';
import { teams } from './teams/index.ts';
import { telegramJson } from './telegram-json/index.ts';
import { weflowJson } from './weflow/json.ts';
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
  mattermost,
  messenger,
  mbox,
  zulip,
  teams,
  weflowJson,
  ...tableFormats,
];
