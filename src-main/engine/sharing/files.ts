import { writeFileSync } from 'node:fs';
import type { ShareFormat, ShareWritten } from '../../contract/index.ts';
import { type SheetContext, writeSheet } from '../books/index.ts';
import { digestFrontMatter, openSeal, type Seal, writeSealedFile } from '../digests/index.ts';
import { escapeMarkdown } from '../text/index.ts';
import type { SharedItem } from './item.ts';

/** Writes what is shared into a file (SHARE-8). */
export async function writeShared(
  item: SharedItem,
  format: ShareFormat,
  out: string,
  context: SheetContext,
): Promise<ShareWritten> {
  return format === 'markdown' ? writeMarkdownFile(item, out) : writeSheet(item, format, out, context);
}

async function writeMarkdownFile(item: SharedItem, out: string): Promise<ShareWritten> {
  const seal: Seal = { holds: item.id, closing: ' -->\n' };
  const byline = item.byline.map((line) => `> ${escapeMarkdown(line)}`).join('\n');
  const front = item.digest === null ? '' : `${digestFrontMatter(item.digest, item.credits)}\n`;
  const text = `${front}# ${escapeMarkdown(item.title)}\n\n${byline}\n\n${item.markdown}\n`;
  const written = await writeSealedFile(out, seal, (path) => writeFileSync(path, `${text}\n<!-- ${openSeal(seal)}`));
  return { files: [written.out], bytes: written.bytes, warnings: [] };
}
