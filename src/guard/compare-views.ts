import { alignEdits, type Pair } from '../core/align.ts';
import { readJoined, strength, type Reading } from '../core/force.ts';
import type { Unit, View } from '../core/seed.ts';
import type { TextFile } from '../core/text.ts';
import { foldedText } from './fold.ts';
import { grammarOf } from '../core/force-pack.ts';
import { overridesIn } from './overrides.ts';
import { bindingOf, judgePair, obscuredWord, type JudgeContext } from './judge-pair.ts';
import { stepsOutOfOrder } from './step-order.ts';
import { isGraver, type ChangeReason, type Stated, type UnitChange } from './unit-change.ts';

/** One text as one language sees it. */
export interface Telling {
  readonly file: TextFile;
  readonly view: View;
}

/** What became of every directive between two versions of a text in one language. What went to another text is `gone` here. */
export function compareViews(
  base: Telling | undefined,
  head: Telling | undefined,
  context: JudgeContext,
): UnitChange[] {
  const { pack } = context;
  const state = (telling: Telling, ...units: readonly [Unit, ...Unit[]]): Stated => ({
    ...telling,
    unit: units[0],
    reading: readJoined(units, { text: telling.file.text, view: telling.view, pack }),
  });
  if (!base) return head ? head.view.units.map((unit) => come(state(head, unit), context)) : [];
  if (!head) return base.view.units.map((unit) => gone(state(base, unit)));

  const { pairs, unpaired } = alignEdits(base.view, head.view);
  const said = new Set(head.view.units.map(foldedText));
  const tellings: Tellings = { base, head, state, context };
  const rest: Rest = {
    // Said twice or once is the same.
    left: new Set(unpaired.left.filter((unit) => !said.has(foldedText(unit)))),
    right: new Set(unpaired.right),
  };
  const changes = pairs.flatMap((pair) => settle(pair, rest, tellings));
  return [
    ...stepsOutOfOrder(changes),
    ...[...rest.left].map((unit) => replaced(gone(state(base, unit)), rest.right, tellings)),
    ...[...rest.right].map((unit) => come(state(head, unit), context, foldedTexts(base.view))),
  ];
}

interface Tellings {
  readonly base: Telling;
  readonly head: Telling;
  readonly state: (telling: Telling, ...units: readonly [Unit, ...Unit[]]) => Stated;
  readonly context: JudgeContext;
}

/** The directives that have no partner yet. */
interface Rest {
  readonly left: Set<Unit>;
  readonly right: Set<Unit>;
}

/** Judges a pair; where it seems to have lost something, what is left over beside it may hold the rest. */
function settle(pair: Pair, rest: Rest, tellings: Tellings): UnitChange[] {
  const { base, head, state, context } = tellings;
  const judge = (left: Pair['left'], right: Pair['right']): UnitChange =>
    judgePair(state(base, ...left), state(head, ...right), context, left.length + right.length > 2);
  let best = judge(pair.left, pair.right);
  if (best.judgement === 'weakened' || best.judgement === 'unclear') {
    const beside = neighbours(pair.right, rest.right).filter((unit) => takesUp(unit, best, tellings));
    for (let size = beside.length; size > 0; size--) {
      const some = beside.slice(0, size);
      const whole = judge(pair.left, inOrder([...pair.right, ...some], pair.right[0]));
      if (!isGraver(best.judgement, whole.judgement)) continue;
      best = whole;
      for (const unit of some) rest.right.delete(unit);
      break;
    }
  }
  const heard = new Set(state(head, ...pair.right).reading?.parsed.words.map(stemOf));
  const absorbed = neighbours(pair.left, rest.left).filter((unit) => {
    // Its words must have found a place there; that nothing contradicts is not enough.
    const words = telling(state(base, unit).reading);
    if (words.length === 0 || words.filter((word) => !heard.has(word)).length > words.length * mayBeMissing)
      return false;
    const whole = judge(inOrder([...pair.left, unit], pair.left[0]), pair.right);
    return whole.judgement !== 'weakened' && whole.judgement !== 'unclear';
  });
  for (const unit of absorbed) rest.left.delete(unit);
  return dissolve(best, tellings);
}

/** May a directive beside a pair hold what the pair has lost? A lower force or a way out nothing beside it takes back. */
function takesUp(unit: Unit, { base, judgement, reasons }: UnitChange, { head, state }: Tellings): boolean {
  if (
    judgement !== 'weakened' ||
    reasons.some(({ direction, feature }) => direction === 'weaker' && feature === 'dropped')
  )
    return true;
  const reading = state(head, unit).reading;
  return base?.reading !== undefined && reading !== undefined && shareWords(base.reading, reading);
}

/** Two directives that have no word in common are no versions of each other: the one is gone, the other new. */
function dissolve(change: UnitChange, tellings: Tellings): UnitChange[] {
  const { base, context } = tellings;
  const { base: was, head: is, judgement, reasons } = change;
  if (judgement !== 'unclear' || !was?.reading || !is?.reading) return [change];
  if (!reasons.every(({ feature }) => feature === 'reworded') || shareWords(was.reading, is.reading)) return [change];
  return [replaced(gone(was), new Set([is.unit]), tellings), come(is, context, foldedTexts(base.view))];
}

