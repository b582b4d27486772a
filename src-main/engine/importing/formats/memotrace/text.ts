import type { Format } from '../../format.ts';
import { parseHeadedChat } from '../../headed-chat.ts';
import type { MessageHead } from '../../headed-lines.ts';
import { likenessOfHeadLines } from '../../likeness.ts';
import { Senders } from '../../senders.ts';
import { firstWriters } from '../../writers.ts';
import { isoWallClock } from '../../written-time.ts';
import { readBody } from '../wechat/body.ts';
import { quotationOf } from '../wechat/quotes.ts';
import { addNotice, addSpeech, type Speech } from '../wechat/speech.ts';

/** The text of MemoTrace, of one WeChat conversation: see SPEC.md. */
export const memotraceText: Format = {
  id: 'memotrace-text',
  name: 'WeChat: MemoTrace 留痕 (text)',
  platform: 'wechat',
  extensions: ['txt'],
  survives: { times: 'second', replies: 'quotes', reactions: 'no', files: 'placeholders' },
  sniff: ({ lines }) => sniff(lines),
  async *parse(source, options) {
    let held: string | null = null;
    const writers = await firstWriters(source, (line, afterBlank) => {
      // Only who is followed by a text is a writer.
      const writer = line.trim() === '' ? null : held;
      held = afterBlank ? (readHead(line)?.name ?? null) : null;
      return writer;
    });
    const kind = writers.size > 2 ? 'group' : 'private';
    const senders = new Senders();
    yield* parseHeadedChat(source, options, {
      facts: { platform: 'wechat', kind },
      head: readHead,
      message: (records, { name }, text, place) => {
        if (text.trim() === '') {
          addNotice(records, name, place);
        } else {
          addSpeech(records, senders, senders.of(name), readText(text), place);
        }
      },
    });
  },
};

const HEAD = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} (\S.{0,300})$/;
/** What other programs write behind such a time: QQ ends with a number or address, WeFlow quotes, IRC has its marks. */
const OF_OTHERS = /^<|^'.*'$|\(\d{4,12}\)$|<\S+@\S+>$|\t/;
const QUOTE = '\n引用:';
const LINK = /^\s*\[链接\]:title:(.*)$/;
const LINK_FIELD = /^\s*(?:description|url|name):(.*)$/;

interface Head extends MessageHead {
  readonly name: string;
}

function readHead(line: string): Head | null {
  const match = HEAD.exec(line);
  return match === null ? null : { local: isoWallClock(line), name: (match[1] ?? '').trim() };
}

/** Every message stands between blank lines; a log in which the next one follows at once is another's. */
function sniff(lines: readonly string[]): number {
  let filled = 0;
  let headers = 0;
  let others = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') {
      continue;
    }
    filled++;
    const name = readHead(line)?.name;
    if (name !== undefined) {
      const afterBlank = index === 0 || (lines[index - 1] ?? '').trim() === '';
      const isOwn = afterBlank && !OF_OTHERS.test(name);
      headers += isOwn ? 1 : 0;
      others += isOwn ? 0 : 1;
    }
  }
  const startsWithHeader = readHead(lines.find((line) => line.trim() !== '') ?? '') !== null;
  return others > headers / 10 ? 0 : 0.9 * likenessOfHeadLines({ lines: filled, headers, startsWithHeader });
}

function readText(written: string): Speech {
  const [first = '', ...rest] = written.split('\n');
  const title = LINK.exec(first)?.[1];
  if (title !== undefined && rest.every((line) => line.trim() === '' || LINK_FIELD.test(line))) {
    const fields = rest.map((line) => LINK_FIELD.exec(line)?.[1]?.trim() ?? '');
    return {
      kind: 'link',
      text: [title.trim(), ...fields].filter((part) => part !== '' && part !== 'None').join('\n'),
    };
  }
  const quote = written.lastIndexOf(QUOTE);
  if (quote === -1) {
    return readBody(written);
  }
  const quoted = written.slice(quote + QUOTE.length);
  const body = readBody(written.slice(0, quote));
  return quoted.trim() === '未知' ? body : { ...body, quotation: quotationOf(quoted) };
}
