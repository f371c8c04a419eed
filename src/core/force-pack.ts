import type { LocalePack } from './locale-pack.ts';
import { wordsIn, type Word } from './mask.ts';
import { compilePhrases, type Phrases } from './phrases.ts';
import { remember } from './memo.ts';

/** What a phrase of `force.yaml` can mean; the keys of its `phrases`. */
export const phraseKinds = [
  'must-not',
  'dont',
  'should-not',
  'double-negation',
  'must',
  'restrict',
  'should',
  'may',
  'exempt',
  'negation',
  'denial',
  'contrast',
  'hedge-verb',
  'hedge',
  'exception',
  'without',
  'until',
  'condition',
  'concession',
  'condition-noun',
  'subordinate',
  'question',
  'only',
  'all',
  'any',
  'some',
  'first',
  'before',
  'after',
  'then',
  'min',
  'max',
  'exactly',
  'about',
  'per',
  'self',
  'other',
  'and',
  'or',
  'neutral',
] as const;
export type PhraseKind = (typeof phraseKinds)[number];

export const verbForms = ['imperative', 'infinitive', 'gerund', 'present', 'third', 'report'] as const;
export type VerbForm = (typeof verbForms)[number];

/** How to tell a form of the verb: by its ending or by a list; `doubtful` words need one of `shown-by` after them. */
export interface VerbRule {
  /** How many words into a clause it is looked for; 1 is its first word. */
  readonly reach?: number;
  readonly endings?: readonly string[];
  readonly words?: readonly string[];
  readonly except?: readonly string[];
  readonly 'except-endings'?: readonly string[];
  readonly doubtful?: readonly string[];
  readonly 'shown-by'?: readonly string[];
  /** Words after it that show it to be none. */
  readonly 'not-before'?: readonly string[];
  /** A word before it that belongs to the form: `to`. */
  readonly prefix?: string;
  /** Words that may stand before it without counting. */
  readonly adverbs?: readonly string[];
  readonly 'adverb-endings'?: readonly string[];
  /** Words that open a phrase after which it may stand without a comma: "within two days write a report". */
  readonly fronted?: readonly string[];
  /** How a form to several becomes one to a single person: `йте|й`. */
  readonly singular?: readonly string[];
  /** Endings of the form to a single person, beside those it lists as words. */
  readonly 'singular-endings'?: readonly string[];
}

/** What a label may lend to its list; where its words say several things, the first of these holds. */
export const labelForces = [
  'outdated',
  'must-not',
  'restrict',
  'should-not',
  'should',
  'exempt',
  'exception',
  'may',
  'must',
] as const;
export type LabelForce = (typeof labelForces)[number];

/** The force a section role lends to what is listed in it. */
export type SectionForce = 'must' | 'must-not' | 'should' | 'should-not' | 'may' | 'restrict' | 'exempt' | 'describe';

/** `force.yaml` of a locale folder: how the language orders, forbids, allows and qualifies. */
export interface ForceWords {
  readonly phrases: Readonly<Partial<Record<PhraseKind, readonly string[]>>>;
  readonly verbs: Readonly<Partial<Record<VerbForm, VerbRule>>>;
  readonly labels: Readonly<Partial<Record<LabelForce, readonly string[]>>>;
  readonly sections: Readonly<Record<string, SectionForce>>;
  /** Roles of sections in which what is done is what must be done. */
  readonly states: readonly string[];
  readonly numbers: Readonly<Record<string, readonly string[]>>;
  readonly words: CompareWords;
  readonly vague?: VagueWords;
  /** Ways to address the agent, of which a prompt keeps to one: `formal`, `informal`. What `neither` lists is none of them. */
  readonly registers: Readonly<Record<string, RegisterWords>>;
}

