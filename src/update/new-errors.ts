import type { Finding } from '../core/finding.ts';
import type { Report } from '../core/report.ts';

/** Errors a report has that the one before had not: of each rule and file, as many as there are more. */
export function newErrors({ findings: before }: Report, { findings: after }: Report): Finding[] {
  const known = new Set(before.map(({ fingerprint }) => fingerprint));
  const room = new Map<string, number>();
  for (const finding of before) if (isError(finding)) room.set(keyOf(finding), (room.get(keyOf(finding)) ?? 0) + 1);
  const errors = after.filter(isError);
  // Those that are the same as before take their places first: what is left over is new.
  const left = errors.filter((finding) => {
    if (!known.has(finding.fingerprint)) return true;
    room.set(keyOf(finding), (room.get(keyOf(finding)) ?? 0) - 1);
    return false;
  });
  return left.filter((finding) => {
    const places = room.get(keyOf(finding)) ?? 0;
    room.set(keyOf(finding), places - 1);
    // Another thing on the line was changed, and the finding has another fingerprint for it.
    return places <= 0;
  });
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

function keyOf({ rule, message, at }: Finding): string {
  return JSON.stringify([rule, message, at.path]);
}
