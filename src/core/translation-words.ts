import { contentDivergences } from './translation-content.ts';
import { contrastDivergences } from './translation-contrasts.ts';
import { divergence, type Divergence } from './divergence.ts';
import { scaleWords, type ScaleWord } from './force-content.ts';
import type { Phrases } from './phrases.ts';
import {
  foundIn,
  isNamed,
  mayBeElsewhere,
  spanOf,
  strengthOf,
  unsaid,
  type Telling,
  type Told,
  type ToldWord,
} from './telling.ts';

/** Words that weigh: a weaker one of a scale, a gate that became a notice, an approver or an object that is gone. */
export function* wordDivergences(left: Telling, right: Telling): Generator<Divergence> {
  yield* scales(left, right);
  yield* gates(left, right);
  yield* gates(right, left);
  yield* opened(left, right);
  yield* opened(right, left);
  yield* guarded(left, right);
  yield* guarded(right, left);
  yield* contrastDivergences(left, right);
  yield* contentDivergences(left, right);
}

const elsewhere: ReadonlySet<string> = new Set(['neutral', 'before', 'after', 'until']);

interface Level extends ScaleWord, Told {}

function levelsOf({ readings, lexicon }: Telling): Map<string, Level[]> {
  const levels = new Map<string, Level[]>();
  for (const [reading, one] of readings.entries()) {
    const { marks, markOf } = one.parsed;
    for (const word of scaleWords(one, lexicon)) {
      // «Всё равно» is not everything; before and after are compared as orders.
      const mark = marks[markOf[word.from] ?? -1];
      const isWhole = mark?.from === word.from && mark.to === word.to;
      if (mark !== undefined && elsewhere.has(mark.kind) && !(mark.kind === 'neutral' && isWhole)) continue;
      levels.set(word.scale, [...(levels.get(word.scale) ?? []), { ...word, reading }]);
    }
  }
  return levels;
}

/** The strongest word of a scale on one side is weaker than that of the other. */
function* scales(left: Telling, right: Telling): Generator<Divergence> {
  const [mine, theirs] = [levelsOf(left), levelsOf(right)];
  for (const [scale, own] of mine) {
    const other = theirs.get(scale);
    if (!other) continue;
    const [one, two] = [best(own), best(other)];
    if (!one || !two || one.level === two.level) continue;
    const [weak, strong, here, there] =
      one.level > two.level ? ([left, right, one, two] as const) : ([right, left, two, one] as const);
    // Words of one concept, of which one scale makes a difference: "inspect" for «проверьте».
    if (isSame(here, weak, there, strong)) continue;
    yield divergence('scale', weak.side, 'likely', spanOf(weak, here), spanOf(strong, there));
    return;
  }
  for (const [one, other, own, facing] of [
    [left, right, mine, theirs],
    [right, left, theirs, mine],
  ] as const) {
    for (const scale of one.lexicon.telling) {
      const word = best(own.get(scale) ?? []);
      if (word?.level !== 0 || facing.has(scale) || !other.lexicon.scales.has(scale)) continue;
      if (isNamed(word, one, other)) continue;
      // "Always" may be «обязательно».
      if (
        scale === 'frequency' &&
        other.readings.some(({ parsed }) => parsed.marks.some(({ kind }) => kind === 'must'))
      )
        continue;
      yield divergence('dropped', other.side, 'hint', undefined, spanOf(one, word));
      return;
    }
  }
}

function isSame(one: Told, weak: Telling, two: Told, strong: Telling): boolean {
  const keys = new Set(wordsAt(one, weak).flatMap((word) => word.keys));
  return wordsAt(two, strong).some((word) => word.keys.some((key) => key.startsWith('=') && keys.has(key)));
}

function wordsAt({ reading, from, to }: Told, { words }: Telling): ToldWord[] {
  return words.filter((word) => word.reading === reading && word.from >= from && word.from < to);
}

function best(levels: readonly Level[]): Level | undefined {
  return levels.reduce<Level | undefined>((so, one) => (!so || one.level < so.level ? one : so), undefined);
}

/** Stop and ask here, mention it there. */
function* gates(one: Telling, other: Telling): Generator<Divergence> {
  const [gate] = acts(one, one.lexicon.gates);
  const soft = acts(other, other.lexicon.soft);
  const [softer] = soft;
  if (!gate || !softer || acts(other, other.lexicon.gates).length > 0) return;
  if (soft.length <= acts(one, one.lexicon.soft).length) return;
  yield divergence('gate', other.side, 'likely', spanOf(other, softer), spanOf(one, gate));
}

/** A gate on one side, and on the other a verb that both glossaries know for another one. */
function* opened(one: Telling, other: Telling): Generator<Divergence> {
  if ([one, other].some(({ readings }) => readings.some(({ mode }) => mode === 'forbid'))) return;
  const gate = acts(one, one.lexicon.gates).find((found) => !isNamed(found, one, other));
  if (!gate || acts(other, other.lexicon.gates).length > 0) return;
  const verb = unsaid(other, one).find(
    (word) =>
      word.known &&
      (other.readings[word.reading]?.parsed.events.some(
        ({ kind, from }) => from === word.from && (kind === 'imperative' || kind === 'infinitive'),
      ) ??
        false),
  );
  if (!verb || !wordsAt(gate, one).every(({ known }) => known)) return;
  yield divergence('gate', other.side, 'hint', spanOf(other, verb), spanOf(one, gate));
}

/** Owner, approval, security: gone from one side. */
function* guarded(one: Telling, other: Telling): Generator<Divergence> {
  if (![...one.readings, ...other.readings].some((reading) => strengthOf(reading) > 3)) return;
  for (const [name, phrases] of one.lexicon.protected) {
    const [term] = foundIn(one, phrases);
    const twin = other.lexicon.protected.get(name);
    if (!term || !twin || foundIn(other, twin).length > 0) continue;
    const words = one.words.filter(
      ({ reading, from }) => reading === term.reading && from >= term.from && from < term.to,
    );
    if (words.some(({ keys }) => keys.some((key) => other.keys.has(key)))) continue;
    yield divergence(
      'protected',
      other.side,
      mayBeElsewhere(term, one, other) ? 'hint' : 'likely',
      undefined,
      spanOf(one, term),
    );
    return;
  }
}

/** Phrases that stand where a verb of the directive may stand; "the previous answer" is no act. */
function acts(telling: Telling, phrases: Phrases<true>): Told[] {
  return foundIn(telling, phrases).filter(({ reading, from }) => {
    const { words, markOf, events } = telling.readings[reading]?.parsed ?? { words: [], markOf: [], events: [] };
    const before = words[from - 1];
    if (!before || (before.kind === 'mark' && before.text !== ',') || (markOf[from - 1] ?? -1) >= 0) return true;
    return before.text === 'to' || events.some((event) => event.from <= from && from < event.to);
  });
}
