import type { Attachment, Quotation } from '../../../../contract/index.ts';

/** What a mail says for itself, and what it repeats of others. */
export interface MailBody {
  readonly text: string;
  readonly quotation: Quotation | null;
  /** What Mailman took out of it. */
  readonly scrubbed: readonly Attachment[];
}

const FOOTER = /\n_{30,}\n[^\n]{0,200}(?:mailing list|郵件論壇|邮件列表)[^\n]*\n[\s\S]{0,1000}$/i;
/** Where Mailman puts something in place of an attachment. */
const NEXT_PART = /^-{8,} next part -{8,}$/m;
const SCRUBBED = /^An? \S+ attachment was scrubbed\.\.\./;
const ATTRIBUTION =
  /(?:wrote|writes|écrit|schrieb|escribió|escreveu|ha scritto|写道|寫道|のメール|пишет|написал)\s?[:：]?\s*$|^(?:On|Am|Le|El|Em|在|于|於) .{5,200}[:：]$/i;
const NAMED = /^(?:On .*?(?:,|(?:AM|PM)) )?([^,<>]{1,80}?)(?: <[^>]*>)? (?:wrote|writes|schrieb|escribió):?$/i;
const LONGEST_QUOTATION = 2000;

/** Reads the text of a mail: see MBOX-6 and MBOX-7. */
export function readBody(written: string): MailBody {
  const { text: kept, scrubbed } = withoutScrubbed(written.replace(/\r\n?/g, '\n').replace(FOOTER, '\n'));
  const said: string[] = [];
  const quoted: string[] = [];
  let sender: string | undefined;
  for (const line of kept.split('\n')) {
    if (line === '-- ') {
      break;
    }
    if (!/^\s?>/.test(line)) {
      said.push(line);
      continue;
    }
    if (quoted.length === 0 || said.length > 0) {
      sender = takeAttribution(said) ?? sender;
    }
    quoted.push(line.replace(/^\s?>\s?/, ''));
  }
  const text = tidy(said.join('\n'));
  if (text === '') {
    return { text: tidy(kept), quotation: null, scrubbed };
  }
  const quotation = tidy(quoted.join('\n')).slice(0, LONGEST_QUOTATION);
  return {
    text,
    quotation: quotation === '' ? null : { text: quotation, ...(sender !== undefined && { sender }) },
    scrubbed,
  };
}

/** Takes off the line, or the line broken in two, that says whose words follow; the name in it, if there is one. */
function takeAttribution(said: string[]): string | undefined {
  while (said.at(-1)?.trim() === '') {
    said.pop();
  }
  const last = said.at(-1)?.trim() ?? '';
  const both = `${said.at(-2)?.trim() ?? ''} ${last}`.trim();
  const isBroken = said.length > 1 && /^(?:On|Am|Le|El|Em|在|于|於) /.test(both) && both.length < 300;
  if (!ATTRIBUTION.test(last) || last.length > 300) {
    return undefined;
  }
  const isOne = /^(?:On|Am|Le|El|Em|在|于|於) /.test(last) || !isBroken;
  said.splice(isOne ? -1 : -2);
  return NAMED.exec(isOne ? last : both)?.[1]?.trim();
}

function withoutScrubbed(written: string): { text: string; scrubbed: Attachment[] } {
  const [first = '', ...parts] = written.split(NEXT_PART);
  const texts = [first];
  const scrubbed: Attachment[] = [];
  for (const part of parts) {
    const body = part.trimStart();
    if (!SCRUBBED.test(body)) {
      texts.push(part);
      continue;
    }
    const name = /^Name: (.+)$/m.exec(body)?.[1]?.trim();
    const mime = /^Type: ([\w./+-]+)/m.exec(body)?.[1];
    if (name !== undefined) {
      scrubbed.push({ name, ...(mime !== undefined && { mime }), missing: true });
    }
    // What stands below the notice is text again.
    texts.push(body.replace(/^[\s\S]*?^URL: .*$/m, ''));
  }
  return { text: texts.join(''), scrubbed };
}

function tidy(text: string): string {
  return text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
