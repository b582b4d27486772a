import type { ParsedChat } from '../../../../contract/index.ts';
import { folderNameOf } from '../../file-name.ts';
import type { ExportSource } from '../../format.ts';
import { surveyJson } from '../../json-records.ts';
import { objectOf, textOf } from '../../json-values.ts';
import { filesBeside, siblingFiles } from '../../sibling-files.ts';

const FOLDER = /^(Space|DM|Group) (.+)$/;

/** A chat with the file of its messages and those that lie beside it. */
export interface GoogleChat {
  readonly chat: ParsedChat;
  /** Whether the export names it; else its members or its folder do. */
  readonly isNamed: boolean;
  readonly messages: ExportSource;
  /** Entries of the same folder. */
  readonly beside: readonly string[];
}

/** The chats of the Takeout that a `messages.json` belongs to, in the order of their folders. */
export async function chatsAround(source: ExportSource): Promise<readonly GoogleChat[]> {
  const own = await ownAddresses(source.around());
  const chats: GoogleChat[] = [];
  for (const messages of siblingFiles(source)) {
    chats.push(await describe(messages, filesBeside(messages), own));
  }
  return chats;
}

async function ownAddresses(around: readonly ExportSource[]): Promise<ReadonlySet<string>> {
  const addresses = new Set<string>();
  for (const file of around.filter(({ name }) => name === 'user_info.json')) {
    await surveyJson(
      file,
      { keys: { user: { take: 'user' } } },
      {
        value: (_, user) => {
          const email = textOf(objectOf(user)?.email);
          if (email !== undefined) {
            addresses.add(email);
          }
        },
      },
      () => addresses.size > 0,
    );
  }
  return addresses;
}

async function describe(
  messages: ExportSource,
  beside: readonly ExportSource[],
  own: ReadonlySet<string>,
): Promise<GoogleChat> {
  const members: { name: string; isOwn: boolean }[] = [];
  let name: string | undefined;
  const info = beside.find((file) => file.name === 'group_info.json');
  if (info !== undefined) {
    const selection = { keys: { name: { take: 'name' }, members: { elements: { take: 'member' } } } };
    const value = (field: string, found: unknown) => {
      if (field === 'name') {
        name = textOf(found);
      } else {
        const { name: member, email } = objectOf(found) ?? {};
        const called = textOf(member) ?? textOf(email);
        if (called !== undefined) {
          members.push({ name: called, isOwn: own.has(textOf(email) ?? '') });
        }
      }
    };
    await surveyJson(info, selection, { value }, () => false);
  }
  const folder = folderNameOf(messages);
  const [, what, nativeId] = FOLDER.exec(folder) ?? [];
  const others = members.filter(({ isOwn }) => !isOwn).map((member) => member.name);
  const chat: ParsedChat = {
    type: 'chat',
    platform: 'google-chat',
    kind: what === 'DM' && members.length <= 2 ? 'private' : 'group',
    name: name ?? (others.join(', ') || folder),
    ...(nativeId !== undefined && { nativeId }),
  };
  return { chat, isNamed: name !== undefined || others.length > 0, messages, beside: beside.map(({ entry }) => entry) };
}
