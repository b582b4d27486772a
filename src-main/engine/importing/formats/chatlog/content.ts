import type { Quotation } from '../../../../contract/index.ts';
import { readBody } from '../wechat/body.ts';
import type { Speech } from '../wechat/speech.ts';

const QUOTED_HEAD = /^(.{0,200}?)(?:\([^()]{1,80}\))? (?:(?:\d{4}-)?\d{2}-\d{2} )?\d{2}:\d{2}:\d{2}$/;

/** Reads the text of a message as chatlog writes it: quoted lines first, then words, or a placeholder. */
export function readChatlogText(written: string): Speech {
  if (!written.startsWith('> ')) {
    return readBody(written);
  }
  const lines = written.split('\n');
  const count = lines.findIndex((line) => !line.startsWith('> '));
  const quoted = lines.slice(0, count === -1 ? lines.length : count).map((line) => line.slice(2));
  if (count === -1) {
    return readBody(written);
  }
  const body = readBody(lines.slice(count).join('\n'));
  const quotation = quotationOf(quoted);
  return quotation === null ? body : { ...body, quotation };
}

function quotationOf([head = '', ...rest]: readonly string[]): Quotation | null {
  if (rest.length === 0 && head === '[引用]') {
    return null;
  }
  const sender = QUOTED_HEAD.exec(head)?.[1]?.trim();
  return sender === undefined ? { text: [head, ...rest].join('\n') } : { sender, text: rest.join('\n') };
}
