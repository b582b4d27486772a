/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timezone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const clock = Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
    number('second'),
  );
  return clock - Math.floor(instant / 1000) * 1000;
}

/** The instant at which a day `YYYY-MM-DD` begins in a zone; null for what is no day. */
export function startOfDay(day: string, timezone: string): number | null {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight)) return null;
  // The second look is for days on which the clocks are changed.
  const near = midnight - offsetAt(midnight, timezone);
  return midnight - offsetAt(near, timezone);
}

/** The instant at which a day is over. */
export function endOfDay(day: string, timezone: string): number | null {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight)) return null;
  return startOfDay(new Date(midnight + 86_400_000).toISOString().slice(0, 10), timezone);
}
