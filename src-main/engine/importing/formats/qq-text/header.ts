import { wallClock } from '../../../text/index.ts';

const DASH = 45;
const HEADER =
  /^(\d{4})-(\d{1,2})-(\d{1,2}) (?:(AM|PM|上午|下午) ?)?(\d{1,2}):(\d{2}):(\d{2})(?: (AM|PM|上午|下午))? (.+)$/;
/** Names are shorter; a longer line is text that happens to begin with a time. */
const LONGEST_HEAD = 300;
const SENDER = /^(.*?)(?:\((\d{4,12})\)|<([^<>\s]+@[^<>\s]+)>)$/;

/** The first line of a message: when, and who as it is written. */
export interface QqHeader {
  /** Wall clock; null for a time that does not exist. */
  readonly local: number | null;
  readonly sender: string;
}

/** Reads the first line of a message; null for any other line. */
export function readHeader(line: string): QqHeader | null {
  const first = line.charCodeAt(0);
  if (first < 48 || first > 57 || line.charCodeAt(4) !== DASH || line.length > LONGEST_HEAD) {
    return null;
  }
  const match = HEADER.exec(line);
  if (match === null) {
    return null;
  }
  const [, year, month, day, before, hour, minute, second, after, sender = ''] = match;
  const local = wallClock(
    Number(year),
    Number(month),
    Number(day),
    hourOf(Number(hour), before ?? after),
    Number(minute),
    Number(second),
  );
  return { local, sender: sender.trimEnd() };
}

/** Windows writes the hour as its owner likes to read it. */
function hourOf(hour: number, period: string | undefined): number {
  if (period === undefined) {
    return hour;
  }
  const isAfternoon = period === 'PM' || period === '下午';
  return isAfternoon ? (hour < 12 ? hour + 12 : hour) : hour === 12 ? 0 : hour;
}

/** The sender of a message as it is written. */
export interface WrittenSender {
  readonly name: string;
  /** QQ number or mail address; null in private chats, which show names only. */
  readonly id: string | null;
}

/** Takes `【管理员】Alice(10001)` apart. The title goes only where an id follows: it may be part of a name. */
export function readSender(written: string): WrittenSender {
  const match = SENDER.exec(written);
  if (match === null) {
    return { name: written, id: null };
  }
  const [, name = '', number, address] = match;
  return { name: name.replace(/^【[^】]*】/, '').trim(), id: number ?? address ?? null };
}
