import type { Change, Drift } from '../core/change.ts';
import type { ChangeRule, Rule } from '../core/rule.ts';
import type { ApprovalNote } from './approve.ts';
import type { UnitChange } from './unit-change.ts';
import { driftOf, unitChanges } from './unit-drift.ts';

/** One thing the guard has to say, and the rule that says it. */
export interface GuardItem extends Drift {
  readonly rule: string;
  /** Sixteen hex digits: what an approval is bound to. */
  readonly id: string;
  /** Somebody other than the author has accepted it: see `withApprovals`. */
  readonly approved: boolean;
}

/** Did the change keep every promise? */
export interface GuardVerdict {
  /** Nothing was weakened, or all that was has been approved. */
  readonly held: boolean;
  readonly weakened: readonly GuardItem[];
  readonly unclear: readonly GuardItem[];
  readonly strengthened: readonly GuardItem[];
  /** What became of approvals that were looked at. */
  readonly approvals: readonly ApprovalNote[];
  /** Counts of directives. */
  readonly moved: number;
  readonly reworded: number;
  /** In prompt files that changed; what stands in the others nobody has to read. */
  readonly unchanged: number;
}

export interface GuardOptions {
  readonly rules: readonly Rule[];
  /** Sixteen hex digits of a text; the guard has no hashes of its own. */
  digest(this: void, text: string): string;
}

/** Judges a change by base's rules and settings: what a rule that base switched off would say, nobody hears. */
export function guard(change: Change, { rules, digest }: GuardOptions): GuardVerdict {
  const items: GuardItem[] = [];
  const seen = new Map<string, number>();
  const add = (rule: string, drift: Drift): void => {
    const key = JSON.stringify([rule, drift.message, drift.anchor]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    // Who lets one of two equal things pass has not let the other pass.
    const id = digest(count === 0 ? key : `${key}#${count}`);
    items.push({ ...drift, rule, id, approved: false });
  };
  for (const rule of rules) {
    if (rule.scope !== 'change') continue;
    const setting = change.base.config.rules[rule.id];
    const severity = setting?.severity ?? rule.severity;
    if (severity === 'off') continue;
    for (const drift of check(rule, change, rules)) {
      add(rule.id, severity === 'error' || drift.verdict !== 'weakened' ? drift : { ...drift, verdict: 'unclear' });
    }
  }
  const changes = unitChanges(change);
  for (const one of changes) if (one.judgement === 'strengthened') add('strengthened', driftOf(one, one.kind));
  const sorted = items.toSorted(byPlace);
  const of = (verdict: Drift['verdict']): GuardItem[] => sorted.filter((item) => item.verdict === verdict);
  const count = (kinds: readonly string[]): number => changes.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    held: of('weakened').length === 0,
    weakened: of('weakened'),
    unclear: of('unclear'),
    strengthened: of('strengthened'),
    approvals: [],
    moved: count(['moved']),
    reworded: count(['changed']),
    unchanged: unchangedIn(change, changes),
  };
}

function check(rule: ChangeRule, change: Change, rules: readonly Rule[]): Iterable<Drift> {
  return rule.check(change, { options: change.base.config.rules[rule.id]?.options ?? rule.options ?? {}, rules });
}

/** How many directives of the prompt files that head does not have word for word are as they were. */
function unchangedIn({ base: { catalogue }, judged }: Change, changes: readonly UnitChange[]): number {
  const texts = new Map(judged.seeds.map(({ file }) => [file.path, file.text]));
  const changed = catalogue.seeds.filter(({ file }) => texts.get(file.path) !== file.text);
  const units = new Set(changed.flatMap(({ views }) => views.flatMap((view) => view.units)));
  for (const { kind, base } of changes) if (base && kind !== 'same') units.delete(base.unit);
  return units.size;
}

function byPlace(a: GuardItem, b: GuardItem): number {
  const [one, other] = [a.head ?? a.base, b.head ?? b.base];
  return (
    compare(one?.at.path ?? '', other?.at.path ?? '') ||
    (one?.at.start ?? 0) - (other?.at.start ?? 0) ||
    compare(a.rule, b.rule) ||
    compare(a.anchor, b.anchor)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
