export const snoozeChoices = ['tomorrow', 'nextWeek', 'nextMonth'] as const;
export type SnoozeChoice = (typeof snoozeChoices)[number];

/** When a snoozed conversation comes back: at eight in the morning, by the machine's clock. */
export function snoozedUntil(choice: SnoozeChoice, now: Date): number {
  const until = new Date(now);
  if (choice === 'tomorrow') until.setDate(until.getDate() + 1);
  if (choice === 'nextWeek') until.setDate(until.getDate() + 7);
  if (choice === 'nextMonth') {
    const day = until.getDate();
    until.setMonth(until.getMonth() + 1, 1);
    const daysInMonth = new Date(until.getFullYear(), until.getMonth() + 1, 0).getDate();
    until.setDate(Math.min(day, daysInMonth));
  }
  until.setHours(8, 0, 0, 0);
  return until.getTime();
}
