import type { Attachment, ParsedChat } from '../../../../contract/index.ts';
import { idOf } from '../../../text/index.ts';
import { kindOfFile } from '../../file-kinds.ts';
import { stemOf } from '../../file-name.ts';
import { parseJsonLine } from '../../json-text.ts';
import { elementsOf, type JsonObject, numberOf, objectOf, textOf } from '../../json-values.ts';
import type { LineParser } from '../../lines.ts';
import { mentionsIn } from '../../mentions.ts';
import { reactionCounts } from '../../reactions.ts';
import type { MessageDraft, Records } from '../../records.ts';
import { Senders } from '../../senders.ts';
import { epochMilliseconds } from '../../written-time.ts';
import { MattermostDirectory } from './people.ts';

/** What Mattermost exports beside people, channels and posts. */
const PASSED = new Set(['version', 'role', 'scheme', 'emoji', 'team', 'bot', 'direct_channel']);
/** Sentences that older servers wrote in the words of the user they are about, with the user's name before them. */
const NOTICE =
  /^ (?:has )?(?:joined|left|updated|changed|removed|archived|unarchived|added to|was added to|was removed from) (?:the |from the )?(?:channel|team)\b/;

/** Reads the lines of an export; a `chat` record stands wherever another channel goes on. */
export class MattermostLines implements LineParser {
  readonly #records: Records;
  readonly #fileName: string;
  readonly #directory = new MattermostDirectory();
  readonly #senders = new Senders();
  #chat: ParsedChat | null = null;

  constructor(records: Records, fileName: string) {
    this.#records = records;
    this.#fileName = fileName;
  }

  line(text: string, number: number): void {
    if (text.trim() === '') {
      return;
    }
    const object = objectOf(parseJsonLine(text));
    const type = textOf(object?.type) ?? '';
    const value = objectOf(object?.[type]);
    if (value !== null && (type === 'post' || type === 'direct_post')) {
      const problem = this.#post(value, number);
      if (problem !== null) {
        this.#records.skip(number, problem, text);
      }
    } else if (value !== null && type === 'user') {
      this.#directory.addUser(value);
    } else if (value !== null && type === 'channel') {
      this.#directory.addChannel(value);
    } else if (object === null || !PASSED.has(type)) {
      this.#records.skip(number, object === null ? 'the line is not a JSON object' : 'the line is no post', text);
    }
  }

  end(): void {
    if (!this.#records.opened) {
      this.#records.chat({ type: 'chat', platform: 'mattermost', kind: 'group', name: stemOf(this.#fileName) });
    }
  }

  /** Takes a post and its replies; a text that says why it cannot. */
  #post(post: JsonObject, line: number): string | null {
    const chat = this.#directory.chatOf(post);
    if (chat === null) {
      return 'the post names no channel';
    }
    const message = this.#read(post, line);
    if (typeof message === 'string') {
      return message;
    }
    if (chat !== this.#chat) {
      this.#chat = chat;
      this.#records.chat(chat);
    }
    const root = message.nativeId ?? '';
    const replies = elementsOf(post.replies);
    if (replies.length > 0) {
      message.topic = root;
    }
    this.#records.message(message);
    for (const value of replies) {
      const reply = this.#read(objectOf(value) ?? {}, line);
      if (typeof reply === 'string') {
        this.#records.skip(line, reply, JSON.stringify(value));
      } else {
        reply.replyToNativeId = root;
        reply.topic = root;
        this.#records.message(reply);
      }
    }
    return null;
  }

  #read(post: JsonObject, line: number): MessageDraft | string {
    const user = textOf(post.user);
    const instant = epochMilliseconds(numberOf(post.create_at));
    if (user === undefined || instant === null) {
      return user === undefined ? 'the post names no user' : 'the post has no time';
    }
    const text = textOf(post.message) ?? integrationText(post);
    const isNotice = isNoticeOf(post, user, text);
    const files = elementsOf(post.attachments).flatMap(attachmentOf);
    const message: MessageDraft = {
      type: 'message',
      nativeId: idOf('', String(instant), user, text),
      sender: isNotice ? null : this.#senders.of(this.#directory.nameOf(user), user),
      at: { local: instant, instant },
      kind: isNotice ? 'system' : text === '' && files[0] !== undefined ? kindOfFile(files[0].name) : 'text',
      text,
      line,
    };
    const mentions = isNotice ? undefined : mentionsIn(text, this.#directory.isUser);
    if (mentions !== undefined) {
      message.mentions = mentions;
    }
    const reactions = reactionCounts(elementsOf(post.reactions).map((one) => textOf(objectOf(one)?.emoji_name)));
    if (reactions !== undefined) {
      message.reactions = reactions;
    }
    if (files.length > 0) {
      message.attachments = files;
    }
    const editedAt = epochMilliseconds(numberOf(post.edit_at) || undefined);
    if (editedAt !== null) {
      message.editedAt = editedAt;
    }
    return message;
  }
}

function isNoticeOf(post: JsonObject, user: string, text: string): boolean {
  const type = textOf(post.type);
  return type === undefined
    ? text.startsWith(user) && NOTICE.test(text.slice(user.length))
    : type.startsWith('system_');
}

function attachmentOf(value: unknown): Attachment[] {
  const path = textOf(objectOf(value)?.path);
  return path === undefined ? [] : [{ name: path.split('/').at(-1) || path, path }];
}

/** What a webhook says beside the text. */
function integrationText(post: JsonObject): string {
  const parts = elementsOf(objectOf(post.props)?.attachments).flatMap((value) => {
    const { pretext, title, text, fallback } = objectOf(value) ?? {};
    const said = [textOf(pretext), textOf(title), textOf(text)].filter((part) => part !== undefined);
    return said.length > 0 ? said : (textOf(fallback) ?? []);
  });
  return parts.join('\n');
}
