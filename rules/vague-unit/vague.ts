import { grammarOf, verbForms } from '../../src/core/force-pack.ts';
import { strength, type Clause, type Reading } from '../../src/core/force.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import type { Word } from '../../src/core/mask.ts';
import { compilePhrases, type Phrases } from '../../src/core/phrases.ts';

type Kind = (typeof kinds)[number];

/** Words `from`…`to` (end exclusive) that make a duty vague, and how. */
export interface Vague {
  readonly message: 'hedge' | 'attempt' | Exclude<Kind, 'clear'>;
  readonly from: number;
  readonly to: number;
}

/** What is vague in a directive that binds. */
export function* vagueWords(reading: Reading, pack: LocalePack): Generator<Vague> {
  const { features, parsed } = reading;
  const listed = phrasesIn(parsed.words, pack);
  const endings = pack.force?.vague?.['participle-endings'] ?? [];
  for (const { from, to } of features.hedges.slice(0, most)) {
    const attempt = parsed.marks[parsed.markOf[from] ?? -1]?.kind === 'hedge-verb';
    const binding = clauseOf(from, reading);
    if (!binding || parsed.zones[from] !== 'main' || (listed.of.get(from)?.to ?? 0) >= to) continue;
    if (isQuoted(from, reading) || isExplained(to, reading) || isOfOneMember(from, to, reading)) continue;
    if (attempt ? isNegated(from, reading) : hasOwnClause(to, reading)) continue;
    yield { message: attempt ? 'attempt' : 'hedge', from, to };
  }
  for (const { kind, from, to } of listed.all.filter((phrase) => phrase.kind !== 'clear').slice(0, most)) {
    if (kind === 'clear' || isQuoted(from, reading)) continue;
    const clause = clauseOf(from, reading);
    if (!clause || clause.mode === 'forbid' || !isMain(from, reading)) continue;
    if (kind === 'open-ended' ? isList(from, clause, reading) : isSpoken(from, to, reading, endings)) continue;
    yield { message: kind, from, to };
  }
}

/** The clause that a word belongs to, when it binds: the nearest before it in its sentence, else the first after it. */
function clauseOf(at: number, { clauses, parsed }: Reading): Clause | undefined {
  const sentence = parsed.sentences[at];
  const own = clauses.filter((clause) => clause.sentence === sentence || clause.head === -1);
  const clause = own.findLast(({ head }) => head <= at) ?? own[0];
  if (!clause || clause.mode === 'question' || clause.mode === 'report') return undefined;
  return strength(clause.rung) >= strength('should') ? clause : undefined;
}

/** A phrase may itself begin with a word that opens a clause: «как можно скорее». Then the word before it tells. */
function isMain(from: number, { parsed: { marks, markOf, zones }, features }: Reading): boolean {
  // «При невозможности корректно завершить процесс …»
  if ([...features.conditions, ...features.exceptions].some((stretch) => stretch.from < from && from < stretch.to))
    return false;
  const mark = marks[markOf[from] ?? -1];
  const opens = mark?.from === from && (mark.kind === 'condition' || mark.kind === 'subordinate');
  return (opens ? (zones[from - 1] ?? 'main') : zones[from]) === 'main';
}

/** "Do not try to …" */
function isNegated(from: number, { parsed: { marks, markOf } }: Reading): boolean {
  const before = marks[markOf[from - 1] ?? -1];
  return before !== undefined && before.to === from && negations.has(before.kind);
}

/** Something that says more follows at once: brackets, a colon, a clause. */
function isExplained(to: number, { parsed: { words, marks, markOf } }: Reading): boolean {
  const mark = marks[markOf[to] ?? -1];
  return explanations.has(words[to]?.text ?? '') || (mark?.from === to && openers.has(mark.kind));
}

/** "If required fields are missing, ask": the hedge is the beginning of a condition that ends at the comma before the order. */
function hasOwnClause(to: number, { clauses, parsed: { words, sentences } }: Reading): boolean {
  if (words[to]?.kind !== 'word' && words[to]?.kind !== 'code') return false;
  const order = clauses.find(
    ({ head, from, sentence }) => head >= to && sentence === sentences[to] && from !== 'infinitive',
  );
  if (!order) return false;
  for (let index = to; index < order.head; index++) if (words[index]?.text === ',') return true;
  return false;
}

