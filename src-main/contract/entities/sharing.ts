import { z } from 'zod';

/** Chat programs a text can be made for. */
export const chatApps = ['wechat', 'qq', 'line', 'whatsapp', 'telegram', 'slack', 'discord'] as const;
export type ChatApp = (typeof chatApps)[number];

/** What is shared: a digest of the library, or a bulletin as the moderator left it. */
export const shareSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('digest'), id: z.string() }),
  z.strictObject({
    kind: z.literal('bulletin'),
    title: z.string().min(1).max(500),
    markdown: z.string().max(1_000_000),
  }),
]);
export type ShareSource = z.infer<typeof shareSourceSchema>;

/** `picture` makes one PNG file, or several of a long text: `<name>-1.png`, `<name>-2.png` …. */
export const shareFormats = ['markdown', 'html', 'docx', 'pdf', 'picture'] as const;
export type ShareFormat = (typeof shareFormats)[number];

export const shareThemes = ['paper', 'ink'] as const;
export type ShareTheme = (typeof shareThemes)[number];

/** Somebody whose name leaves the library with what is shared. */
export interface NamedPerson {
  readonly memberId: string;
  /** The name that will be seen. */
  readonly name: string;
  readonly roles: readonly ('asked' | 'answered' | 'mentioned')[];
}

/** Who will be seen, shown before anything leaves. */
export interface SharePreview {
  readonly title: string;
  readonly named: readonly NamedPerson[];
  /** Members whose name was taken out, and what stands instead: for the moderator's eyes. */
  readonly hidden: readonly { readonly memberId: string; readonly name: string; readonly shownAs: string }[];
}

/** A text for a chat, in as many messages as it takes. */
export interface ChatText {
  readonly messages: readonly string[];
}

/** What is laid on the clipboard: the same words twice. */
export interface ClipboardPair {
  readonly html: string;
  readonly text: string;
}

export interface Bulletin {
  readonly title: string;
  /** Markdown, to be edited before it is shared. */
  readonly markdown: string;
  readonly digestIds: readonly string[];
}

export interface ShareWritten {
  readonly files: readonly string[];
  readonly bytes: number;
  readonly warnings: readonly string[];
}

export interface SiteBuilt {
  readonly out: string;
  readonly files: number;
  /** Digests with a page. */
  readonly pages: number;
  readonly bytes: number;
  readonly warnings: readonly string[];
}
