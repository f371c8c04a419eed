import type { Catalogue } from '../core/catalogue.ts';
import type { Silenced, State } from '../core/change.ts';
import type { Finding } from '../core/finding.ts';
import type { Rule } from '../core/rule.ts';
import { fileAt } from '../core/catalogue.ts';
import { lint } from '../lint/lint.ts';
import { same } from './law/same.ts';
import { suppressionKey } from './law/suppressions.ts';

/**
 * What base's rules and suppressions say of head's catalogue and head's own do not. Nothing is linted where both have the
 * same settings and head has no suppression that base has not.
 */
export async function silencedBy(
  base: State,
  head: State,
  options: { readonly rules: readonly Rule[]; readonly today: string },
): Promise<readonly Silenced[] | undefined> {
  const known = new Set(base.catalogue.suppressions.map((one) => suppressionKey(one, base.catalogue)));
  const old = head.catalogue.suppressions.filter((one) => known.has(suppressionKey(one, head.catalogue)));
  const sameSettings = same(settingsIn(base), settingsIn(head));
  if (sameSettings && old.length === head.catalogue.suppressions.length) return undefined;
  const rules = options.rules.filter(
    ({ id, scope }) =>
      scope !== 'change' && (!sameSettings || isSuppressed(id, head.catalogue) || scope === 'suppression'),
  );
  const before = await lint({ ...head.catalogue, suppressions: old }, { ...options, rules, config: base.config });
  const after = await lint(head.catalogue, { ...options, rules, config: head.config });
  const now = new Map(
    [...after.findings, ...after.suppressed].map((finding) => [keyOf(finding, head.catalogue), finding]),
  );
  return before.findings.flatMap((finding): Silenced[] => {
    const other = now.get(keyOf(finding, head.catalogue));
    if (other && other.excuse !== undefined) return [{ finding, suppressed: true }];
    if (!other) return [{ finding, suppressed: false }];
    return isMilder(other, finding) ? [{ finding, now: other.severity, suppressed: false }] : [];
  });
}

/** Of which rule, where: slots may differ with an option. */
function keyOf({ rule, at }: Finding, catalogue: Catalogue): string {
  return JSON.stringify([rule, at.path, at.start, at.end, fileAt(catalogue, at.path) !== undefined]);
}

function isSuppressed(rule: string, { suppressions }: Catalogue): boolean {
  return suppressions.some(({ rules }) => rules.includes(rule));
}

function isMilder(one: Finding, other: Finding): boolean {
  return severities.indexOf(one.severity) > severities.indexOf(other.severity);
}

function settingsIn({ config }: State): unknown {
  return { rules: config.rules, overrides: config.overrides };
}

const severities: readonly Finding['severity'][] = ['error', 'warning', 'info'];
