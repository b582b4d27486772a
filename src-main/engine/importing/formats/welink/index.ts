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
import { addSpeech } from '../wechat/speech.ts';

/** The text of WeLink, of one conversation: see SPEC.md. */
export const welinkText: Format = {
  id: 'welink-text',
  name: 'WeLink (text)',
  platform: 'welink',
  extensions: ['txt'],
  survives: { times: 'second', replies: 'no', reactions: 'no', files: 'placeholders' },
  sniff: ({ lines }) => likenessOfHeadLines(countHeaders(lines, (line) => HEAD.test(line))),
  async *parse(source, options) {
    const writers = await firstWriters(source, (line, afterBlank) =>
      afterBlank ? (readHead(line)?.id ?? null) : null,
    );
    const records = new Records();
    const text = new WeLinkText(records, source, options, writers.size > 2 ? 'group' : 'private');
    yield* parseLines(source, new HeadedLines(records, text), records);
  },
};

const HEAD = /^([^\t]{0,200})\(([^()\t]{1,80})\)\t(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})\s*$/;

interface Head extends MessageHead {
  readonly name: string;
  readonly id: string;
}

function readHead(line: string): Head | null {
  const [, name, id = '', time = ''] = HEAD.exec(line) ?? [];
  return name === undefined ? null : { local: isoWallClock(time), name: name.trim(), id };
}

class WeLinkText implements HeadedText<Head> {
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
      openOnlyChat(this.#records, { platform: 'welink', kind: this.#kind }, this.#source, this.#options);
    }
  }

  message({ local, name, id }: Head, text: string, line: number): void {
    const sender = this.#senders.of(name || id, id);
    addSpeech(this.#records, this.#senders, sender, readBody(text), { at: { local: local ?? 0 }, line });
  }
}
