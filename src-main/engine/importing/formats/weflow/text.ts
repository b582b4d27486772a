import type { ImportOptions, ParsedChat } from '../../../../contract/index.ts';
import type { ExportSource, Format } from '../../format.ts';
import { HeadedLines, type HeadedText, type MessageHead } from '../../headed-lines.ts';
import { countHeaders, likenessOfHeadLines } from '../../likeness.ts';
import { parseLines } from '../../lines.ts';
import { openOnlyChat } from '../../only-chat.ts';
import { Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { firstWriters } from '../../writers.ts';
import { isoWallClock } from '../../written-time.ts';
import { readBody } from '../wechat/body.ts';
import { isGroupId } from '../wechat/kinds.ts';
import { splitQuote } from '../wechat/quotes.ts';
import { addNotice, addSpeech } from '../wechat/speech.ts';

/** The text of WeFlow, of one WeChat conversation: see SPEC.md. */
export const weflowText: Format = {
  id: 'weflow-text',
  name: 'WeChat: WeFlow (text)',
  platform: 'wechat',
  extensions: ['txt'],
  survives: { times: 'second', replies: 'quotes', reactions: 'no', files: 'placeholders' },
  sniff: ({ lines }) => likenessOfHeadLines(countHeaders(lines, (line) => HEAD.test(line))),
  async *parse(source, options) {
    const writers = await firstWriters(source, (line, afterBlank) =>
      afterBlank ? (readHead(line)?.name ?? null) : null,
    );
    const kind = writers.has(SELF) && writers.size < 3 ? 'private' : 'group';
    const records = new Records();
    yield* parseLines(source, new HeadedLines(records, new WeFlowText(records, source, options, kind)), records);
  },
};

const HEAD = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} '(.{0,200})'$/;
/** Whoever exported, in private chats. */
const SELF = '我';

interface Head extends MessageHead {
  readonly name: string;
}

function readHead(line: string): Head | null {
  const match = HEAD.exec(line);
  return match === null ? null : { local: isoWallClock(line), name: match[1] ?? '' };
}

class WeFlowText implements HeadedText<Head> {
  readonly #records: Records;
  readonly #source: ExportSource;
  readonly #options: ImportOptions;
  readonly #kind: ParsedChat['kind'];
  readonly #senders = new Senders();

  constructor(records: Records, source: ExportSource, options: ImportOptions, kind: ParsedChat['kind']) {
    this.#records = records;
    this.#source = source;
    this.#options = options;
    this.#kind = kind;
  }

  head(line: string, afterBlank: boolean): Head | null {
    return afterBlank ? readHead(line) : null;
  }

  open(): void {
    if (!this.#records.opened) {
      openOnlyChat(this.#records, { platform: 'wechat', kind: this.#kind }, this.#source, this.#options);
    }
  }

  message({ local, name }: Head, written: string, line: number): void {
    const place = { at: { local: local ?? 0 }, line };
    if (isGroupId(name)) {
      addNotice(this.#records, written, place);
    } else {
      const { text, quotation } = splitQuote(written);
      addSpeech(this.#records, this.#senders, this.#senders.of(name), { ...readBody(text), quotation }, place);
    }
  }
}
