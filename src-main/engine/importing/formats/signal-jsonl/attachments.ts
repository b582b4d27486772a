import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { Attachment } from '../../../../contract/index.ts';
import { kindOfFile } from '../../file-kinds.ts';
import type { ExportSource } from '../../format.ts';
import { type JsonObject, objectOf, textOf } from '../../json-values.ts';

/** The files beside `main.jsonl`, by their names without extension. */
export class SignalFiles {
  readonly #paths = new Map<string, string>();

  constructor(source: ExportSource) {
    for (const { entry } of source.around()) {
      if (/(?:^|\/)files\//.test(entry)) {
        this.#paths.set(basename(entry, extname(entry)).toLowerCase(), entry);
      }
    }
  }

  /** The attachment that a file pointer stands for. */
  attachmentOf(pointer: JsonObject, fallbackName: string): Attachment {
    const mime = textOf(pointer.contentType);
    const path = this.#pathOf(objectOf(pointer.locatorInfo) ?? {});
    const name = textOf(pointer.fileName) ?? (path === undefined ? undefined : basename(path)) ?? fallbackName;
    return { name, ...(mime !== undefined && { mime }), ...(path === undefined ? { missing: true } : { path }) };
  }

  /** Signal names a file by the hash of its content's hash and of the key it was locked with. */
  #pathOf({ plaintextHash, localKey }: JsonObject): string | undefined {
    const hash = Buffer.from(textOf(plaintextHash) ?? '', 'base64');
    const key = Buffer.from(textOf(localKey) ?? '', 'base64');
    const name = createHash('sha256').update(hash).update(key).digest('hex');
    return hash.length === 0 ? undefined : (this.#paths.get(name) ?? this.#paths.get(hash.toString('hex')));
  }
}

/** The kind of a message with these attachments, the first of which may be a voice message. */
export function kindOfAttachments(first: JsonObject, attachment: Attachment) {
  return first.flag === 'VOICE_MESSAGE' || first.flag === 1 ? 'voice' : kindOfFile(attachment.name, attachment.mime);
}
