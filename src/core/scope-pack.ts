import type { LocalePack } from './locale-pack.ts';
import type { Word } from './mask.ts';
import { compilePhrases, type Match, type Phrases } from './phrases.ts';

/** Kinds of files a directive can speak of without naming one. */
export const artefacts = [
  'code',
  'tests',
  'manifests',
  'scripts',
  'configuration',
  'migrations',
  'contracts',
  'image',
  'system',
] as const;
export type Artefact = (typeof artefacts)[number];

/** What a phrase of `scope.yaml` can mean; its keys. */
export const scopeKinds = [
  // Verbs
  'change',
  'write',
  'make',
  'commit',
  'set',
  'use',
  // Changes as a noun and as a participle
  'changes',
  'changed',
  // What is changed
  ...artefacts,
  'files',
  'documents',
  'publication',
  // What is no file of the repository
  'about',
  'comments',
  'checks',
  // How two of them belong together
  'with',
  'in',
  'of',
  'by',
  'outside',
  'genitive',
  'neutral',
] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** `scope.yaml` of a locale folder: how the language speaks of changing files. */
export interface ScopeWords extends Readonly<Partial<Record<ScopeKind, readonly string[]>>> {
  /** Of nouns in a row the last is the thing ("code documentation"), or the first («документация кода»). */
  readonly head?: 'first' | 'last';
}

/** A phrase of `scope.yaml` where it stands: words `from`…`to`, end exclusive. "Update" is a verb and a noun, so it may mean several things. */
export interface ScopeMark {
  readonly kinds: ReadonlySet<ScopeKind>;
  readonly from: number;
  readonly to: number;
}

/** Every phrase of the pack in some words, from left to right, the longest first; empty for a pack without `scope.yaml`. */
export function scopeMarks(words: readonly Word[], pack: LocalePack): readonly ScopeMark[] {
  const compiled = compiledOf(pack);
  if (!compiled) return [];
  let marks = compiled.marks.get(words);
  if (!marks) compiled.marks.set(words, (marks = findMarks(words, compiled.phrases)));
  return marks;
}

function findMarks(words: readonly Word[], phrases: Phrases<ScopeKind>): ScopeMark[] {
  const marks: ScopeMark[] = [];
  for (let index = 0; index < words.length;) {
    const word = words[index];
    const whole = word && phrases.begins(word) ? longest(phrases.allAt(words, index)) : undefined;
    const mark = whole ?? lastPart(words, index, phrases);
    if (mark) marks.push(mark);
    index = mark?.to ?? index + 1;
  }
  return marks;
}

export function isArtefact(kind: ScopeKind): kind is Artefact {
  return artefactKinds.has(kind);
}

function longest(matches: readonly Match<ScopeKind>[]): ScopeMark | undefined {
  if (matches.length === 0) return undefined;
  const to = Math.max(...matches.map((match) => match.to));
  const best = matches.filter((match) => match.to === to);
  return best[0] && { from: best[0].from, to, kinds: new Set(best.map(({ meaning }) => meaning)) };
}

/** «Markdown-документация», "review-comments": the last part names the thing. */
function lastPart(words: readonly Word[], index: number, phrases: Phrases<ScopeKind>): ScopeMark | undefined {
  const word = words[index];
  const dash = word?.kind === 'word' ? word.text.lastIndexOf('-') : -1;
  if (!word || dash < 0) return undefined;
  const mark = longest(phrases.allAt([{ ...word, text: word.text.slice(dash + 1) }], 0));
  return mark && { ...mark, from: index, to: index + 1 };
}

interface Compiled {
  readonly phrases: Phrases<ScopeKind>;
  /** What was found in words before: several rules ask of the same. */
  readonly marks: WeakMap<readonly Word[], readonly ScopeMark[]>;
}

function compiledOf({ scope }: LocalePack): Compiled | undefined {
  if (!scope) return undefined;
  let compiled = known.get(scope);
  if (!compiled) {
    const phrases = compilePhrases(
      scopeKinds.flatMap((kind) => (scope[kind] ?? []).map((phrase) => [phrase, kind] as const)),
      () => [],
    );
    known.set(scope, (compiled = { phrases, marks: new WeakMap() }));
  }
  return compiled;
}

const artefactKinds: ReadonlySet<string> = new Set(artefacts);
const known = new WeakMap<ScopeWords, Compiled>();
