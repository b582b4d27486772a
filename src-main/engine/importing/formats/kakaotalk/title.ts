const TITLES = [/^(.+?)\s*님과 카카오톡 대화$/, /^KakaoTalk Chats? with (.+)$/, /^(.+?) 카카오톡 대화$/];
const MEMBERS = /^(.+?) (\d{1,4})$/;
const SAVED = /^(?:저장한 날짜|Date Saved|Saved Date|Saved on)\s?:/i;

/** What the title of an export says. */
export interface KakaoTitle {
  readonly name: string;
  /** Whether it counts members, as only those of groups do. */
  readonly isGroup: boolean;
}

/** Reads the title; null for any other line. */
export function readTitle(line: string): KakaoTitle | null {
  const written = TITLES.map((title) => title.exec(line.trim())?.[1]).find((name) => name !== undefined);
  if (written === undefined) {
    return null;
  }
  const name = MEMBERS.exec(written)?.[1];
  return { name: name ?? written, isGroup: name !== undefined };
}

/** Whether a line says when the export was saved. */
export function isSavedLine(line: string): boolean {
  return SAVED.test(line);
}
