import { grammarOf } from '../../src/core/force-pack.ts';
import { readForce, type Reading } from '../../src/core/force.ts';
import { foldWords, termsIn } from '../../src/core/glossary.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import { scopeMarks } from '../../src/core/scope-pack.ts';
import type { Unit } from '../../src/core/seed.ts';
import type { Text } from './atoms.ts';

/** "Use MCP for label operations only": names of a family that may be used, all others are shut. */
export interface Limit extends Text {
  readonly unit: Unit;
  readonly family: string;
}

/** A name that a directive orders or allows to use. */
export interface Use extends Text {
  readonly unit: Unit;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Word → the names it stands for. */
export type Families = ReadonlyMap<string, ReadonlySet<string>>;

/** The limits of a text, each with the family it shuts. */
export function limitsIn({ seed, view }: Text, pack: LocalePack, families: Families): Limit[] {
  if (families.size === 0 || !grammarOf(pack)) return [];
  return view.units.flatMap((unit) => {
    const reading = unit.guards.length > 0 ? undefined : readForce(unit, { text: seed.file.text, view, pack });
    const family = reading && shutBy(reading, pack, families);
    return family === undefined ? [] : [{ seed, view, unit, family }];
  });
}

/** The names of all families that a text tells its agent to use. */
export function usesIn({ seed, view }: Text, pack: LocalePack, families: Families): Use[] {
  const names = new Set([...families.values()].flatMap((family) => [...family]));
  return view.units.flatMap((unit) => {
    if (unit.guards.length > 0 || !unit.tokens.some(({ text }) => names.has(text.trim()))) return [];
    const reading = readForce(unit, { text: seed.file.text, view, pack });
    if (!reading || !wants.has(reading.mode)) return [];
    const { words, zones } = reading.parsed;
    return words.flatMap(({ kind, text: name, start, end }, index) =>
      kind === 'code' && zones[index] === 'main' && names.has(name) ? [{ seed, view, unit, name, start, end }] : [],
    );
  });
}

/** Does a limit leave room for a name: by naming it, or by a word that is part of it («для операций с лейблами»: `github_labels_add`)? */
export function leavesRoom({ unit }: Limit, name: string, pack: LocalePack): boolean {
  if (unit.tokens.some(({ text }) => text.trim() === name)) return true;
  const prose = unit.text.replace(/`[^`]*`/g, ' ');
  const words = foldWords(prose).match(/[\p{L}\p{N}]+/gu) ?? [];
  const concepts = new Set(termsIn(pack.glossary, prose).flatMap((term) => term.concepts));
  return partsOf(name).some((part) => concepts.has(part) || words.some((word) => word.startsWith(part)));
}

function partsOf(name: string): string[] {
  const parts =
    name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]{3,}/g) ?? [];
  return parts.map((part) => (part.length > 4 && part.endsWith('s') ? part.slice(0, -1) : part));
}

/** The family a directive limits: its word is what is used, and "only" says what for. "For labels use only MCP" limits labels. */
function shutBy(
  { mode, features, parsed: { words, zones, sentences } }: Reading,
  pack: LocalePack,
  families: Families,
): string | undefined {
  if (mode !== 'oblige' && mode !== 'restrict') return undefined;
  const only = features.only.filter(({ from }) => zones[from] === 'main');
  if (only.length === 0) return undefined;
  const uses = scopeMarks(words, pack).filter(({ kinds }) => kinds.has('use'));
  const at = words.findIndex(
    ({ text }, index) =>
      families.has(text) &&
      only.some(({ from, to }) => to !== index && sentences[from] === sentences[index]) &&
      // «MCP используйте», "use MCP".
      uses.some(({ from, to }) => to === index || from === index + 1),
  );
  return words[at]?.text;
}

const wants: ReadonlySet<string> = new Set(['oblige', 'permit', 'restrict']);
