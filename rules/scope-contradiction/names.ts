import type { Catalogue } from '../../src/core/catalogue.ts';
import type { Reading } from '../../src/core/force.ts';
import { isOrdered } from './orders.ts';
import { asides, binds, clauseOf, type Spoken } from './spoken.ts';

/** Tells which inline code is the name of a tool or a label: the law and the vocabularies of the catalogue know. */
export interface Names {
  isTool(name: string): boolean;
  isLabel(name: string): boolean;
}

/** A tool that a directive orders to use, or a label it orders to set, and the word of its reading that names it. */
export interface Used {
  readonly kind: 'tool' | 'label';
  readonly name: string;
  readonly word: number;
}

/** A vocabulary with one name that a scope lists as a tool is a vocabulary of tools; so with labels. */
export function knownNames({ law, definition }: Catalogue): Names {
  const known = (key: 'tools' | 'labels'): ((name: string) => boolean) => {
    const patterns = law.writeScopes.flatMap((scope) => scope[key] ?? []).filter((pattern) => pattern !== '*');
    const names = Object.values(definition.vocabularies)
      .filter((vocabulary) => vocabulary.names.some((name) => fitsAny(patterns, name)))
      .flatMap((vocabulary) => vocabulary.names);
    const closed = new Set(names);
    return (name) => closed.has(name) || fitsAny(patterns, name);
  };
  return { isTool: known('tools'), isLabel: known('labels') };
}

export function namesUsed(
  { reading, spoken }: { readonly reading: Reading; readonly spoken: Spoken | undefined },
  names: Names,
): Used[] {
  const { words, zones } = reading.parsed;
  const used: Used[] = [];
  if (!words.some(({ kind, text }) => kind === 'code' && (names.isTool(text) || names.isLabel(text)))) return used;
  const aside = asides(reading);
  const sets =
    spoken && [...spoken.marks.values()].filter((mark) => mark.kinds.has('set') && isOrdered(mark, spoken, none));
  for (const [index, word] of words.entries()) {
    if (word.kind !== 'code' || zones[index] !== 'main' || aside.has(index)) continue;
    const tool = names.isTool(word.text);
    if (!tool && !names.isLabel(word.text)) continue;
    const clause = clauseOf(index, reading);
    if (!clause || !(binds(clause.mode) || (clause.mode === 'restrict' && tool))) continue;
    const set = sets?.some(({ from }) => clauseOf(from, reading) === clause && from < index);
    if (tool || set) used.push({ kind: tool ? 'tool' : 'label', name: word.text, word: index });
  }
  return used;
}

/** Does a name fit one of these? A star stands for any letters. */
export function fitsAny(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => {
    const [first = '', ...rest] = pattern.split('*');
    if (rest.length === 0) return name === pattern;
    const last = rest.pop() ?? '';
    if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
    let from = first.length;
    return rest.every((part) => {
      const at = name.indexOf(part, from);
      from = at + part.length;
      return at !== -1 && from <= name.length - last.length;
    });
  });
}

const none: ReadonlySet<number> = new Set();
