import type { ForceWords } from './force-pack.ts';
import type { Glossary } from './glossary.ts';
import type { MutantWords } from './mutant-words.ts';
import type { ScopeWords } from './scope-pack.ts';

/** How one language speaks of prompts. Built from `locales/<tag>/`. */
export interface LocalePack {
  readonly tag: string;
  /** Section role → labels that announce it, as in `sections.yaml`: `*` stands for any words. The first ones are shown to people. */
  readonly sections: Readonly<Record<string, readonly string[]>>;
  /** How the language orders, forbids and allows. Absent: nobody has written it down yet. */
  readonly force?: ForceWords;
  /** Absent: nobody has written down yet what the words of this language mean. */
  readonly glossary?: Glossary;
  /** Absent: nobody has written down yet how this language speaks of changing files. */
  readonly scope?: ScopeWords;
  /** Absent: nobody has written down yet how directives of this language are weakened on trial. */
  readonly mutants?: MutantWords;
  /** Policy id → its canonical words, as in `policies/<id>.md`; `{name}` stands for a parameter. */
  readonly policies: Readonly<Record<string, string>>;
}

/** The role of a section label in a language: «Обязательный порядок:» → `steps`. The label with the most letters of its own wins. */
export function sectionRole(pack: LocalePack, label: string): string | undefined {
  if (label.length > 5 * longestLabel) return undefined;
  const index = labelIndex(pack);
  const wanted = foldLabel(label);
  if (wanted.length > longestLabel) return undefined;
  if (index.seen.has(wanted)) return index.seen.get(wanted);
  // «Шаблоны артефактов (из services.yaml)»: what stands in brackets explains, it does not name.
  const role = lookUp(index, wanted) ?? lookUp(index, wanted.replace(/ ?\([^()]*\)$/, ''));
  index.seen.set(wanted, role);
  return role;
}

/** Labels of a role that can be written as they are, best known first. */
export function labelsOf(pack: LocalePack, role: string): readonly string[] {
  return (pack.sections[role] ?? []).filter((label) => !label.includes('*'));
}

/** Labels compare without case, ё, numbering, quotes, code and emphasis marks and the closing colon. */
export function foldLabel(label: string): string {
  return fold(label)
    .replace(/^#+ /, '')
    .replace(/[`*_«»„“”"]/g, '')
    .replace(/^(?:\d+(?:\.\d+)*[.)] ?|[^\p{L}\p{N}(]+)/u, '')
    .replace(/[\s:：.!?…]+$/, '')
    .trim();
}

interface LabelIndex {
  readonly exact: ReadonlyMap<string, string>;
  /** Labels with stars, those with the most letters first. */
  readonly patterns: readonly { readonly role: string; readonly pattern: RegExp; readonly letters: number }[];
  readonly seen: Map<string, string | undefined>;
}

function lookUp(index: LabelIndex, wanted: string): string | undefined {
  return index.exact.get(wanted) ?? index.patterns.find(({ pattern }) => pattern.test(wanted))?.role;
}

function labelIndex(pack: LocalePack): LabelIndex {
  let index = indexes.get(pack);
  if (!index) {
    const exact = new Map<string, string>();
    const patterns: { role: string; pattern: RegExp; letters: number }[] = [];
    for (const [role, labels] of Object.entries(pack.sections)) {
      for (const label of labels) {
        if (label.includes('*'))
          patterns.push({ role, pattern: starPattern(label), letters: label.replaceAll('*', '').length });
        else if (!exact.has(foldLabel(label))) exact.set(foldLabel(label), role);
      }
    }
    patterns.sort((a, b) => b.letters - a.letters);
    index = { exact, patterns, seen: new Map() };
    indexes.set(pack, index);
  }
  return index;
}

/** `цель *` also means «цель»: the words a star stands for may be none. */
function starPattern(label: string): RegExp {
  const source = fold(label)
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
    .replace(/ \.\*$/, '(?: .*)?')
    .replace(/^\.\* /, '(?:.* )?')
    .replaceAll(' .* ', ' (?:.* )?');
  return new RegExp(`^${source}$`, 'u');
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
}

const longestLabel = 200;

// A catalogue says the same few labels in every file.
const indexes = new WeakMap<LocalePack, LabelIndex>();
