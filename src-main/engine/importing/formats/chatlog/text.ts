import type { ImportOptions } from '../../../../contract/index.ts';
import { chatByChat } from '../../chat-shelves.ts';
import type { ExportSource, Format } from '../../format.ts';
import { HeadedLines, type HeadedText, type MessageHead } from '../../headed-lines.ts';
import { likenessOfHeadLines } from '../../likeness.ts';
import { parseLines } from '../../lines.ts';
import { Records } from '../../records.ts';
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

interface WrittenHead {
  readonly by: Named;
  readonly room: Named;
  readonly time: string;
}

function readHead(line: string): WrittenHead | null {
  const [, written = '', time] = HEAD.exec(line) ?? [];
  if (time === undefined) {
    return null;
  }
  const [, who = written, where = ''] = IN_ROOM.exec(written) ?? [];
  const by = readNamed(who);
  const room = where === '' ? NO_ROOM : readNamed(where);
  return by === null || room === null ? null : { by, room, time };
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
      const head = index === 0 || (lines[index - 1] ?? '').trim() === '' ? readHead(line) : null;
      headers += head === null ? 0 : 1;
      isCertain ||= head !== null && CERTAIN_ID.test(head.by.id);
    }
  }
  const score = likenessOfHeadLines({ lines: filled, headers, startsWithHeader: readHead(lines[0] ?? '') !== null });
  return isCertain ? score : score / 2;
}

class ChatlogText implements HeadedText<Head> {
  readonly #records: Records;
  readonly #messages: ChatlogMessages;
  readonly #clock: ChatlogClock;
  #isGuessTold = false;

  constructor(records: Records, source: ExportSource, options: ImportOptions) {
    this.#records = records;
    this.#messages = new ChatlogMessages(records, source);
    this.#clock = new ChatlogClock(source, options);
  }

  head(line: string, afterBlank: boolean): Head | null {
    const head = afterBlank ? readHead(line) : null;
    return head === null ? null : { by: head.by, room: head.room, local: this.#clock.read(head.time) };
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
}
