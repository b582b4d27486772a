import type { Format } from '../../format.ts';
import { parseHeadedChat } from '../../headed-chat.ts';
import type { MessageHead } from '../../headed-lines.ts';
import { countHeaders, likenessOfHeadLines } from '../../likeness.ts';
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
    const senders = new Senders();
    yield* parseHeadedChat(source, options, {
      facts: { platform: 'welink', kind: writers.size > 2 ? 'group' : 'private' },
      head: readHead,
      message: (records, { name, id }, text, place) =>
        addSpeech(records, senders, senders.of(name || id, id), readBody(text), place),
    });
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
