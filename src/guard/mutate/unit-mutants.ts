import type { Catalogue } from '../../core/catalogue.ts';
import type { Seed, View } from '../../core/seed.ts';
import { applyEdits } from '../../lint/edits.ts';
import { foldedText } from '../fold.ts';
import type { Mutant } from './mutant.ts';
import type { Operator } from './mutation.ts';
import { targetsOf } from './target.ts';

/** Every mutant of every directive of a catalogue. What a file shows in two languages counts once. */
export function unitMutants(catalogue: Catalogue, operators: readonly Operator[]): Mutant[] {
  return catalogue.seeds.flatMap((seed) => {
    const said = new Set<string>();
    return seed.views.flatMap((view) =>
      mutantsIn(catalogue, seed, view, operators).filter(({ key }) => !said.has(key) && said.add(key)),
    );
  });
}

interface Keyed extends Mutant {
  readonly key: string;
}

function mutantsIn(catalogue: Catalogue, seed: Seed, view: View, operators: readonly Operator[]): Keyed[] {
  const policiesOf = policiesIn(catalogue, view.locale);
  const { path, text } = seed.file;
  return targetsOf(catalogue, seed, view).flatMap((target) =>
    operators
      .filter(({ widens }) => widens || !target.allowed)
      .flatMap((operator) =>
        [...operator.mutate(target)].map(({ edits, after }) => ({
          operator: operator.name,
          at: target.unit.place,
          locale: view.locale,
          before: target.unit.text,
          after,
          policies: policiesOf.get(foldedText(target.unit)) ?? [],
          edits: () => new Map([[path, applyEdits(text, edits)]]),
          key: JSON.stringify([operator.name, edits]),
        })),
      ),
  );
}

/** A directive's words → the policies whose canonical text says it, in one language. */
function policiesIn({ law }: Catalogue, locale: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, texts } of law.policies) {
    for (const unit of texts[locale]?.view.units ?? []) {
      const key = foldedText(unit);
      found.set(key, [...(found.get(key) ?? []), id]);
    }
  }
  return found;
}