function shareWords(one: Reading, other: Reading): boolean {
  const words = new Set(telling(one));
  return telling(other).some((word) => words.has(word));
}

function telling(reading: Reading | undefined): string[] {
  const { words, markOf } = reading?.parsed ?? { words: [], markOf: [] };
  return words.flatMap((word, index) =>
    word.kind === 'code' || (word.kind === 'word' && word.text.length > 3 && markOf[index] === -1)
      ? [stemOf(word)]
      : [],
  );
}

function stemOf({ text }: { readonly text: string }): string {
  return text.slice(0, 5);
}

/** What is left over right beside a pair and in its section. */
function neighbours(units: Pair['left'], rest: ReadonlySet<Unit>): Unit[] {
  const first = units[0];
  const last = units[units.length - 1] ?? first;
  return [...rest].filter(
    ({ index, section }) =>
      section === first.section && index >= first.index - farthest && index <= last.index + farthest,
  );
}

function inOrder(units: readonly Unit[], one: Unit): [Unit, ...Unit[]] {
  const [first = one, ...more] = units.toSorted((a, b) => a.index - b.index);
  return [first, ...more];
}

function gone(base: Stated): UnitChange {
  // One thing less is allowed.
  if (isAllowedThing(base)) return { kind: 'gone', judgement: 'held', base, reasons: [] };
  const binds = strength(base.reading?.rung ?? 'describe') > strength('may-if');
  if (binds) return { kind: 'gone', judgement: 'weakened', base, reasons: [{ direction: 'weaker', feature: 'gone' }] };
  const mayBind = base.reading?.rung === 'describe' && bindingOf(base) === 'likely';
  return {
    kind: 'gone',
    judgement: mayBind ? 'unclear' : 'held',
    base,
    reasons: mayBind ? [{ direction: 'ask', feature: 'gone' }] : [],
  };
}

/** A new directive of the same kind in the place of one that is gone may say it in words of its own. */
function replaced(change: UnitChange, come: ReadonlySet<Unit>, { base, head, state }: Tellings): UnitChange {
  const { base: was, judgement } = change;
  if (judgement !== 'weakened' || !was) return change;
  const label = base.view.sections[was.unit.section]?.label;
  const isAnew = [...come].some((unit) => {
    if (head.view.sections[unit.section]?.label !== label || Math.abs(unit.index - was.unit.index) > 1) return false;
    const is = state(head, unit).reading;
    return is?.mode === was.reading?.mode && strength(is?.rung ?? 'describe') >= strength(was.reading?.rung ?? 'must');
  });
  return isAnew ? { ...change, judgement: 'unclear', reasons: [{ direction: 'ask', feature: 'gone' }] } : change;
}

/** An item of a list outside which nothing is allowed: «Разрешённые файлы:». */
function isAllowedThing({ unit, reading }: Stated): boolean {
  if (reading?.mode !== 'restrict' || !reading.section.used || reading.section.force !== 'restrict') return false;
  // «Допустимые файлы: …» in one line is the limit itself.
  return !foldedText(unit).startsWith(foldedText({ text: reading.section.label ?? '' }));
}

/** A new duty strengthens; a new permission opens what was closed. */
function come(head: Stated, { isDocument, pack }: JudgeContext, known: ReadonlySet<string> = new Set()): UnitChange {
  const opens =
    isAllowedThing(head) || (head.reading?.clauses.some(({ mode }) => mode === 'permit' || mode === 'exempt') ?? false);
  const obscured = obscuredWord(undefined, head.unit);
  if (known.has(foldedText(head.unit))) return { kind: 'new', judgement: 'held', head, reasons: [] };
  const unclear = (reason: ChangeReason): UnitChange => ({
    kind: 'new',
    judgement: 'unclear',
    head,
    reasons: [reason],
  });
  // Another template language than ours may hide what stands after it.
  if (/^\{\{[#^/]|\{%/.test(head.unit.text))
    return unclear({ direction: 'ask', feature: 'guard', after: head.unit.text });
  const grammar = grammarOf(pack);
  const override = head.reading && grammar ? overridesIn(head.reading, grammar)[0] : undefined;
  if (override !== undefined) return unclear({ direction: 'ask', feature: 'override', after: override });
  if (obscured !== undefined) return unclear({ direction: 'ask', feature: 'obscured', after: obscured });
  // A document allows many things to many readers.
  if (opens && isDocument) return unclear({ direction: 'ask', feature: 'permission-added' });
  if (opens)
    return {
      kind: 'new',
      judgement: 'weakened',
      head,
      reasons: [{ direction: 'weaker', feature: 'permission-added' }],
    };
  return { kind: 'new', judgement: head.reading?.rung === 'describe' ? 'held' : 'strengthened', head, reasons: [] };
}

function foldedTexts(view: View): ReadonlySet<string> {
  let texts = known.get(view);
  if (!texts) known.set(view, (texts = new Set(view.units.map(foldedText))));
  return texts;
}

const known = new WeakMap<View, ReadonlySet<string>>();

const farthest = 3;
const mayBeMissing = 0.2;
