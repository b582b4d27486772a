import { quotationOf } from '../wechat/quotes.ts';
import type { Speech } from '../wechat/speech.ts';

const RULED_QUOTE = /^「([^\n：:]{0,200}[：:][\s\S]*?)」\n(?:- ){5,}-\s*(?:\n|$)/;

/** Takes a text apart that begins with `「name：quoted」` and a rule of dashes; any other is returned as it is. */
export function splitRuledQuote(written: string): Pick<Speech, 'text' | 'quotation'> {
  const match = written.startsWith('「') ? RULED_QUOTE.exec(written) : null;
  if (match === null) {
    return { text: written };
  }
  return { text: written.slice(match[0].length), quotation: quotationOf(match[1] ?? '') };
}
