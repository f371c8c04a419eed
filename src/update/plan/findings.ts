import type { Finding } from '../../core/finding.ts';
import type { Plan, PlanChange, PlanItem } from '../../core/plan.ts';
import { restored } from '../operations/findings.ts';
import { classOf } from './item-class.ts';
import { fixing, type Known } from './meaning.ts';
import { restoring, spreading } from './policy-changes.ts';

/** What a plan of findings is called, in the language of the plan. */
export interface FindingWords {
  summary(this: void, data: { readonly findings: number; readonly items: number }): string;
  title(this: void, change: PlanChange): string;
  problem(this: void, data: { readonly rule: string; readonly count: number; readonly example: Finding }): string;
}

export interface FindingOptions {
  /** Nothing but fixes that keep the meaning. */
  readonly safeOnly: boolean;
  /** The commit that was linted. */
  readonly commit: string;
  readonly lang: Plan['lang'];
  readonly words: FindingWords;
  /** Where a finding is on the web; undefined where nobody knows. */
  urlOf(this: void, finding: Finding): string | undefined;
}

/** A plan of what seedlint itself can mend: an item for each rule with fixes, and for each policy that seeds lack. */
export function planOfFindings(known: Known, options: FindingOptions): Plan {
  const { findings, catalogue } = known;
  const policies = options.safeOnly ? [] : catalogue.law.policies.flatMap((policy) => itemsOfPolicy(policy.id, known));
  const fixed = [...new Set(findings.map(({ rule }) => rule))].toSorted().flatMap((rule): Mending[] => {
    if (policyRules.has(rule)) return [];
    const meant = findings.filter((finding) => finding.rule === rule && isMendable(finding, options.safeOnly));
    if (meant.length === 0) return [];
    return [{ id: `fix-${rule}`, rule, change: fixing(rule, meant), findings: meant }];
  });
  // What a fix was made for should still stand as it was found.
  const items = [...fixed, ...policies].map((one) => itemOf(one, known, options));
  return {
    plan: 1,
    lang: options.lang,
    summary: options.words.summary({ findings: findings.length, items: items.length }),
    sources: [{ findings: options.commit, count: findings.length }],
    links: [],
    tool_gaps: [],
    items,
  };
}

interface Mending {
  readonly id: string;
  readonly rule: string;
  readonly change: PlanChange;
  readonly findings: readonly Finding[];
}

function itemsOfPolicy(id: string, { catalogue, findings }: Known): Mending[] {
  const policy = catalogue.law.policies.find((one) => one.id === id);
  if (!policy) return [];
  const of = (...wanted: readonly string[]): Finding[] =>
    findings.filter((finding) => wanted.includes(finding.rule) && finding.data['policy'] === id);
  const [back, more] = [restoring(policy, catalogue), spreading(policy, catalogue)];
  return [
    ...(back && of(...restored).length > 0
      ? [{ id: `sync-${slug(id)}`, rule: 'altered-policy', change: back, findings: of(...restored) }]
      : []),
    ...(more && of('missing-policy').length > 0
      ? [{ id: `add-${slug(id)}`, rule: 'missing-policy', change: more, findings: of('missing-policy') }]
      : []),
  ];
}

function itemOf(
  { id, rule, change, findings }: Mending,
  { catalogue }: Known,
  { words, urlOf }: FindingOptions,
): PlanItem {
  const [example] = findings;
  if (!example) throw new Error('an item of no finding');
  return {
    id,
    title: words.title(change),
    problem: words.problem({ rule, count: findings.length, example }),
    evidence: findings.slice(0, mostEvidence).map((finding) => {
      const url = urlOf(finding);
      return {
        ref: `${rule} ${finding.at.path}:${finding.at.line} (${finding.fingerprint})`,
        ...(url === undefined ? {} : { url }),
      };
    }),
    class: classOf('', [change], catalogue),
    state: 'ready',
    candidates: [],
    changes: [change],
  };
}

function isMendable({ fixes }: Finding, safeOnly: boolean): boolean {
  return fixes.some(({ safety }) => !safeOnly || safety === 'safe');
}

function slug(id: string): string {
  return id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Their fixes are made from the law: see `spreading`. */
const policyRules: ReadonlySet<string> = new Set(['missing-policy', ...restored]);
const mostEvidence = 5;