/** "Files (docs and, if necessary, scripts)": in brackets it leaves open one of several things, not the duty. */
function isOfOneMember(from: number, to: number, { parsed: { words } }: Reading): boolean {
  let open = from - 1;
  while (open >= 0 && words[open]?.text !== '(' && words[open]?.text !== ')') open--;
  if (words[open]?.text !== '(') return false;
  let close = to;
  while (close < words.length && words[close]?.text !== ')') close++;
  return words.slice(open + 1, from).some(isTelling) || words.slice(to, close).some(isTelling);
}

function isTelling({ kind }: Word): boolean {
  return kind !== 'mark';
}

/** Negated, explained, or said of the word that follows: "properly escaped". */
function isSpoken(from: number, to: number, reading: Reading, endings: readonly string[]): boolean {
  if (isNegated(from, reading) || isExplained(to, reading)) return true;
  const { words } = reading.parsed;
  const next = words[to];
  return next?.kind === 'word' && endings.some((ending) => next.text.endsWith(ending));
}

function isQuoted(from: number, { parsed: { words } }: Reading): boolean {
  let quotes = 0;
  for (let index = 0; index < from; index++) if (words[index]?.text === '"') quotes++;
  return quotes % 2 === 1;
}

/** "Logs, metrics etc." tells of what kind the rest is; "logs etc." does not. */
function isList(at: number, { head }: Clause, { parsed: { words, marks, markOf } }: Reading): boolean {
  for (let index = at - 2; index > Math.max(head, -1); index--) {
    const { text = '', kind } = words[index] ?? {};
    if (kind === 'mark' ? text === ',' || text === '/' || text === ';' : isJoint(marks[markOf[index] ?? -1]?.kind))
      return true;
    if (text === ':' || text === '(') return false;
  }
  return false;
}

function isJoint(kind: string | undefined): boolean {
  return kind === 'and' || kind === 'or';
}

interface Listed {
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

/** The phrases of the pack in order, and by the words they are made of. Full stops of abbreviations are no words: «и т. д.» */
function phrasesIn(
  words: readonly Word[],
  pack: LocalePack,
): { readonly all: readonly Listed[]; readonly of: ReadonlyMap<number, Listed> } {
  const all: Listed[] = [];
  const of = new Map<number, Listed>();
  const kept = words.flatMap((word, index) => (isAbbreviation(word, words[index - 1]) ? [] : [index]));
  const spoken = kept.flatMap((index) => words[index] ?? []);
  const phrases = compiled(pack);
  for (let at = 0; at < spoken.length; at++) {
    const match = phrases.at(spoken, at);
    if (!match) continue;
    const listed = { kind: match.meaning, from: kept[at] ?? 0, to: (kept[match.to - 1] ?? 0) + 1 };
    all.push(listed);
    for (let index = listed.from; index < listed.to; index++) of.set(index, listed);
    at = match.to - 1;
  }
  return { all, of };
}

function isAbbreviation({ text }: Word, before: Word | undefined): boolean {
  return text === '.' && before?.kind === 'word' && before.text.length <= 2;
}

function compiled(pack: LocalePack): Phrases<Kind> {
  let phrases = known.get(pack);
  if (!phrases) {
    const words = pack.force?.vague ?? {};
    const grammar = grammarOf(pack);
    const formsOf = (word: Word): string[] => verbForms.filter((form) => grammar?.isForm(form, word));
    // Of two phrases that are equally long the first wins: what is clear is not vague.
    const all = kinds.flatMap((kind) => (words[kind] ?? []).map((phrase) => [phrase, kind] as const));
    known.set(pack, (phrases = compilePhrases(all, formsOf)));
  }
  return phrases;
}

/** What is looked at closely in one directive: each costs a walk over its words. */
const most = 20;

const kinds = ['clear', 'unmeasured', 'open-ended'] as const;
const negations: ReadonlySet<string> = new Set(['negation', 'dont', 'must-not', 'should-not', 'denial', 'exempt']);
const openers: ReadonlySet<string> = new Set(['condition', 'exception', 'subordinate', 'question']);
const explanations: ReadonlySet<string> = new Set([':', '(', '—']);

const known = new WeakMap<LocalePack, Phrases<Kind>>();
