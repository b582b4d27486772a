import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MessageRole } from '../../../src-main/contract/index.ts';
import type { Links } from '../metrics/agreement.ts';
import type { AnnotatedChat } from './corpus.ts';
import { importChats } from './imported.ts';

interface TrueMessage {
  readonly line: number;
  readonly conversation: string;
  readonly parentLine: number | null;
  readonly role: MessageRole;
  readonly kind: string;
}

/** What a message goes on from, as a file of annotations says it; null for a start. */
type AnnotatedLink = Pick<TrueMessage, 'line' | 'parentLine'>;

export interface SampleChat extends AnnotatedChat {
  /** By place in `messages`. */
  readonly truth: ReadonlyMap<number, TrueMessage>;
  /** As a second reader found them, who did not know the truth. */
  readonly secondReading: Links;
}

const EXPORTS = ['main-group.qq.txt', 'tech-corner.telegram.json', 'overseas.whatsapp.txt'];

/** The chats of the sample community, imported as a user would, with what its authors know of them. */
export async function readSampleCommunity(): Promise<SampleChat[]> {
  const root = new URL('../../../', import.meta.url);
  const read = <T>(file: string): Readonly<Record<string, readonly T[]>> =>
    JSON.parse(readFileSync(new URL(`test/fixtures/sample-community/${file}`, root), 'utf8'));
  const truth = read<TrueMessage>('truth.json');
  const secondReading = read<AnnotatedLink>('second-reading.json');
  const chats = await importChats(EXPORTS.map((file) => fileURLToPath(new URL(`resources/sample/${file}`, root))));
  return chats.map(({ file, messages, lines }) => {
    const placeOf = new Map(lines.map((line, place) => [line, place]));
    const isSent = (line: number): boolean => messages[placeOf.get(line) ?? -1]?.senderId != null;
    const known = (truth[file] ?? []).filter(({ line }) => isSent(line));
    return {
      name: file,
      messages,
      links: linksOf(known, placeOf),
      scoredFrom: 0,
      truth: new Map(known.map((each) => [placeOf.get(each.line) as number, each])),
      secondReading: linksOf(secondReading[file] ?? [], placeOf),
    };
  });
}

function linksOf(annotated: readonly AnnotatedLink[], placeOf: ReadonlyMap<number, number>): Links {
  return new Map(
    annotated.map(({ line, parentLine }) => {
      const place = placeOf.get(line) as number;
      return [place, [parentLine === null ? place : (placeOf.get(parentLine) ?? place)]];
    }),
  );
}
