import { stemOf } from '../../file-name.ts';
import { idOf, type JsonObject } from '../../json-values.ts';
import { channelOf, type DiscordChannel } from './channel.ts';

/** `Server - Category - channel [id] (after 2024-01-01) [part 2].txt`; the category may be missing. */
const FILE_NAME = /^(?:(.*?) - (?:.* - )?)?(.+?) \[(\d{15,20})\]/;
const DIRECT = 'Direct Messages';

/** What the heading of a text or page says of its channel. */
export interface WrittenHeading {
  readonly server?: string;
  /** `Category / channel`, or the channel alone. */
  readonly channel?: string;
}

/** Where the messages of a file belong, from its heading and its name; both may be silent. */
export function channelOfFile(fileName: string, heading: WrittenHeading): DiscordChannel {
  const stem = stemOf(fileName);
  const [, serverInName, channelInName, id] = FILE_NAME.exec(stem) ?? [];
  const server = heading.server ?? serverInName;
  const name = heading.channel?.split(' / ').at(-1)?.replace(/^#/, '') || channelInName || stem;
  const isDirect = server === DIRECT;
  const guild: JsonObject = isDirect ? { id: '0' } : { name: server };
  return channelOf(guild, { type: isDirect ? 'DirectTextChat' : 'GuildTextChat', name, id: idOf(id) }, stem);
}
