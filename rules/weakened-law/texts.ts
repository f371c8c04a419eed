import type { Change, Drift } from '../../src/core/change.ts';
import type { Policy, PolicyText } from '../../src/core/policy.ts';
import { placeAt } from '../../src/core/text.ts';
import { compareViews } from '../../src/guard/compare-views.ts';
import { translations } from '../../src/guard/translation.ts';
import type { Stated, UnitChange } from '../../src/guard/unit-change.ts';

/** Directives of a policy's own words that say less than before: read by base's packs, language by language. */
export function* softerTexts({ base, head }: Change): Generator<Drift> {
  const now = new Map(head.catalogue.law.policies.map((policy) => [policy.id, policy]));
  for (const policy of base.catalogue.law.policies) {
    const after = now.get(policy.id);
    if (!after) continue;
    const changed = Object.keys(policy.texts).filter(
      (locale) => policy.texts[locale]?.text !== after.texts[locale]?.text,
    );
    for (const locale of changed) {
      const [was, is] = [policy.texts[locale], after.texts[locale]];
      const pack = base.catalogue.packs.get(locale);
      if (!was || !is || !pack) continue;
      const context = { pack, isTranslation: translations(base.catalogue.packs), isDocument: true };
      for (const one of compareViews(was, is, context)) {
        const drift = driftOf(one, policy, locale, {
          was,
          is,
          alone: changed.length === 1 && Object.keys(policy.texts).length > 1,
        });
        if (drift) yield drift;
      }
    }
  }
}

interface Texts {
  readonly was: PolicyText;
  readonly is: PolicyText;
  /** The other languages say what they said. */
  readonly alone: boolean;
}

function driftOf(
  { kind, judgement, base, head }: UnitChange,
  { id }: Policy,
  locale: string,
  { was, is, alone }: Texts,
): Drift | undefined {
  if (judgement !== 'weakened' && judgement !== 'unclear') return undefined;
  const message = kind === 'gone' ? 'text-gone' : judgement === 'weakened' ? 'text' : 'text-unclear';
  return {
    message,
    verdict: kind === 'gone' ? 'weakened' : judgement,
    data: { policy: id, locale },
    base: sideOf(base, was),
    head: sideOf(head, is),
    locale,
    reasons: alone ? [{ message: 'one-language', data: { locale } }] : [],
    mend: 'restore',
    anchor: JSON.stringify([id, locale, base?.unit.text, head?.unit.text]),
  };
}

function sideOf(stated: Stated | undefined, { file }: PolicyText): NonNullable<Drift['base']> {
  if (!stated) return { at: placeAt(file, 0), text: '' };
  const { unit, reading } = stated;
  return { at: unit.place, text: unit.text, ...(reading ? { force: reading.rung } : {}) };
}
