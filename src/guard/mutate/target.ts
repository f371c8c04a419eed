import type { Catalogue } from '../../core/catalogue.ts';
import { grammarOf, type ForceGrammar } from '../../core/force-pack.ts';
import { readForce, strength, type Reading } from '../../core/force.ts';
import type { LocalePack } from '../../core/locale-pack.ts';
import type { MutantWords } from '../../core/mutant-words.ts';
import type { Seed, Unit, View } from '../../core/seed.ts';
import { foldedText } from '../fold.ts';
import { bindingOf } from '../judge-pair.ts';

/** A directive that binds, with all that an operator needs to weaken it. */
export interface Target {
  readonly catalogue: Catalogue;
  readonly seed: Seed;
  readonly view: View;
  readonly unit: Unit;
  readonly reading: Reading;
  readonly pack: LocalePack;
  readonly grammar: ForceGrammar;
  /** Absent where nobody has written down how this language is weakened. */
  readonly words: MutantWords | undefined;
  /** Its source; `unit.text` but for white space. */
  readonly text: string;
  /** One thing of a list of all that is allowed: less of it is no weakening, more is. */
  readonly allowed: boolean;
}

/**
 * The directives whose weakening can be told. Left out are those that bind nobody, that are said twice, that introduce a list,
 * that stand in several paragraphs, or that a template action cuts: a mutant of them might mean the same.
 */
export function targetsOf(catalogue: Catalogue, seed: Seed, view: View): readonly Target[] {
  let targets = known.get(view);
  if (!targets) known.set(view, (targets = read(catalogue, seed, view)));
  return targets;
}

function read(catalogue: Catalogue, seed: Seed, view: View): Target[] {
  const pack = catalogue.packs.get(view.locale);
  const grammar = pack && grammarOf(pack);
  if (!pack || !grammar) return [];
  const said = new Map<string, number>();
  for (const unit of view.units) said.set(foldedText(unit), (said.get(foldedText(unit)) ?? 0) + 1);
  const parents = new Set(view.units.map(({ parent }) => parent));
  return view.units.flatMap((unit) => {
    const reading = readForce(unit, { text: seed.file.text, view, pack });
    const text = seed.file.text.slice(unit.place.start, unit.place.end);
    if (!reading || !binds(reading) || bindingOf({ file: seed.file, view, unit, reading }) === 'hardly') return [];
    if (said.get(foldedText(unit)) !== 1) return [];
    if (unit.lead || parents.has(unit.index)) return [];
    // What a template puts in is not told here.
    if (!/\p{L}/u.test(text.replace(/\{\{.*?\}\}/gs, ''))) return [];
    if (text.replace(/\s+/g, ' ').trim() !== unit.text || cutByTemplate.test(text)) return [];
    // «Допустимые файлы: …» has its list in itself.
    const lent = reading.section.label !== undefined && !unit.text.toLowerCase().startsWith(reading.section.label);
    const allowed = reading.mode === 'restrict' && reading.section.used && lent;
    return [{ catalogue, seed, view, unit, reading, pack, grammar, words: pack.mutants, text, allowed }];
  });
}

/** What recommends binds, too; what allows or describes does not. */
function binds({ rung, mode }: Reading): boolean {
  return strength(rung) >= strength('should') && (mode === 'oblige' || mode === 'forbid' || mode === 'restrict');
}

/** Does it say one thing only, in one sentence? */
export function isSingle({ reading: { parsed } }: Target): boolean {
  return new Set(parsed.sentences).size === 1 && !parsed.words.some(({ text }) => text === ';');
}

/** Does it forbid? */
export function forbids({ reading }: Target): boolean {
  return reading.mode === 'forbid';
}

const cutByTemplate = /\{\{-?\s*(?:if|else|end|range|with|define|block|template)\b|<!--|-->/;

// A view belongs to one catalogue: what its files and packs are, its directives know.
const known = new WeakMap<View, readonly Target[]>();
