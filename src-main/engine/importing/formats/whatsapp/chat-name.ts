import { stemOf } from '../../file-name.ts';

/** What WhatsApp puts around the name of a chat in the name of its file, by language. */
const AROUND_NAME = [
  /^WhatsApp Chat(?: -| with| mit) (.+)$/i,
  /^WhatsApp-Chat mit (.+)$/i,
  /^Chat (?:de )?WhatsApp con (.+)$/i,
  /^Chat WhatsApp con (.+)$/i,
  /^Conversa [dn]o WhatsApp com (.+)$/i,
  /^Discussion WhatsApp avec (.+)$/i,
  /^WhatsApp-chat met (.+)$/i,
  /^Чат WhatsApp с (.+)$/i,
  /^[与和與](.+?) ?的 ?WhatsApp ?(?:聊天记录|聊天|對話|对话)$/i,
];
/** iOS calls every chat in its archive so. */
const NAMELESS = '_chat';

/**
 * The name of a chat from the name of its file, or of the archive it lies in; null when neither says it.
 * @param archive file name of the archive, null outside of one.
 */
export function chatNameFromFile(file: string, archive: string | null): string | null {
  return nameIn(stemOf(file)) ?? (archive === null ? null : (nameIn(stemOf(archive)) ?? stemOf(archive)));
}

function nameIn(stem: string): string | null {
  const spaced = stem.includes(' ') ? stem : stem.replaceAll('_', ' ').trim();
  for (const pattern of AROUND_NAME) {
    const name = pattern.exec(spaced)?.[1];
    if (name !== undefined) {
      return name.trim();
    }
  }
  return null;
}

/** The name of a file that says nothing of WhatsApp, as the last resort; null for the one iOS always uses. */
export function plainFileName(file: string): string | null {
  const stem = stemOf(file);
  return stem === NAMELESS ? null : stem;
}

/** The group that a notice says was created; null for any other text. */
export function createdGroup(notice: string): string | null {
  return (
    /(?:created (?:this )?group|hat die Gruppe|creó el grupo|criou o grupo|创建了(?:此)?群组|建立了群組|建立群組)\s*["“„「『](.+?)["”“」』]/i.exec(
      notice,
    )?.[1] ?? null
  );
}
