import {
  contentOf,
  difference,
  lexiconOf,
  wordsIn,
  type ContentWord,
  type Lexicon,
} from '../../src/core/force-content.ts';
import { grammarOf, type ForceGrammar } from '../../src/core/force-pack.ts';
import { readForce, type Clause, type Reading } from '../../src/core/force.ts';
import { addTo } from '../../src/core/group.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import { scopeMarks } from '../../src/core/scope-pack.ts';
import type { Seed, Unit, View } from '../../src/core/seed.ts';

/** A text that an agent reads, and who wrote it. */
export interface Text {
  readonly seed: Seed;
  readonly view: View;
}

/** One thing a directive orders, allows or forbids, without if or but: what is done, and to what. */
export interface Atom extends Text {
  readonly unit: Unit;
  readonly forbids: boolean;
  readonly permits: boolean;
  readonly verb: ContentWord;
  readonly objects: readonly ContentWord[];
  /** How many of its objects stand before what they are for. */
  readonly direct: number;
}

/** The atoms of a text, and those that forbid or bind by their keys. */
export interface Atoms {
  readonly forbidden: readonly Atom[];
  /** Key of verb and object → what orders or allows it. */
  readonly wanted: ReadonlyMap<string, readonly Atom[]>;
  readonly lexicon: Lexicon | undefined;
}

/** Takes a text apart. Once per view. */
export function atomsOf({ seed, view }: Text, pack: LocalePack): Atoms {
  let atoms = known.get(view);
  if (!atoms) {
    const grammar = grammarOf(pack);
    const all = grammar ? view.units.flatMap((unit) => atomsIn(unit, { seed, view }, pack, grammar)) : [];
    const wanted = new Map<string, Atom[]>();
    for (const atom of all) {
      if (!atom.forbids) for (const key of keysOf(atom)) addTo(wanted, key, atom);
    }
    atoms = { forbidden: all.filter(({ forbids }) => forbids), wanted, lexicon: grammar && lexiconOf(grammar) };
    known.set(view, atoms);
  }
  return atoms;
}

/** Beginnings of the verb with each object: two atoms that speak of one thing share such a key. */
export function keysOf({ verb, objects }: Pick<Atom, 'verb' | 'objects'>): string[] {
  return [...new Set(objects.map(({ stem }) => `${start(verb.stem)} ${start(stem)}`))];
}

/** Is everything that is forbidden in what is wanted? "Push to `main`" is, where pushing to `main` is forbidden; "push" is not. */
export function isForbiddenBy(wanted: Atom, forbidden: Atom, lexicon: Lexicon): boolean {
  if (!same(forbidden.verb, wanted.verb, lexicon)) return false;
  const { removed } = difference(forbidden.objects, wanted.objects, lexicon);
  if (removed.length > 0) return false;
  // «Создайте ветку для коммитов» creates no commits.
  const [first] = forbidden.objects;
  return first !== undefined && wanted.objects.slice(0, wanted.direct).some((object) => same(first, object, lexicon));
}

function same(one: ContentWord, other: ContentWord, lexicon: Lexicon): boolean {
  return one.stem === other.stem || difference([one], [other], lexicon).removed.length === 0;
}

function atomsIn(unit: Unit, { seed, view }: Text, pack: LocalePack, grammar: ForceGrammar): Atom[] {
  // What stands under a condition of the template may never meet the other.
  if (unit.guards.length > 0) return [];
  const reading = readForce(unit, { text: seed.file.text, view, pack });
  if (!reading || reading.parsed.words.length > mostWords || qualifies(reading)) return [];
  const content = contentOf(reading, grammar);
  const purposes = scopeMarks(reading.parsed.words, pack).filter(({ kinds }) => kinds.has('by') || kinds.has('with'));
  return reading.clauses.flatMap((clause, index) => {
    if (clause.paren || !polar.has(clause.mode)) return [];
    const own = stretchOf(clause, index, reading);
    const words = content.filter((word) => word.index >= own.from && word.index < own.to);
    const verb = verbOf(clause, reading, own, grammar, words);
    const objects = verb ? words.filter(({ index: at }) => at !== verb.index) : [];
    const purpose = purposes.find(({ from }) => from >= own.from)?.from ?? Infinity;
    if (!verb || objects.length === 0 || words.some(({ stem }) => stem.startsWith('¬'))) return [];
    return [
      {
        seed,
        view,
        unit,
        forbids: clause.mode === 'forbid',
        permits: clause.mode === 'permit',
        verb,
        objects,
        direct: objects.filter(({ index: at }) => at < purpose).length,
      },
    ];
  });
}

/** A directive with a condition, a way out, a time or an "only" says when it holds; two such seldom meet. */
function qualifies({ features, section }: Reading): boolean {
  const { exceptions, conditions, hedges, before, after, only, actor, some } = features;
  if (actor === 'other' || section.exception || section.by === 'lead') return true;
  return [exceptions, conditions, hedges, before, after, only, some].some((list) => list.length > 0);
}

/** From the head of a clause to the next one or the end of its sentence. */
function stretchOf(
  { head, sentence }: Clause,
  index: number,
  { clauses, parsed }: Reading,
): { from: number; to: number } {
  const from = Math.max(0, head);
  const next = clauses.slice(index + 1).find((clause) => clause.head > head)?.head ?? parsed.words.length;
  let to = from;
  while (to < next && parsed.sentences[to] === sentence) to++;
  // «Удалять ветку запрещено»: what is forbidden may come first.
  const own = parsed.words.slice(from, to);
  const alone = own.every(({ kind }, at) => kind === 'mark' || parsed.markOf[from + at] === parsed.markOf[from]);
  return { from: alone && head > 0 ? segmentStart(from, parsed) : from, to };
}

function segmentStart(from: number, { words, sentences }: Reading['parsed']): number {
  let start = from;
  while (start > 0 && sentences[start - 1] === sentences[from] && words[start - 1]?.kind !== 'mark') start--;
  return start;
}

/** The verb of a clause: its head, or the first word after a modal one. */
function verbOf(
  { head, from }: Clause,
  reading: Reading,
  own: { from: number; to: number },
  grammar: ForceGrammar,
  content: readonly ContentWord[],
): ContentWord | undefined {
  const event = reading.parsed.events.find((one) => one.from === head);
  const { words } = reading.parsed;
  let at = event && own.from < head ? own.from : event ? (forms.has(from) ? event.to - 1 : event.to) : own.from;
  // "Do not directly push": adverbs do not count.
  while (at < own.to && words[at] && (grammar.isAdverb(words[at] ?? noWord) || words[at]?.text === 'to')) at++;
  const word = words[at];
  if (!word || word.kind !== 'word') return undefined;
  if ((!event || own.from < head) && !isVerb(word, grammar)) return undefined;
  return content.find(({ index }) => index === at) ?? wordsIn(reading, { from: at, to: at + 1 }, grammar)[0];
}

function isVerb(word: Reading['parsed']['words'][number], grammar: ForceGrammar): boolean {
  return (['imperative', 'infinitive', 'gerund'] as const).some((form) => grammar.isForm(form, word));
}

function start(stem: string): string {
  return stem.slice(0, shared);
}

const noWord = { kind: 'mark', text: '', start: 0, end: 0 } as const;
const shared = 3;
// Nobody gives an order of so many words.
const mostWords = 1500;
const polar: ReadonlySet<string> = new Set(['oblige', 'permit', 'forbid']);
const forms: ReadonlySet<string> = new Set(['imperative', 'infinitive', 'negated-imperative', 'negated-infinitive']);
const known = new WeakMap<View, Atoms>();
