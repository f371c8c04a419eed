import { SeedlintError } from '../core/errors.ts';
import { daysBetween } from '../core/days.ts';

/** Sees to it that a day somebody typed is one, has not passed, and is not further ahead than `most` days. Throws SeedlintError. */
export function assertUntil(until: string, today: string, most: number): void {
  const days = daysBetween(today, until);
  if (days === undefined) throw new SeedlintError('until-date', { until });
  if (days < 0) throw new SeedlintError('until-past', { until });
  if (days > most) throw new SeedlintError('until-far', { until, most });
}

/** The day a command runs on, as an ISO date. */
export function todayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