/** What leaves open when a duty is done, besides hedges and verbs of attempt. Phrases, but for the endings. */
export interface VagueWords {
  /** Say how well, by no measure: "properly". */
  readonly unmeasured?: readonly string[];
  /** End a list that is not finished: "and so on". */
  readonly 'open-ended'?: readonly string[];
  /** Look vague and are not: "if available", "as required by". */
  readonly clear?: readonly string[];
  /** Endings of words that take an `unmeasured` one before them: "properly escaped". */
  readonly 'participle-endings'?: readonly string[];
}

/** By what a way to address somebody is known. */
export interface RegisterWords {
  /** Phrases: pronouns, in all forms. */
  readonly words?: readonly string[];
  /** Which imperatives belong to it: those the language knows by their endings, or those it lists. */
  readonly imperative?: 'endings' | 'words';
}

/** What only matters when two versions of a directive, or two languages, are compared. Where nothing else is said, words or choices of words. */
export interface CompareWords {
  readonly alternations?: readonly string[];
  readonly endings?: readonly string[];
  readonly light?: readonly string[];
  /** Name, the same in every language → phrases from strong to weak. */
  readonly scales?: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Scales whose strongest words weigh even where another language has none of the scale. */
  readonly telling?: readonly string[];
  /** Phrases. */
  readonly gates?: readonly string[];
  readonly soft?: readonly string[];
  /** What introduces examples. */
  readonly examples?: readonly string[];
  /** Words that set a point in time, before or behind which a number lies: "ahead", "ago". */
  readonly dated?: readonly string[];
  /** Says of something that it is meant, too: "including", "even". */
  readonly included?: readonly string[];
  /** Opens a sentence about how it once was: "we used to". */
  readonly past?: readonly string[];
  /** Opens a condition that comes first in time: "once". */
  readonly completed?: readonly string[];
  /** Words of advice by which duties are told, too: «следует». */
  readonly wavering?: readonly string[];
  /** What stands between "only" and what must be there first: "only with". */
  readonly gated?: readonly string[];
  /** Says otherwise than by "only" that nothing else is meant. */
  readonly closing?: readonly string[];
  /** Those of them behind which nothing is demanded: "for example", but not "including". Plain words. */
  readonly instances?: readonly string[];
  /** Words that say which ones are meant, and so that others are not. */
  readonly limits?: readonly string[];
  /** Phrases that put something above what else is said. */
  readonly overrides?: readonly string[];
  /** Phrases that say: whatever is not on the list. */
  readonly unlisted?: readonly string[];
  /** Endings of words that say which one is meant. */
  readonly attributes?: readonly string[];
  /** What denies or turns what it speaks of, besides the negation itself. */
  readonly negative?: readonly string[];
  /** Name, the same in every language → phrases. */
  readonly protected?: Readonly<Record<string, readonly string[]>>;
  readonly synonyms?: readonly (readonly string[])[];
  readonly antonyms?: readonly (readonly [string, string] | readonly string[])[];
}

/** A locale pack made ready for reading. */
export interface ForceGrammar {
  readonly tag: string;
  readonly words: ForceWords;
  readonly phrases: Phrases<{ readonly kind: PhraseKind }>;
  readonly labels: Phrases<LabelForce>;
  readonly numbers: ReadonlyMap<string, number>;
  isForm(form: VerbForm, word: Word | undefined, next?: Word): boolean;
  /** Phrases of the pack made ready to be looked for. */
  compile<Meaning>(phrases: Iterable<readonly [phrase: string, meaning: Meaning]>): Phrases<Meaning>;
  isAdverb(word: Word): boolean;
  /** May an order follow the phrase that a word opens, without a comma: "before the push run the tests"? */
  isFronted(word: Word | undefined): boolean;
}

/** The grammar of a pack; undefined for a pack without `force.yaml`. Compiled once per pack. */
export function grammarOf(pack: LocalePack): ForceGrammar | undefined {
  if (!pack.force) return undefined;
  let grammar = grammars.get(pack);
  if (!grammar) grammars.set(pack, (grammar = compile(pack.tag, pack.force)));
  return grammar;
}

