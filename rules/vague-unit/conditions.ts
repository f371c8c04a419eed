import { grammarOf } from '../../src/core/force-pack.ts';
import { readForce, type ForceContext } from '../../src/core/force.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import { wordsIn } from '../../src/core/mask.ts';
import type { Unit } from '../../src/core/seed.ts';

/** Does the directive, an item it is nested in or the label above it name a condition? Then "as needed" only says it again. */
export function isUnderCondition(unit: Unit, context: ForceContext): boolean {
  const { view, pack } = context;
  for (let up: Unit | undefined = unit; up; up = up.parent === undefined ? undefined : view.units[up.parent]) {
    if ((readForce(up, context)?.features.conditions.length ?? 0) > 0) return true;
  }
  return isCondition(view.sections[unit.section]?.label ?? '', pack);
}

/** «Если изменён код:» */
function isCondition(label: string, pack: LocalePack): boolean {
  const grammar = grammarOf(pack);
  const words = wordsIn(label);
  return words.some((_, index) => grammar?.phrases.at(words, index)?.meaning.kind === 'condition');
}
