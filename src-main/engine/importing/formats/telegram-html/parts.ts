import { posix } from 'node:path';
import type { ExportSource } from '../../format.ts';

const PAGE = /^messages(\d*)\.html$/i;

/** The pages of one chat, in their order. */
export interface ChatPages {
  readonly pages: readonly ExportSource[];
}

/** The chats of an export: that of a page that was named alone, those below an account's page, or all there are. */
export function chatsOf(source: ExportSource): readonly ChatPages[] {
  const isPage = PAGE.test(source.name);
  if (source.isAlone && !isPage && !isAccountName(source.name)) {
    return [{ pages: [source] }];
  }
  const folder = posix.dirname(source.entry);
  const byFolder = new Map<string, ExportSource[]>();
  for (const file of source.around()) {
    const place = posix.dirname(file.entry);
    if (PAGE.test(file.name) && (!source.isAlone || !isPage || place === folder)) {
      byFolder.set(place, [...(byFolder.get(place) ?? []), file]);
    }
  }
  const chats = [...byFolder]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, pages]) => ({ pages: sorted(pages) }));
  return chats.length === 0 ? [{ pages: [source] }] : chats;
}

function isAccountName(name: string): boolean {
  return /^export_results\.html$/i.test(name);
}

function sorted(pages: readonly ExportSource[]): readonly ExportSource[] {
  const number = ({ name }: ExportSource) => Number(PAGE.exec(name)?.[1] || 1);
  return pages.toSorted((one, other) => number(one) - number(other));
}
