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
export function unitsShowing(
  part: EvidencePart,
  shown: { seed: Seed; view: View; pack: LocalePack; law: Law },
): readonly Unit[] {
  const { units, byPart } = foundIn(shown);
  let showing = byPart.get(part);
  if (!showing) {
    const indexes = part.flatMap((alternative) => unitsWithAll(alternative, units));
    const { view } = shown;
    showing = [...new Set(indexes)].toSorted((a, b) => a - b).flatMap((index) => view.units[index] ?? []);
    byPart.set(part, showing);
  }
  return showing;
}

function unitsWithAll(phrases: readonly string[], units: FoundIn['units']): number[] {
  const [first, ...rest] = phrases.map((phrase) => units.get(phrase));
  return [...(first ?? [])].filter((index) => rest.every((others) => others?.has(index)));
}

/**
 * Which of some phrases stand in a directive, and at which word each begins. «review-комментарии» are «комментарии», too,
 * and `build/Dockerfile` is a `Dockerfile`.
 */
export function phrasesIn(phrases: Phrases<string>, words: readonly Word[]): ReadonlyMap<string, number> {
  const spelt = words.map(spell);
  const found = new Map<string, number>();
  for (let index = 0; index < spelt.length; index++) {
    for (const { meaning } of phrases.allAt(spelt, index)) if (!found.has(meaning)) found.set(meaning, index);
  }
  if (!spelt.some(isCompound)) return found;
  const parts: Word[] = [];
  const origins: number[] = [];
  for (const [index, word] of spelt.entries()) {
    for (const part of isCompound(word) ? partsOf(word) : [word]) {
      parts.push(part);
      origins.push(index);
    }
  }
  for (const [at, index] of origins.entries()) {
    for (const { meaning } of phrases.allAt(parts, at)) if (!found.has(meaning)) found.set(meaning, index);
  }
  return found;
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

/** What is found in a view: the directives by phrase, and by the parts that were asked for. */
interface FoundIn {
  readonly units: ReadonlyMap<string, ReadonlySet<number>>;
  readonly byPart: Map<EvidencePart, readonly Unit[]>;
}

function foundIn({ seed, view, pack, law }: { seed: Seed; view: View; pack: LocalePack; law: Law }): FoundIn {
  let ofLaw = known.get(law);
  if (!ofLaw) known.set(law, (ofLaw = { trees: new Map(), views: new WeakMap() }));
  let found = ofLaw.views.get(view);
  if (!found) {
    let tree = ofLaw.trees.get(pack.tag);
    if (!tree) {
      const evidence = law.policies.flatMap((policy) => (policy.evidence[pack.tag] ?? []).flat(2));
      ofLaw.trees.set(pack.tag, (tree = compileEvidence(evidence, pack)));
    }
    const units = new Map<string, Set<number>>();
    for (const unit of view.units) {
      for (const phrase of phrasesIn(tree, wordsOf(unit, { text: seed.file.text, view })).keys()) {
        const indexes = units.get(phrase);
        if (indexes) indexes.add(unit.index);
        else units.set(phrase, new Set([unit.index]));
      }
    }
    ofLaw.views.set(view, (found = { units, byPart: new Map() }));
  }
  return found;
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

function joinCode(phrase: string): string {
  return phrase.replace(/`[^`]*(?:`|$)/g, (code) => code.replace(/\s+/g, '\u00B7'));
}

const known = new WeakMap<
  Law,
  { trees: Map<string, Phrases<string>>; views: WeakMap<View, FoundIn> }
>();
