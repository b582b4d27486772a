import fc from 'fast-check';
import type { MessageKind, ParsedMessage, ParsedRecord } from '../../../src-main/contract/index.ts';
import type { Archive } from '../../../src-main/engine/archive/index.ts';
import { chat, messagesIn } from './support.ts';

/** One message of a made-up history. */
export interface Said {
  readonly sender: number;
  readonly second: number;
  readonly text: string;
  readonly fate: 'stays' | 'edited' | 'deleted' | 'picture';
}

/** What an exporter sees of a history, and how. */
export interface View {
  readonly from: number;
  readonly to: number;
  readonly missing: readonly number[];
  readonly isCoarse: boolean;
  readonly hasIds: boolean;
  readonly isLate: boolean;
}

export const said: fc.Arbitrary<Said> = fc.record({
  sender: fc.nat(2),
  second: fc.nat(240),
  text: fc.constantFrom('ok', '好的', '请问怎么安装呢', 'how do I install this', '哈哈', '先卸载旧的再装新的'),
  fate: fc.constantFrom('stays' as const, 'stays' as const, 'edited' as const, 'deleted' as const, 'picture' as const),
});
export const view: fc.Arbitrary<View> = fc.record({
  from: fc.nat(4),
  to: fc.integer({ min: 5, max: 12 }),
  missing: fc.array(fc.nat(11), { maxLength: 2 }),
  isCoarse: fc.boolean(),
  hasIds: fc.boolean(),
  isLate: fc.boolean(),
});

/** Words that are like those of no other message. */
export const wordsOf = (index: number): string =>
  String.fromCodePoint(...[0, 1, 2, 3].map((part) => 0x4e00 + index * 97 + part * 13));

/** What an exporter makes of a history. */
export function exportOf(history: readonly Said[], view: View, name: string): ParsedRecord[] {
  const messages = history.flatMap((one, index): ParsedMessage[] => {
    if (index < view.from || index >= view.to || view.missing.includes(index)) {
      return [];
    }
    const second = view.isCoarse ? Math.floor(one.second / 60) * 60 : one.second;
    return [
      {
        type: 'message',
        sender: { name: `人${one.sender}`, ...(view.hasIds && { nativeId: `u${one.sender}` }) },
        at: { local: Date.UTC(2026, 2, 1, 20, 0, second) },
        ...contentOf(one, view),
        line: index,
        ...(view.hasIds && { nativeId: `n${index}` }),
      },
    ];
  });
  return [{ ...chat, name }, ...messages];
}

/** Ids of one exporter cannot be compared with those of another: views with and without are of two formats. */
export const formatOf = ({ hasIds }: View) => ({ format: hasIds ? 'with-ids' : 'plain' });

function contentOf({ text, fate }: Said, { isLate, hasIds }: View): Pick<ParsedMessage, 'kind' | 'text'> {
  if (fate === 'picture') {
    return { kind: (hasIds ? 'image' : 'other') as MessageKind, text: '' };
  }
  if (isLate && fate === 'deleted') {
    return { kind: 'recalled', text: '' };
  }
  return { kind: 'text', text: isLate && fate === 'edited' ? `${text}（更正）` : text };
}

/** What a moderator sees of a chat, its messages without their ids, which come from the import that was first. */
export function seen(archive: Archive, name: string) {
  const [found] = archive.chats().filter((one) => one.name === name);
  return {
    messages: messagesIn(archive, name)
      .map(({ id: _id, replyTo: _reply, chatId: _chat, source, ...rest }) =>
        JSON.stringify({ ...rest, line: source.line }),
      )
      .toSorted(),
    participants: archive
      .participants(found?.id ?? '')
      .map(({ id: _id, chatId: _chat, ...rest }) => JSON.stringify(rest))
      .toSorted(),
    period: [found?.from, found?.to, found?.messageCount, found?.participantCount],
  };
}
