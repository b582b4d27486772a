import type { ImportOptions, ParsedChat } from '../../contract/index.ts';
import { stemOf } from './file-name.ts';
import type { ExportSource } from './format.ts';
import type { Records } from './records.ts';

/** What an export tells of the chat it holds. */
export interface ChatFacts {
  readonly platform: ParsedChat['platform'];
  readonly kind: ParsedChat['kind'];
  readonly name?: string | undefined;
  readonly nativeId?: string | undefined;
}

/**
 * Opens the only chat of an export: under the name the user gives, else its own, else the name of the file,
 * which is told as a guess.
 */
export function openOnlyChat(
  records: Records,
  facts: ChatFacts,
  source: Pick<ExportSource, 'name'>,
  options: ImportOptions,
): void {
  const known = options.chat ?? facts.name;
  const name = known ?? stemOf(source.name);
  const { platform, kind, nativeId } = facts;
  records.chat({ type: 'chat', platform, kind, name, ...(nativeId !== undefined && { nativeId }) });
  if (known === undefined) {
    const because = 'the export does not name the chat';
    records.note({ type: 'guess', what: 'chat-name', value: name, because });
  }
}
