import { applyBaseline } from '../core/baseline.ts';
import { fileAt, type Catalogue } from '../core/catalogue.ts';
import type { Config, RuleSetting } from '../core/config.ts';
import { SeedlintError } from '../core/errors.ts';
import type { Finding, Found, Severity } from '../core/finding.ts';
import type { Report } from '../core/report.ts';
import type { Rule } from '../core/rule.ts';
import { fingerprinter } from './fingerprint.ts';
import { settingsOf, type Settings } from './settings.ts';
import { suppress } from './suppress.ts';

export interface LintOptions {
  readonly rules: readonly Rule[];
  readonly config: Pick<Config, 'rules' | 'overrides'> & Partial<Pick<Config, 'baseline'>>;
  /** ISO date: suppressions that ended before it hide nothing. */
  readonly today: string;
  /** What reading could not judge; passed on. */
  readonly problems?: readonly SeedlintError[];
  /** Told how long each rule took, in milliseconds by the caller's clock. */
  readonly timing?: { now(): number; record(rule: string, milliseconds: number): void };
}

/** Runs rules over a catalogue and settles what they yield: severities, suppressions, duplicates, order. */
export async function lint(catalogue: Catalogue, options: LintOptions): Promise<Report> {
  const settings = settingsOf(options.config);
  const raw: RawFinding[] = [];
  for (const rule of options.rules) {
    if (rule.scope === 'suppression' || rule.scope === 'change' || !settings.anywhere(rule.id)) continue;
    const began = options.timing?.now() ?? 0;
    for await (const found of run(rule, catalogue, settings)) raw.push({ rule: rule.id, found });
    options.timing?.record(rule.id, (options.timing.now() ?? 0) - began);
  }
  const findings = settle(raw, catalogue, settings);
  const known = new Set(options.rules.map(({ id }) => id));
  const { kept, hidden, suppressions } = suppress(findings, catalogue.suppressions, options.today, (rule, path) => {
    if (!known.has(rule)) return 'unknown';
    return settings.of(rule, path).severity === 'off' ? 'off' : 'on';
  });
  const own: RawFinding[] = [];
  for (const rule of options.rules) {
    if (rule.scope !== 'suppression' || !settings.anywhere(rule.id)) continue;
    const context = { catalogue, options: settings.of(rule.id).options };
    for await (const found of rule.check(suppressions, context)) own.push({ rule: rule.id, found });
  }
  const entries = options.config.baseline?.entries ?? [];
  const all = [...kept, ...settle(own, catalogue, settings)].toSorted(byPlace);
  const { kept: standing, ...baseline } = applyBaseline(all, entries, options.today);
  return {
    findings: standing,
    ...(entries.length === 0 ? {} : { baseline }),
    suppressed: hidden.toSorted(byPlace),
    problems: [...(options.problems ?? []), ...expiredWaivers(catalogue, options.today)],
    seeds: catalogue.seeds.length,
  };
}

/** Nobody knows whether what was let off until a day that has passed is still let off. */
export function expiredWaivers({ law, register }: Catalogue, today: string): SeedlintError[] {
  const policies = law.policies.flatMap(({ id, waivers }) =>
    waivers
      .filter(({ until }) => until < today)
      .map(
        ({ until, owner, reason, place }) =>
          new SeedlintError('waiver-expired', { policy: id, until, owner, reason }, place),
      ),
  );
  const requirements = (register?.waivers ?? [])
    .filter(({ until }) => until < today)
    .map(
      ({ ids, until, owner, reason, place }) =>
        new SeedlintError('requirement-waiver-expired', { ids: ids.join(', '), until, owner, reason }, place),
    );
  return [...policies, ...requirements];
}

interface RawFinding {
  readonly rule: string;
  readonly found: Found;
}

async function* run(
  rule: Exclude<Rule, { scope: 'suppression' | 'change' }>,
  catalogue: Catalogue,
  settings: Settings,
): AsyncGenerator<Found> {
  if (rule.scope === 'catalogue') {
    yield* rule.check(catalogue, { catalogue, options: settings.of(rule.id).options });
    return;
  }
  for (const seed of catalogue.seeds) {
    const setting = settings.of(rule.id, seed.file.path);
    if (setting.severity !== 'off') yield* rule.check(seed, { catalogue, options: setting.options });
  }
}

function settle(raw: readonly RawFinding[], catalogue: Catalogue, settings: Settings): Finding[] {
  const findings: Finding[] = [];
  const said = new Set<string>();
  const fingerprint = fingerprinter();
  // Sorted first: fingerprints of repeated findings count in the order of the file.
  for (const { rule, found } of raw.toSorted((a, b) =>
    byPlace({ ...a.found, rule: a.rule }, { ...b.found, rule: b.rule }),
  )) {
    const setting = settings.of(rule, found.at.path);
    const { severity } = setting;
    if (severity === 'off') continue;
    // A file with a view per language shows what the languages share once per view.
    const key = JSON.stringify([rule, found.message, found.data, found.at.path, found.at.start, found.at.end]);
    if (said.has(key)) continue;
    said.add(key);
    findings.push({
      rule,
      severity: milder(severity, levelOf(found, setting)),
      message: found.message,
      data: found.data ?? {},
      at: found.at,
      related: found.related ?? [],
      fixes: found.fixes ?? [],
      fingerprint: fingerprint(rule, found, fileAt(catalogue, found.at.path)),
    });
  }
  return findings;
}

/** How sure a rule is of a finding, under a configuration that makes everything one step more severe. */
function levelOf({ level }: Found, { raised }: RuleSetting): Severity {
  if (level === undefined || !raised) return level ?? 'error';
  return level === 'info' ? 'warning' : 'error';
}

function milder(one: Severity, other: Severity): Severity {
  return severities.indexOf(one) > severities.indexOf(other) ? one : other;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

type Placed = Pick<Finding, 'rule' | 'at' | 'message'>;

function byPlace(a: Placed, b: Placed): number {
  return (
    compare(a.at.path, b.at.path) ||
    a.at.start - b.at.start ||
    a.at.end - b.at.end ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
