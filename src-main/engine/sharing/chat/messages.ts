import type { ChatBlock } from './chat-writer.ts';
import type { Flavour } from './flavours.ts';

/**
 * Blocks as messages of at most so many characters (UTF-16 units), numbered `(1/3)` when there are
 * several (SHARE-5). Cut between blocks, else between lines, else after a sentence, else anywhere but
 * within a character.
 */
export function inMessages(blocks: readonly ChatBlock[], flavour: Flavour, limit = flavour.limit): string[] {
  const whole = packed(blocks, flavour, limit);
  if (whole.length <= 1) {
    return whole;
  }
  // The numbers take room, and more of it the more messages there are.
  for (let digits = 1; ; digits++) {
    const messages = packed(blocks, flavour, limit - `(${'9'.repeat(digits)}/${'9'.repeat(digits)})\n`.length);
    if (String(messages.length).length <= digits) {
      return messages.map((message, index) => `(${index + 1}/${messages.length})\n${message}`);
    }
  }
}

const GAP = '\n\n';

function packed(blocks: readonly ChatBlock[], flavour: Flavour, room: number): string[] {
  const messages: string[] = [];
  let open = '';
  const close = () => {
    if (open !== '') {
      messages.push(open);
      open = '';
    }
  };
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    const companion = block.isHeading && next !== undefined ? GAP.length + Math.min(next.text.length, room / 4) : 0;
    const text = shown(block.text, block, flavour);
    if (open !== '' && open.length + GAP.length + text.length + companion <= room) {
      open += GAP + text;
      continue;
    }
    if (open.length + GAP.length + text.length > room || companion > 0) {
      close();
    }
    if (text.length <= room) {
      open = open === '' ? text : open + GAP + text;
      continue;
    }
    const fences = block.isCode ? flavour.fence[0].length + flavour.fence[1].length : 0;
    for (const piece of cut(block.text, room - fences)) {
      close();
      open = shown(piece, block, flavour);
    }
  }
  close();
  return messages;
}

function shown(text: string, { isCode }: ChatBlock, { fence }: Flavour): string {
  return isCode ? fence[0] + text + fence[1] : text;
}

/** Text in pieces of at most `room` units. */
function cut(text: string, room: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > room) {
    const head = rest.slice(0, room);
    const at =
      lastEnd(head, /\n/g) ??
      lastEnd(head, /[。！？!?…；;](?=.)/gsu) ??
      lastEnd(head, /[，,\s]/gu) ??
      safeEnd(rest, room);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).replace(/^\n+/, '');
  }
  return [...pieces, rest].filter((piece) => piece !== '');
}

/** Where the last match ends, if that is not too near to the start. */
function lastEnd(text: string, pattern: RegExp): number | null {
  let end: number | null = null;
  for (const match of text.matchAll(pattern)) {
    end = match.index + match[0].length;
  }
  return end !== null && end > text.length / 3 ? end : null;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const NEARBY = 64;

/** The last boundary of what readers call a character at or before `room`. */
function safeEnd(text: string, room: number): number {
  const from = Math.max(0, room - NEARBY);
  let end = from;
  for (const { index } of graphemes.segment(text.slice(from, room + NEARBY))) {
    if (from + index <= room) {
      end = from + index;
    }
  }
  return end > 0 ? end : room;
}
