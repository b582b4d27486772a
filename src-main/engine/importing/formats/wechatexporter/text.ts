import type { ImportOptions, ParsedChat } from '../../../../contract/index.ts';
import type { ExportSource, Format } from '../../format.ts';
import { HeadedLines, type HeadedText, type MessageHead } from '../../headed-lines.ts';
import { countHeaders, likeness } from '../../likeness.ts';
import { parseLines } from '../../lines.ts';
import { openOnlyChat } from '../../only-chat.ts';
import { Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { firstWriters } from '../../writers.ts';
import { isoWallClock } from '../../written-time.ts';
import { readBody } from '../wechat/body.ts';
import { addSpeech } from '../wechat/speech.ts';
import { splitRuledQuote } from './quote.ts';
import { UntimedNotices } from './untimed-notices.ts';

const BANNER = / - 微信聊天记录$/;

/** The text of WechatExporter, of one conversation: see SPEC.md. */
export const wechatexporterText: Format = {
  id: 'wechatexporter-text',
  name: 'WeChat: WechatExporter (text)',
  platform: 'wechat',
  extensions: ['txt'],
  survives: { times: 'second', replies: 'quotes', reactions: 'no', files: 'placeholders' },
  sniff({ lines }) {
    const score = likeness(countHeaders(lines, (line) => readHead(line)?.name !== undefined));
    return BANNER.test(lines[0] ?? '') ? Math.max(0.97, score) : score;
  },
  async *parse(source, options) {
    const writers = await firstWriters(source, (line) => readHead(line)?.name ?? null);
    const records = new Records();
    const text = new ExporterText(records, source, options, writers.size > 2 ? 'group' : 'private');
    yield* parseLines(source, new HeadedLines(records, text), records);
    yield* text.rest();
  },
};

const HEAD = /^(.{1,200}?) \((\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})\):(.*)$/s;
const NOTICE = /^系[统統][消訊]息[：:] ?(.+)$/s;

/** Without a name it is a notice, which has no time of its own. */
interface Head extends MessageHead {
  readonly name: string | undefined;
  readonly text: string;
}

function readHead(line: string): Head | null {
  const notice = NOTICE.exec(line)?.[1];
  if (notice !== undefined) {
    return { local: 0, name: undefined, text: notice };
  }
  const [, name, time = '', text = ''] = HEAD.exec(line) ?? [];
  return name === undefined ? null : { local: isoWallClock(time), name: name.trim(), text };
}

class ExporterText implements HeadedText<Head> {
  readonly #records: Records;
  readonly #source: ExportSource;
  readonly #options: ImportOptions;
  readonly #kind: ParsedChat['kind'];
  readonly #senders = new Senders();
  readonly #notices: UntimedNotices;
  #name: string | undefined;

  constructor(records: Records, source: ExportSource, options: ImportOptions, kind: ParsedChat['kind']) {
    this.#records = records;
    this.#source = source;
    this.#options = options;
    this.#kind = kind;
    this.#notices = new UntimedNotices(records);
  }

  head(line: string): Head | null {
    return readHead(line);
  }

  banner(line: string): boolean {
    const isBanner = this.#name === undefined && BANNER.test(line);
    if (isBanner) {
      this.#name = line.replace(BANNER, '').trim();
    }
    return isBanner;
  }

  open(): void {
    if (!this.#records.opened) {
      const name = this.#name || undefined;
      openOnlyChat(this.#records, { platform: 'wechat', kind: this.#kind, name }, this.#source, this.#options);
    }
  }

  message({ local, name }: Head, written: string, line: number): void {
    if (name === undefined) {
      this.#notices.add({ text: written, line });
      return;
    }
    const at = { local: local ?? 0 };
    this.#notices.timeIs(at);
    const { text, quotation } = splitRuledQuote(written);
    addSpeech(this.#records, this.#senders, this.#senders.of(name), { ...readBody(text), quotation }, { at, line });
  }

  /** What is left when the file ends. */
  *rest() {
    this.#notices.end();
    const batch = this.#records.take();
    if (batch !== null) {
      yield batch;
    }
  }
}
