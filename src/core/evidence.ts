import { joinCode, mayHold } from './evidence-sieve.ts';
import { grammarOf } from './force-pack.ts';
import type { LocalePack } from './locale-pack.ts';
import { wordsOf, type Word } from './mask.ts';
import { compilePhrases, phraseFault, type Phrases } from './phrases.ts';
import type { EvidencePart, Law } from './policy.ts';
import type { Seed, Unit, View } from './seed.ts';

/*
 * Evidence phrases are those of `force.yaml` (`a|b`, `a?`, `stem*`, `..`), with code in backticks: `` `run_status_report` `` is that code,
 * `` `mkdir* `` any code that begins so. All phrases of a law are one tree, so that a directive is walked once whatever their number.
 */

/** The directives of a view that show a part of a policy: those in which all phrases of an alternative stand. */
export function unitsShowing(part: EvidencePart, shown: Shown): readonly Unit[] {
  const known = viewOf(shown);
  let units = known.byPart.get(part);
  if (!units) {
    units = shown.view.units.filter((unit) =>
      part.some((alternative) => mayHold(alternative, unit) && stand(alternative, unit, shown, known)),
    );
    known.byPart.set(part, units);
  }
  return units;
}

function stand(phrases: readonly string[], unit: Unit, { seed, view }: Shown, known: KnownView): boolean {
  let found = known.byUnit.get(unit);
  if (!found) {
    const words = wordsOf(unit, { text: seed.file.text, view }).map(spell);
    found = { words, whole: collect(known.tree, words) };
    known.byUnit.set(unit, found);
  }
  const { words, whole } = found;
  if (phrases.every((phrase) => whole.has(phrase))) return true;
  found.parts ??= collectParts(known.tree, words);
  const { parts } = found;
  return parts.size > 0 && phrases.every((phrase) => whole.has(phrase) || parts.has(phrase));
}

/**
 * Which of some phrases stand in a directive, and at which word each begins. «review-комментарии» are «комментарии», too,
 * and `build/Dockerfile` is a `Dockerfile`.
 */
export function phrasesIn(phrases: Phrases<string>, words: readonly Word[]): ReadonlyMap<string, number> {
  const spelt = words.map(spell);
  return new Map([...collectParts(phrases, spelt), ...collect(phrases, spelt)]);
}

function collect(
  phrases: Phrases<string>,
  words: readonly Word[],
  origins?: readonly number[],
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || !phrases.begins(word)) continue;
    for (const { meaning } of phrases.allAt(words, at))
      if (!found.has(meaning)) found.set(meaning, origins?.[at] ?? at);
  }
  return found;
}

/** What is found when compounds are taken apart. */
function collectParts(phrases: Phrases<string>, words: readonly Word[]): ReadonlyMap<string, number> {
  if (!words.some(isCompound)) return none;
  const parts: Word[] = [];
  const origins: number[] = [];
  words.forEach((word, index) => {
    for (const part of isCompound(word) ? partsOf(word) : [word]) {
      parts.push(part);
      origins.push(index);
    }
  });
  return collect(phrases, parts, origins);
}

/** Compiles phrases in which code may stand in backticks; each means itself. */
export function compileEvidence(phrases: Iterable<string>, pack: LocalePack): Phrases<string> {
  const grammar = grammarOf(pack);
  const all = [...new Set(phrases)];
  // To tell a form of the verb costs more than to find a phrase.
  const forms = (['imperative', 'infinitive', 'gerund'] as const).filter((form) =>
    all.some((phrase) => phrase.includes(`<${form}>`)),
  );
  const classesOf = (word: Word): readonly string[] => {
    if (word.text.startsWith('`')) return ['code'];
    if (!grammar) return word.kind === 'number' ? ['number'] : [];
    const said = forms.filter((form) => grammar.isForm(form, word));
    return word.kind === 'number' || grammar.numbers.has(word.text) ? [...said, 'number'] : said;
  };
  return compilePhrases(
    all.map((phrase) => [joinCode(phrase), phrase] as const),
    classesOf,
  );
}

/** What is wrong with an evidence phrase; undefined when nothing is. */
export function evidenceFault(phrase: string): string | undefined {
  return phraseFault(joinCode(phrase));
}

interface Shown {
  readonly seed: Seed;
  readonly view: View;
  readonly pack: LocalePack;
  readonly law: Law;
}

/** What has been found in a view so far. */
interface KnownView {
  readonly tree: Phrases<string>;
  readonly byUnit: Map<Unit, KnownUnit>;
  readonly byPart: Map<EvidencePart, readonly Unit[]>;
}

/** What stands in a directive as it is written, and when that is not enough, with its compounds taken apart. */
interface KnownUnit {
  readonly words: readonly Word[];
  readonly whole: ReadonlyMap<string, number>;
  parts?: ReadonlyMap<string, number>;
}

function viewOf({ view, pack, law }: Shown): KnownView {
  let ofLaw = laws.get(law);
  if (!ofLaw) laws.set(law, (ofLaw = { trees: new Map(), views: new WeakMap() }));
  let known = ofLaw.views.get(view);
  if (!known) {
    let tree = ofLaw.trees.get(pack.tag);
    if (!tree) {
      const evidence = law.policies.flatMap((policy) => (policy.evidence[pack.tag] ?? []).flat(2));
      ofLaw.trees.set(pack.tag, (tree = compileEvidence(evidence, pack)));
    }
    ofLaw.views.set(view, (known = { tree, byUnit: new Map(), byPart: new Map() }));
  }
  return known;
}

// Code is one word, whatever blanks it holds; it is told from prose by its backticks.
function spell(word: Word): Word {
  return word.kind === 'code' ? { ...word, kind: 'word', text: joinCode(`\`${word.text}\``.toLowerCase()) } : word;
}

function partsOf(word: Word): Word[] {
  if (word.text.startsWith('`')) return [{ ...word, text: `\`${word.text.slice(word.text.lastIndexOf('/') + 1)}` }];
  return word.text.split('-').map((text) => ({ ...word, text }));
}

function isCompound({ kind, text }: Word): boolean {
  return kind === 'word' && (text.startsWith('`') ? text.includes('/') : text.includes('-'));
}

const none: ReadonlyMap<string, number> = new Map();
const laws = new WeakMap<Law, { trees: Map<string, Phrases<string>>; views: WeakMap<View, KnownView> }>();
