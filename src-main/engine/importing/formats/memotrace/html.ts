import { utf8Chunks } from '../../decoding.ts';
import { encodingOf } from '../../encoding.ts';
import type { ExportHead, Format } from '../../format.ts';
import { Records } from '../../records.ts';
import { ArrayScanner } from './array-scanner.ts';
import { MemoTracePage } from './page.ts';

/** The page of MemoTrace, of one WeChat conversation: see SPEC.md. */
export const memotraceHtml: Format = {
  id: 'memotrace-html',
  name: 'WeChat: MemoTrace 留痕 (HTML)',
  platform: 'wechat',
  extensions: ['html'],
  survives: { times: 'exact', replies: 'quotes', reactions: 'no', files: 'paths' },
  sniff,
  async *parse(source, options) {
    const choice = await encodingOf(source);
    const records = new Records();
    if (choice.guess !== null) {
      records.note(choice.guess);
    }
    const page = new MemoTracePage(records, source, options);
    const scanner = new ArrayScanner(page);
    const decoder = new TextDecoder();
    for await (const chunk of utf8Chunks(source, choice)) {
      scanner.feed(decoder.decode(chunk, { stream: true }));
      const batch = records.take();
      if (batch !== null) {
        yield batch;
      }
    }
    scanner.feed(decoder.decode());
    scanner.end();
    page.end();
    const batch = records.take();
    if (batch !== null) {
      yield batch;
    }
  },
};

const MESSAGE = /\{ ?"?type"?: ?\d+, ?.{0,400}is_send"?: ?[01],/;
/** The array stands behind so much style that the head of the page may end before it. */
const STYLES = ['.chat-refer {', '.item-left .bubble {', '.displayname {'];

function sniff({ lines }: ExportHead): number {
  const isPage = lines.slice(0, 5).some((line) => /<!doctype html|<html/i.test(line));
  if (lines.some((line) => line.includes('chatMessages = ['))) {
    // All messages may stand in one line, which is longer than the head of the page.
    return isPage && lines.some((line) => MESSAGE.test(line)) ? 1 : 0.9;
  }
  return isPage && STYLES.every((style) => lines.includes(style)) ? 0.9 : 0;
}
