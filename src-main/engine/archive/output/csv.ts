import { ZonedClock } from '../../text/index.ts';
import type { ChatWriter, WrittenChat } from './chat-writer.ts';

const COLUMNS = ['time', 'sender', 'kind', 'text', 'reply_to', 'topic', 'attachments', 'id'];
/** What spreadsheets take for the beginning of a formula (owasp.org/www-community/attacks/CSV_Injection). */
const FORMULA = /^[=+\-@\t\r]/;
/** Without it spreadsheets take UTF-8 for the system's own encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A table for spreadsheets, after RFC 4180: times in the chat's zone, no cell that is a formula (OUT-3). */
export function csvWriter({ chat, names }: WrittenChat): ChatWriter {
  const clock = new ZonedClock(chat.timezone);
  return {
    head: BYTE_ORDER_MARK + rowOf(COLUMNS),
    message: ({ message }) =>
      rowOf([
        new Date(clock.toLocal(message.sentAt)).toISOString().slice(0, 19).replace('T', ' '),
        message.senderId === null ? '' : names.nameOf(message.senderId),
        message.kind,
        names.inText(message.text),
        message.replyTo ?? '',
        message.topic ?? '',
        (message.attachments ?? []).map(({ name }) => name).join('; '),
        message.id,
      ]),
  };
}

function rowOf(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
