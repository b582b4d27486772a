const PERIOD = 'AM|PM|am|pm|上午|下午|午前|午後|凌晨|早上|中午|晚上|오전|오후';
const STAMP = new RegExp(`^(?:(${PERIOD})\\s?)?(\\d{1,2}):(\\d{2})(?:\\s?(${PERIOD}))?(?=[\\t ])`);
const AFTERNOON = /^(?:PM|pm|下午|午後|中午|晚上|오후)$/;
const MINUTE = 60_000;
/** LINE counts the small hours on: 24:53 is seven minutes to one. */
const LATEST_HOUR = 29;

/** The clock time that begins a line. */
export interface LineTime {
  /** Milliseconds since midnight; null for a time that does not exist. */
  readonly sinceMidnight: number | null;
  /** Index of the tab or blank behind it. */
  readonly end: number;
}

/** Reads the time a message line begins with; null for any other line. */
export function readTime(line: string): LineTime | null {
  const match = mayBeTime(line.charCodeAt(0)) ? STAMP.exec(line) : null;
  if (match === null) {
    return null;
  }
  const [written, before, hours, minutes, after] = match;
  const hour = hourOf(Number(hours), before ?? after);
  const minute = Number(minutes);
  const isTime = hour <= LATEST_HOUR && minute < 60;
  return { sinceMidnight: isTime ? ((hour % 24) * 60 + minute) * MINUTE : null, end: written.length };
}

function mayBeTime(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || unit > 255 || 'APap'.includes(String.fromCharCode(unit));
}

function hourOf(hour: number, period: string | undefined): number {
  if (period === undefined || hour > 12) {
    return hour;
  }
  return AFTERNOON.test(period) ? (hour % 12) + 12 : hour % 12;
}
