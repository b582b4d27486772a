import type { Format } from '../../format.ts';
import { parseHeadedChat } from '../../headed-chat.ts';
import type { MessageHead } from '../../headed-lines.ts';
import { countHeaders, likenessOfHeadLines } from '../../likeness.ts';
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
    const senders = new Senders();
    yield* parseHeadedChat(source, options, {
      facts: { platform: 'wechat', kind },
      head: readHead,
      message: (records, { name }, written, place) => {
        if (isGroupId(name)) {
          addNotice(records, written, place);
        } else {
          const { text, quotation } = splitQuote(written);
          addSpeech(records, senders, senders.of(name), { ...readBody(text), quotation }, place);
        }
      },
    });
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
