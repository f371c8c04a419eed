import { groupBy } from '../core/group.ts';
import type { Finding } from '../core/finding.ts';
import type { SettledSuppression, Suppression } from '../core/suppression.ts';

/** Findings parted by the suppression comments, and what became of each comment. */
export interface Suppressed {
  readonly kept: Finding[];
  readonly hidden: Finding[];
  readonly suppressions: SettledSuppression[];
}

/** A comment without a reason, past its date or with a date nobody can read hides nothing: a promise nobody explains is not one. */
export function suppress(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  today: string,
  state: (rule: string, path: string) => 'on' | 'off' | 'unknown',
): Suppressed {
  const states = suppressions.map((suppression) => ({
    suppression,
    expired: suppression.until !== undefined && suppression.until < today,
    used: new Set<string>(),
  }));
  const byPath = groupBy(states, ({ suppression }) => suppression.place.path);
  const kept: Finding[] = [];
  const hidden: Finding[] = [];
  for (const finding of findings) {
    const covering = (byPath.get(finding.at.path) ?? []).filter(
      ({ suppression, expired }) => !expired && isHonoured(suppression) && covers(suppression, finding),
    );
    const [first] = covering;
    if (!first) {
      kept.push(finding);
      continue;
    }
    for (const { used } of covering) used.add(finding.rule);
    const { reason = '', until } = first.suppression;
    hidden.push({ ...finding, excuse: until === undefined ? reason : `${reason} (${until})` });
  }
  return {
    kept,
    hidden,
    suppressions: states.map(({ suppression, expired, used }) => ({
      ...suppression,
      expired,
      used: [...used],
      active: suppression.rules.filter((rule) => state(rule, suppression.place.path) === 'on'),
      unknown: suppression.rules.filter((rule) => state(rule, suppression.place.path) === 'unknown'),
    })),
  };
}

function isHonoured({ reason, misdated }: Suppression): boolean {
  return reason !== undefined && misdated === undefined;
}

function covers(suppression: Suppression, finding: Finding): boolean {
  return (
    suppression.rules.includes(finding.rule) && finding.at.line >= suppression.from && finding.at.line <= suppression.to
  );
}
