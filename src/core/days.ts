/** Days from one ISO date to another; undefined when one of them is no day of the calendar. */
export function daysBetween(from: string, to: string): number | undefined {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  return start === undefined || end === undefined ? undefined : end - start;
}

/** The ISO date some days after another. */
export function daysAfter(day: string, count: number): string {
  return isoOf((dayNumber(day) ?? 0) + count);
}

function dayNumber(day: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const number = Date.parse(`${day}T00:00:00Z`) / millisecondsOfADay;
  // 2026-02-30 is read as the 2nd of March.
  return Number.isNaN(number) || isoOf(number) !== day ? undefined : number;
}

function isoOf(number: number): string {
  return new Date(number * millisecondsOfADay).toISOString().slice(0, 10);
}

const millisecondsOfADay = 24 * 60 * 60 * 1000;
