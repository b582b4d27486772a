import { chatTexts, randomFrom } from './chat-texts.ts';

export interface ExportSize {
  readonly messages: number;
  /** The same seed and size give the same bytes. */
  readonly seed: number;
  /** 200 unless said otherwise. */
  readonly participants?: number;
  /** In conversations (see `madeTalk`) instead of one unconnected message after the other. */
  readonly isTalk?: boolean;
  /** Only the messages from this one on. */
  readonly from?: number;
}

/** One made-up message, before a format writes it. */
export interface MadeMessage {
  readonly index: number;
  /** Wall clock, milliseconds. */
  readonly local: number;
  readonly sender: number;
  readonly text: string;
  /** Index of the message this one replies to. */
  readonly replyTo: number | null;
}

/** How a format writes messages. */
export interface Writer {
  readonly before: string;
  readonly between: string;
  readonly after: string;
  message(message: MadeMessage): string;
  /** Whether every message must stand on one line. */
  readonly isOneLine?: boolean;
}

/** Makes the writer of an export in which people have these names. */
export type Writers<Format extends string> = Readonly<Record<Format, (names: readonly string[]) => Writer>>;

const START = Date.UTC(2024, 0, 2, 8, 0, 0);
/** Its distance from UTC, milliseconds. */
export const SHANGHAI = 8 * 3_600_000;

/** The messages of an export, oldest first. */
export function* madeMessages(
  { messages, seed, participants = 200 }: ExportSize,
  writer: Writer,
): Generator<MadeMessage> {
  const random = randomFrom(seed + 1);
  const nextText = chatTexts(seed);
  let local = START;
  for (let index = 0; index < messages; index++) {
    // Bursts of talk, and silences that a log with bare clock times can still count days across.
    local += random() < 0.9 ? Math.floor(random() * 40) * 1000 : Math.floor(random() * 5400) * 1000;
    const isLong = writer.isOneLine !== true && random() < 1 / 12;
    const text = isLong ? `${nextText()}\n${nextText()}` : nextText();
    const replyTo = index > 20 && random() < 1 / 6 ? index - 1 - Math.floor(random() * 20) : null;
    yield { index, local, sender: Math.floor(random() ** 2 * participants), text, replyTo };
  }
}

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文辉力玲';
const FIRST = [
  'Ann',
  'Ben',
  'Cleo',
  'Dan',
  'Eva',
  'Finn',
  'Gus',
  'Hana',
  'Ivo',
  'June',
  'Kim',
  'Leo',
  'Mia',
  'Noor',
  'Ole',
];

/** Different names, half of them Chinese. */
export function namesOf(count: number, seed: number): readonly string[] {
  const random = randomFrom(seed + 2);
  const pick = (from: string | readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const names = new Set<string>();
  while (names.size < count) {
    const name = names.size % 2 === 0 ? pick(SURNAMES) + pick(GIVEN) + pick(GIVEN) : `${pick(FIRST)}${names.size}`;
    names.add(name);
  }
  return [...names];
}

export const iso = (local: number) => new Date(local).toISOString();

/** Year, month, day, hour, minute and second, padded. */
export function fieldsOf(local: number): readonly [string, string, string, string, string, string] {
  const text = iso(local);
  return [
    text.slice(0, 4),
    text.slice(5, 7),
    text.slice(8, 10),
    text.slice(11, 13),
    text.slice(14, 16),
    text.slice(17, 19),
  ];
}

/** `2024-01-02 08:00:00`. */
export function dateTimeOf(local: number): string {
  return iso(local).slice(0, 19).replace('T', ' ');
}

/** An id of 19 digits, as WeChat and QQ give messages. */
export function longIdOf(index: number): string {
  return String(7_000_000_000_000_000_000n + BigInt(index));
}

/** Whom a message answers. */
export function answered({ replyTo }: MadeMessage, names: readonly string[]): string {
  return names[(replyTo ?? 0) % names.length] ?? '';
}
