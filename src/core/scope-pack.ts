import { grammarOf } from './force-pack.ts';
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
  'make',
  'commit',
  'set',
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
  'by',
  'outside',
  'neutral',
] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** `scope.yaml` of a locale folder: how the language speaks of changing files. */
export type ScopeWords = Readonly<Partial<Record<ScopeKind, readonly string[]>>>;

/** A phrase of `scope.yaml` where it stands: words `from`…`to`, end exclusive. */
export interface ScopeMark {
  readonly kind: ScopeKind;
  readonly from: number;
  readonly to: number;
}

/** Every phrase of the pack in some words, from left to right, the longest first; empty for a pack without `scope.yaml`. */
export function scopeMarks(words: readonly Word[], pack: LocalePack): ScopeMark[] {
  const phrases = phrasesOf(pack);
  if (!phrases) return [];
  const marks: ScopeMark[] = [];
  for (let index = 0; index < words.length;) {
    const match = phrases.at(words, index) ?? lastPart(words, index, phrases);
    if (match) marks.push({ kind: match.meaning, from: match.from, to: match.to });
    index = match?.to ?? index + 1;
  }
  return marks;
}

export function isArtefact(kind: ScopeKind): kind is Artefact {
  return known.has(kind);
}

/** «Markdown-документация», "review-comments": the last part names the thing. */
function lastPart(words: readonly Word[], index: number, phrases: Phrases<ScopeKind>): Match<ScopeKind> | undefined {
  const word = words[index];
  const dash = word?.kind === 'word' ? word.text.lastIndexOf('-') : -1;
  if (!word || dash < 0) return undefined;
  const match = phrases.at([{ ...word, text: word.text.slice(dash + 1) }], 0);
  return match && { from: index, to: index + 1, meaning: match.meaning };
}

function phrasesOf(pack: LocalePack): Phrases<ScopeKind> | undefined {
  if (!pack.scope) return undefined;
  let phrases = compiled.get(pack);
  if (!phrases) {
    const grammar = grammarOf(pack);
    const written = pack.scope;
    phrases = compilePhrases(
      scopeKinds.flatMap((kind) => (written[kind] ?? []).map((phrase) => [phrase, kind] as const)),
      (word) => (word.kind === 'code' ? ['code'] : grammar?.isForm('gerund', word) ? ['gerund'] : []),
    );
    compiled.set(pack, phrases);
  }
  return phrases;
}

const known: ReadonlySet<string> = new Set(artefacts);
const compiled = new WeakMap<LocalePack, Phrases<ScopeKind>>();
