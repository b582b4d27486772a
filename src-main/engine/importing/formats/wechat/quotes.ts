import type { Quotation } from '../../../../contract/index.ts';

/** A text, and what it quotes. */
export interface QuotingText {
  readonly text: string;
  readonly quotation?: Quotation;
}

const START = '[引用 ';

/** Takes `text[引用 sender：quoted]` apart; any other text is returned as it is. */
export function splitQuote(body: string): QuotingText {
  const start = body.endsWith(']') ? body.indexOf(START) : -1;
  if (start === -1) {
    return { text: body };
  }
  return { text: body.slice(0, start).trimEnd(), quotation: quotationOf(body.slice(start + START.length, -1)) };
}

/** `sender：quoted`, with a colon of either width. */
export function quotationOf(written: string): Quotation {
  const colon = written.search(/[:：]/);
  if (colon === -1) {
    return { text: written.trim() };
  }
  const sender = written.slice(0, colon).trim();
  return { ...(sender !== '' && { sender }), text: written.slice(colon + 1).trim() };
}
