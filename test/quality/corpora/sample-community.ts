import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MessageRole } from '../../../src-main/contract/index.ts';
import type { AnnotatedChat } from './corpus.ts';
import { importChats } from './imported.ts';

interface TrueMessage {
  readonly line: number;
  readonly conversation: string;
  readonly parentLine: number | null;
  readonly role: MessageRole;
  readonly kind: string;
}

export interface SampleChat extends AnnotatedChat {
  /** By place in `messages`. */
  readonly truth: ReadonlyMap<number, TrueMessage>;
}

const EXPORTS = ['main-group.qq.txt', 'tech-corner.telegram.json', 'overseas.whatsapp.txt'];

/** The chats of the sample community, imported as a user would, with what its authors know of them. */
export async function readSampleCommunity(): Promise<SampleChat[]> {
  const root = new URL('../../../', import.meta.url);
  const truth = JSON.parse(readFileSync(new URL('test/fixtures/sample-community/truth.json', root), 'utf8')) as Record<
    string,
    TrueMessage[]
  >;
  const chats = await importChats(EXPORTS.map((file) => fileURLToPath(new URL(`resources/sample/${file}`, root))));
  return chats.map(({ file, messages, lines }) => {
    const placeOf = new Map(lines.map((line, place) => [line, place]));
    const known = new Map<number, TrueMessage>();
    const links = new Map<number, number[]>();
    for (const each of truth[file] ?? []) {
      const place = placeOf.get(each.line);
      if (place === undefined || messages[place]?.senderId == null) {
        continue;
      }
      known.set(place, each);
      const parent = each.parentLine === null ? undefined : placeOf.get(each.parentLine);
      links.set(place, [parent ?? place]);
    }
    return { name: file, messages, links, scoredFrom: 0, truth: known };
  });
}
