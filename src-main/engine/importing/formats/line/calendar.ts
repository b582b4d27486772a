import { wallClock } from '../../../text/index.ts';

const DAY = 86_400_000;
const BUDDHIST_FROM = 2400;
const BUDDHIST_AHEAD = 543;

/** Names of the days of the week, Sunday first, as phones write them in each language, without dots. */
const WEEKDAYS = [
  'sun mon tue wed thu fri sat',
  'sunday monday tuesday wednesday thursday friday saturday',
  '日 月 火 水 木 金 土',
  '日曜日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日',
  '週日 週一 週二 週三 週四 週五 週六',
  '周日 周一 周二 周三 周四 周五 周六',
  '星期日 星期一 星期二 星期三 星期四 星期五 星期六',
  '星期天',
  'อา จ อ พ พฤ ศ ส',
  'อาทิตย์ จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์',
  'วันอาทิตย์ วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์',
  '일 월 화 수 목 금 토',
  '일요일 월요일 화요일 수요일 목요일 금요일 토요일',
];
const weekdays = new Map(WEEKDAYS.flatMap((names) => names.split(' ').map((name, index) => [name, index] as const)));

/** Day of the week from its name, Sunday 0; undefined for any other word. */
export function weekdayNamed(name: string): number | undefined {
  return weekdays.get(name.replaceAll('.', '').toLowerCase());
}

/** Wall clock of midnight of a day; null for one that does not exist. */
export function midnight(year: number, month: number, day: number): number | null {
  return wallClock(year > BUDDHIST_FROM ? year - BUDDHIST_AHEAD : year, month, day);
}

/** Day of the week of a wall clock, Sunday 0: 1 January 1970 was a Thursday. */
export function weekdayOf(local: number): number {
  return (((Math.floor(local / DAY) + 4) % 7) + 7) % 7;
}