/** Numbers that are written as digits or as words; undefined for anything else. */
export function numberOf({ numbers }: Pick<ForceGrammar, 'numbers'>, word: Word | undefined): number | undefined {
  if (!word) return undefined;
  if (word.kind === 'number') return Number(word.text.replace(',', '.').replace(/(?<=\..*)\./g, ''));
  return word.kind === 'word' ? numbers.get(word.text) : undefined;
}

/** A word as `force.yaml` spells it and as it stands in a directive become the same. */
export function foldTerm(term: string): string {
  // Nearly all terms are one word that is folded already.
  if (/^[a-zа-я]+$/.test(term)) return term;
  return wordsIn(term)
    .map(({ text }) => text)
    .join(' ');
}

function compile(tag: string, words: ForceWords): ForceGrammar {
  const forms = new Map(
    verbForms.flatMap((form) => {
      const rule = words.verbs[form];
      return rule ? [[form, formTest(rule)] as const] : [];
    }),
  );
  const isForm: ForceGrammar['isForm'] = (form, word, next) =>
    word !== undefined && word.kind === 'word' && (forms.get(form)?.(word.text, next) ?? false);
  const numbers = new Map(
    Object.entries(words.numbers).flatMap(([value, names]) =>
      names.map((name) => [foldTerm(name), Number(value)] as const),
    ),
  );
  const classesOf = (word: Word): string[] => {
    if (word.kind === 'code') return ['code'];
    const found: string[] = verbForms.filter((form) => isForm(form, word));
    if (word.kind === 'number' || numbers.has(word.text)) found.push('number');
    return found;
  };
  const phrases = phraseKinds.flatMap((kind) =>
    (words.phrases[kind] ?? []).map((phrase) => [phrase, { kind }] as const),
  );
  const labels = labelForces.flatMap((force) => (words.labels[force] ?? []).map((phrase) => [phrase, force] as const));
  const imperative = words.verbs.imperative;
  const adverbs = new Set(imperative?.adverbs ?? []);
  const adverbEndings = imperative?.['adverb-endings'] ?? [];
  const fronted = new Set(imperative?.fronted ?? []);
  return {
    tag,
    words,
    phrases: compilePhrases(phrases, classesOf),
    labels: compilePhrases(labels, classesOf),
    numbers,
    isForm,
    compile: (found) => compilePhrases(found, classesOf),
    isFronted: (word) => word?.kind === 'word' && fronted.has(word.text),
    isAdverb: ({ text }) => adverbs.has(text) || adverbEndings.some((ending) => text.endsWith(ending)),
  };
}

/** Tells a form of the verb by the rule for it. */
export function formTest(rule: VerbRule): (word: string, next: Word | undefined) => boolean {
  const listed = new Set((rule.words ?? []).map(foldTerm));
  const except = new Set((rule.except ?? []).map(foldTerm));
  const doubtful = new Set((rule.doubtful ?? []).map(foldTerm));
  const shownBy = new Set((rule['shown-by'] ?? []).map(foldTerm));
  const notBefore = new Set((rule['not-before'] ?? []).map(foldTerm));
  const endings = [...(rule.endings ?? []), ...(rule['singular-endings'] ?? [])].map(foldTerm);
  const notEndings = (rule['except-endings'] ?? []).map(foldTerm);
  const ended = new Map<string, boolean>();
  const isEnded = (word: string): boolean => {
    const known = ended.get(word);
    if (known !== undefined) return known;
    const isExcepted = notEndings.some((ending) => word.endsWith(ending));
    // A stem has two letters at the least.
    const fits = endings.some((ending) => word.length >= ending.length + 2 && word.endsWith(ending));
    return remember(ended, word, fits && !isExcepted);
  };
  return (word, next) => {
    if (except.has(word) || (next !== undefined && notBefore.has(next.text))) return false;
    if (doubtful.has(word)) {
      return next !== undefined && (next.kind === 'code' || next.kind === 'number' || shownBy.has(next.text));
    }
    return listed.has(word) || isEnded(word);
  };
}

const grammars = new WeakMap<LocalePack, ForceGrammar>();
