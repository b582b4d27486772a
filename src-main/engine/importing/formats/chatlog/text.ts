import type { ImportOptions } from '../../../../contract/index.ts';
import { chatByChat } from '../../chat-shelves.ts';
import type { ExportSource, Format } from '../../format.ts';
import { HeadedLines, type HeadedText, type MessageHead } from '../../headed-lines.ts';
import { likenessOfHeadLines } from '../../likeness.ts';
import { parseLines } from '../../lines.ts';
import { Records } from '../../records.ts';
import { ownCopy } from '../../senders.ts';
import { ChatlogClock } from './clock.ts';
import { ChatlogMessages, type Named } from './messages.ts';

/** The text of chatlog, of one chat or several: see SPEC.md. */
export const chatlogText: Format = {
  id: 'chatlog-text',
  name: 'WeChat: chatlog (text)',
  platform: 'wechat',
  extensions: ['txt'],
  survives: { times: 'second', replies: 'quotes', reactions: 'no', files: 'placeholders' },
  sniff: ({ lines }) => sniff(lines),
  async *parse(source, options) {
    const records = new Records();
    const text = new ChatlogText(records, source, options);
    yield* chatByChat(parseLines(source, new HeadedLines(records, text), records), options);
  },
};

const HEAD = /^(.{1,300}?) ((?:(?:\d{4}-)?\d{2}-\d{2} )?\d{2}:\d{2}:\d{2})$/;
const IN_ROOM = /^(.*?\([^()\s]{1,80}\)|\S+) \[(.*@chatroom\)?)\]$/;
const NAMED = /^(.*)\(([^()\s]{1,80})\)$/;
/** An id without a name; words of a text are none. */
const BARE_ID = /^(?:系统消息|\S+@(?:chatroom|openim|stranger)|[A-Za-z][\w-]{5,40})$/;
const CERTAIN_ID = /^(?:我|系统消息|wxid_\w+|\S+@(?:chatroom|openim))$/;

interface Head extends MessageHead {
  readonly by: Named;
  readonly room: Named;
}

/** Who wrote, and where. */
type Author = Pick<Head, 'by' | 'room'>;

/** More people than any export has; beyond that (a damaged file) they are no longer remembered. */
const REMEMBERED = 20_000;

function readAuthor(written: string): Author | null {
  const [, who = written, where = ''] = IN_ROOM.exec(written) ?? [];
  const by = readNamed(who);
  const room = where === '' ? NO_ROOM : readNamed(where);
  return by === null || room === null ? null : { by, room };
}

const NO_ROOM: Named = { id: '', name: '' };

function readNamed(written: string): Named | null {
  const [, name, id = ''] = NAMED.exec(written) ?? [];
  if (name !== undefined) {
    return { id, name: name.trim() };
  }
  return BARE_ID.test(written) ? { id: written, name: '' } : null;
}

function sniff(lines: readonly string[]): number {
  let filled = 0;
  let headers = 0;
  let isCertain = false;
  for (const [index, line] of lines.entries()) {
    if (line.trim() !== '') {
      filled++;
      const author = index === 0 || (lines[index - 1] ?? '').trim() === '' ? authorIn(line) : null;
      headers += author === null ? 0 : 1;
      isCertain ||= author !== null && CERTAIN_ID.test(author.by.id);
    }
  }
  const score = likenessOfHeadLines({ lines: filled, headers, startsWithHeader: authorIn(lines[0] ?? '') !== null });
  return isCertain ? score : score / 2;
}

function authorIn(line: string): Author | null {
  const [, written] = HEAD.exec(line) ?? [];
  return written === undefined ? null : readAuthor(written);
}

class ChatlogText implements HeadedText<Head> {
  readonly #records: Records;
  readonly #messages: ChatlogMessages;
  readonly #clock: ChatlogClock;
  /** By what stands before the time; null for what is no author. */
  readonly #authors = new Map<string, Author | null>();
  #isGuessTold = false;

  constructor(records: Records, source: ExportSource, options: ImportOptions) {
    this.#records = records;
    this.#messages = new ChatlogMessages(records, source);
    this.#clock = new ChatlogClock(source, options);
  }

  head(line: string, afterBlank: boolean): Head | null {
    const [, written, time] = (afterBlank ? HEAD.exec(line) : null) ?? [];
    const author = written === undefined ? null : this.#authorOf(written);
    return author === null || time === undefined
      ? null
      : { by: author.by, room: author.room, local: this.#clock.read(time) };
  }

  open(head: Head | null): void {
    this.#messages.open(head?.room ?? NO_ROOM);
    if (this.#clock.guess !== null && !this.#isGuessTold) {
      this.#isGuessTold = true;
      this.#records.note(this.#clock.guess);
    }
  }

  message({ by, local }: Head, text: string, line: number): void {
    this.#messages.addText(by, text, { at: { local: local ?? 0 }, line });
  }

  #authorOf(written: string): Author | null {
    const known = this.#authors.get(written);
    if (known !== undefined) {
      return known;
    }
    const author = readAuthor(written);
    if (this.#authors.size < REMEMBERED) {
      this.#authors.set(ownCopy(written), author);
    }
    return author;
  }
}
