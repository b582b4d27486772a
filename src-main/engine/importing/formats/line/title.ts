const MARK = '[LINE]';
/** What LINE writes around the name of the chat. */
const TITLES = [
  /^Chat history (?:with|in) (.+)$/,
  /^(.+?)(?:との|の)トーク履歴$/,
  /^[與与](.+)的聊天(?:[記记紀][錄録录])$/,
  /^聊天[記记紀][錄录][：:]\s?(.+)$/,
  /^ประวัติการแชท(?:กับ|ใน)\s?(.+)$/,
  /^(.+?)\s?님과의? ?(?:대화|채팅)$/,
];
const SAVED =
  /^(?:Saved (?:on|time)|Save date|保存日時|儲存日期|儲存時間|保存日期|保存时间|บันทึกเมื่อ|저장한 날짜)\s?[:：]/;

/** The name of the chat from the first line of an export; null for any other line. */
export function titleIn(line: string): string | null {
  if (!line.startsWith(MARK)) {
    return null;
  }
  const sentence = line.slice(MARK.length).trim();
  return TITLES.map((title) => title.exec(sentence)?.[1]).find((name) => name !== undefined) ?? sentence;
}

/** Whether a line says when the export was saved. */
export function isSavedLine(line: string): boolean {
  return SAVED.test(line);
}

/** The order of day and month in the line that says when the export was saved; null where it does not show. */
export function savedOrder(line: string): 'dmy' | 'mdy' | null {
  const match = isSavedLine(line) ? /(\d{1,2})\/(\d{1,2})\/\d{4}/.exec(line) : null;
  const [first, second] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  return first > 12 && second <= 12 ? 'dmy' : second > 12 && first <= 12 ? 'mdy' : null;
}
