import { compareReadings, type IsTranslation } from '../core/compare-force.ts';
import { careful } from './careful.ts';
import { sameWords } from './fold.ts';
import type { LocalePack } from '../core/locale-pack.ts';
import { foldWord } from '../core/normalise.ts';
import type { Unit } from '../core/seed.ts';
import type { ChangeReason, Judgement, Stated, UnitChange } from './unit-change.ts';

export interface JudgeContext {
  readonly pack: LocalePack;
  readonly isTranslation: IsTranslation;
  /** The text is no prompt but a document about prompts. */
  readonly isDocument: boolean;
}

/** Two versions of one directive, or of several read as one (`joined`). */
export function judgePair(base: Stated, head: Stated, context: JudgeContext, joined = false): UnitChange {
  const same = !joined && sameWords(base.unit, head.unit);
  const { reading: was } = base;
  const { reading: is } = head;
  const kind = same ? 'same' : 'changed';
  if (!was || !is) return { kind, judgement: same ? 'held' : 'unclear', base, head, reasons: [] };
  const compared = compareReadings(was, is, context.pack, context.isTranslation);
  const reasons = careful(was, is, compared.reasons, context);
  const obscured = obscuredWord(base.unit, head.unit);
  const telling: ChangeReason[] = [
    ...(same ? reasons.filter(({ feature }) => surroundings.has(feature)) : reasons),
    ...(obscured === undefined ? [] : [{ direction: 'weaker', feature: 'obscured', after: obscured } as const]),
  ];
  if (telling.length === 0) return { kind, judgement: 'held', base, head, reasons: [] };
  const isGuarded = telling.some(({ feature }) => feature === 'guard' || feature === 'obscured');
  return {
    kind,
    judgement: judgementOf(directionOf(telling), was.rung === 'describe' && !isGuarded),
    base,
    head,
    reasons: telling,
  };
}

// Of a directive whose words are the same only what surrounds it can have changed its force.
const surroundings: ReadonlySet<ChangeReason['feature']> = new Set([
  'rung',
  'guard',
  'polarity',
  'question',
  'report',
  'permission',
  'prohibitions',
]);

function directionOf(reasons: readonly ChangeReason[]): 'weaker' | 'stronger' | 'equal' | 'ask' {
  return (
    (['weaker', 'ask', 'stronger'] as const).find((one) => reasons.some(({ direction }) => direction === one)) ??
    'equal'
  );
}

function judgementOf(verdict: 'weaker' | 'stronger' | 'equal' | 'ask', describes: boolean): Judgement {
  if (verdict === 'equal') return 'held';
  if (verdict === 'stronger') return 'strengthened';
  // What ordered nothing cannot be weakened, but by words nobody can see.
  if (describes) return 'held';
  return verdict === 'ask' ? 'unclear' : 'weakened';
}

/** A word that came with letters of another alphabet or unseen characters: an agent reads another one than people do. */
export function obscuredWord(base: Unit | undefined, head: Unit): string | undefined {
  const known = new Set(base?.text.split(/\s+/));
  return head.text
    .split(/\s+/)
    .find((word) => !known.has(word) && (unseen.test(word) || lettersOf(word).some((one) => foldWord(one) !== one)));
}

function lettersOf(word: string): string[] {
  return word.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

// Zero width, directions, and the tags of Unicode, which spell whole sentences unseen. A soft hyphen is seen by nobody either, and does no harm.
const unseen = /[\u200B-\u200D\u202A-\u202E\u2060-\u2069\u{E0000}-\u{E007F}]/u;
