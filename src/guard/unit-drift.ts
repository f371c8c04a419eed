import type { Change, Drift, DriftSide, DriftVerdict } from '../core/change.ts';
import type { Data } from '../core/finding.ts';
import { compareCatalogues } from './compare-catalogues.ts';
import { foldedText } from './fold.ts';
import type { ChangeReason, Stated, UnitChange } from './unit-change.ts';

/** What became of every directive. Worked out once, however many rules ask. */
export function unitChanges(change: Change): readonly UnitChange[] {
  let changes = known.get(change);
  if (!changes) known.set(change, (changes = compareCatalogues(change.base.catalogue, change.judged)));
  return changes;
}

/** A change of a directive as a rule yields it: its reasons are codes `<feature>` with the words before and after. */
export function driftOf(change: UnitChange, message: string, options: { mend?: string; data?: Data } = {}): Drift {
  const { base, head, judgement, reasons } = change;
  const locale = (head ?? base)?.view.locale;
  return {
    message,
    verdict: verdicts[judgement],
    ...(options.data ? { data: options.data } : {}),
    ...(base ? { base: sideOf(base) } : {}),
    ...(head ? { head: sideOf(head) } : {}),
    ...(locale === undefined ? {} : { locale }),
    reasons: reasons.filter(({ direction }) => direction !== 'stronger').map(reasonOf),
    ...(options.mend === undefined ? {} : { mend: options.mend }),
    anchor: JSON.stringify([
      change.kind,
      locale,
      base?.file.path,
      textOf(base),
      head?.file.path,
      textOf(head),
      guardsOf(head),
    ]),
  };
}

function reasonOf({ feature, before = '', after = '' }: ChangeReason): { message: string; data: Data } {
  return { message: feature, data: { before: before || '—', after: after || '—' } };
}

function sideOf({ unit, reading }: Stated): DriftSide {
  return { at: unit.place, text: unit.text, ...(reading ? { force: reading.rung } : {}) };
}

function textOf(stated: Stated | undefined): string | null {
  return stated ? foldedText(stated.unit) : null;
}

function guardsOf(stated: Stated | undefined): readonly string[] {
  return stated?.unit.guards ?? [];
}

const verdicts = {
  weakened: 'weakened',
  unclear: 'unclear',
  strengthened: 'strengthened',
  held: 'strengthened',
} as const satisfies Record<UnitChange['judgement'], DriftVerdict>;

const known = new WeakMap<Change, readonly UnitChange[]>();
