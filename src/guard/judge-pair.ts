import { compareReadings, verdictOf, type IsTranslation, type Verdict } from '../core/compare-force.ts';
import { careful } from './careful.ts';
import { foldedText, sameWords } from './fold.ts';
import { strength, type Reading } from '../core/force.ts';
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
  const reasons = same && isReadAlike(base, head) ? [] : reasonsOf(was, is, context);
  const obscured = obscuredWord(base.unit, head.unit);
  const control = newControl(base.unit, head.unit);
  const found: ChangeReason[] = [
    ...(control === undefined ? [] : [{ direction: 'ask', feature: 'guard', after: control } as const]),
    ...(isElsewhere(base, head) ? [{ direction: 'ask', feature: 'section', after: labelOf(head) } as const] : []),
    ...(same ? reasons.filter(({ feature }) => surroundings.has(feature)) : reasons),
    ...(obscured === undefined ? [] : [{ direction: 'weaker', feature: 'obscured', after: obscured } as const]),
  ];
  if (found.length === 0) return { kind, judgement: 'held', base, head, reasons: [] };
  const told =
    same && isRenamed(base, head) ? found.map((reason) => ({ ...reason, direction: 'ask' as const })) : found;
  return { kind, judgement: judgementOf(verdictOf(told), bindingOf(base), told), base, head, reasons: told };
}

function reasonsOf(was: Reading, is: Reading, context: JudgeContext): ChangeReason[] {
  const { reasons } = compareReadings(was, is, context.pack, context.isTranslation);
  return careful(was, is, reasons, context);
}

/** Nothing a reading is made of differs: neither a word, nor what surrounds it. */
function isReadAlike({ unit, reading: was }: Stated, { unit: other, reading: is }: Stated): boolean {
  return (
    unit.text === other.text &&
    unit.shape === other.shape &&
    was !== undefined &&
    is !== undefined &&
    was.parsed.words.length === is.parsed.words.length &&
    was.parsed.words.every(({ kind, text }, at) => {
      const word = is.parsed.words[at];
      return word?.kind === kind && word.text === text;
    }) &&
    JSON.stringify([was.section, was.guards]) === JSON.stringify([is.section, is.guards])
  );
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

/** How sure we are that a directive binds: of one that no word and no section makes a duty, a place in a list tells that it may be one. */
export function bindingOf({ unit, view, reading }: Stated): 'sure' | 'likely' | 'hardly' {
  if (!reading || strength(reading.rung) > strength('describe')) return 'sure';
  const role = view.sections[unit.section]?.role;
  if (role !== undefined && telling.has(role)) return 'hardly';
  // «Автор не одобряет собственный код»: told as a fact, and meant as a rule.
  const { features, parsed } = reading;
  const rules =
    parsed.events.some(({ kind }) => kind === 'denial') || features.only.length + features.bounds.length > 0;
  return unit.shape === 'sentence' && !rules ? 'hardly' : 'likely';
}

// What stands in these sections informs.
const telling: ReadonlySet<string> = new Set(['profile', 'tasks', 'task', 'inputs', 'context', 'access', 'examples']);

function judgementOf(
  direction: Verdict,
  binding: 'sure' | 'likely' | 'hardly',
  reasons: readonly ChangeReason[],
): Judgement {
  if (direction === 'equal') return 'held';
  if (direction === 'stronger') return binding === 'sure' ? 'strengthened' : 'held';
  // Whatever it says: conditions decide whether an agent reads it at all, and unseen letters are put there for a purpose.
  const grave = reasons.some(
    ({ feature, direction: own }) => own === 'weaker' && (feature === 'guard' || feature === 'obscured'),
  );
  if (grave) return 'weakened';
  if (binding === 'sure') return direction === 'ask' ? 'unclear' : 'weakened';
  if (binding === 'likely') return 'unclear';
  // A sentence that seems to order nothing: other words are no matter, whatever else became less is.
  return reasons.some(({ direction: own, feature }) => own !== 'stronger' && !wordsOnly.has(feature))
    ? 'unclear'
    : 'held';
}

const wordsOnly: ReadonlySet<ChangeReason['feature']> = new Set([
  'dropped',
  'added',
  'reworded',
  'set',
  'order',
  'actor',
]);

/** A condition of a template language that nothing here executes: what stands after it may be shown to some runs only. */
function newControl(base: Unit, head: Unit): string | undefined {
  const known = new Set(base.text.match(control));
  return (head.text.match(control) ?? []).find((action) => !known.has(action));
}

const control = /\{\{-?\s*(?:#|\/|if|unless|range|with|else|end)\b[^}]*\}\}|\{%[^%]*%\}/g;

/** Its words stand in another section now, one that binds less or that was not there, while the old one goes on without it. */
function isElsewhere(base: Stated, head: Stated): boolean {
  const [was, is] = [labelOf(base), labelOf(head)];
  if (was === is || was === '' || !labelsOf(head).has(was)) return false;
  return !labelsOf(base).has(is) || lentStrength(head) < lentStrength(base);
}

/** Only the label of its section is another one now, of which nobody knows what it lends. */
function isRenamed(base: Stated, head: Stated): boolean {
  const [was, is] = [labelOf(base), labelOf(head)];
  return (
    was !== is &&
    !labelsOf(head).has(was) &&
    head.reading?.section.force === undefined &&
    foldGuards(base) === foldGuards(head)
  );
}

function foldGuards({ unit }: Stated): string {
  return unit.guards.join('\n');
}

function labelOf({ unit, view }: Stated): string {
  return foldedText({ text: view.sections[unit.section]?.label ?? '' });
}

function labelsOf({ view }: Stated): ReadonlySet<string> {
  return new Set(view.sections.map(({ label }) => foldedText({ text: label })));
}

function lentStrength({ reading }: Stated): number {
  const force = reading?.section.force;
  if (force === 'must' || force === 'must-not' || force === 'restrict') return 3;
  if (force === 'should' || force === 'should-not') return 2;
  return force === 'may' || force === 'exempt' ? 0 : 1;
}

/** A word that came with letters of another alphabet or unseen characters: an agent reads another one than people do. */
export function obscuredWord(base: Unit | undefined, head: Unit): string | undefined {
  const known = new Set(base?.text.match(wordLike));
  return (head.text.match(wordLike) ?? []).find((word) => !known.has(word) && (unseen.test(word) || isForged(word)));
}

// Capitals have twins that small letters have not: М and M, but not м and m.
function isForged(word: string): boolean {
  return foldWord(word) !== word || foldWord(word.toLowerCase()) !== word.toLowerCase();
}

// Zero width, directions, and the tags of Unicode, which spell whole sentences unseen. A soft hyphen is seen by nobody either, and does no harm.
const unseen = /[\u200B-\u200D\u202A-\u202E\u2060-\u2069\u{E0000}-\u{E007F}]/u;
const wordLike = /[\p{L}\p{M}\u200B-\u200D\u202A-\u202E\u2060-\u2069\u{E0000}-\u{E007F}]+/gu;
