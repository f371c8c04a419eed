import type { Catalogue } from '../../src/core/catalogue.ts';
import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import { suggest } from '../../src/core/suggest.ts';
import type { Place } from '../../src/core/text.ts';
import { traceMarks } from '../../src/core/trace-marks.ts';
import { valuesUnder } from '../../src/core/traced-values.ts';

export default defineRule({
  id: 'unknown-requirement',
  scope: 'catalogue',
  category: 'traceability',
  severity: 'error',
  summary: 'A policy, seed or document traces to a requirement that no register has, or that is retired.',
  messages: {
    unknown: 'No register has a requirement {id}. Correct the id, or register it.',
    near: 'No register has a requirement {id}. Did you mean {meant}?',
    retired: 'Requirement {id} is retired ("{status}"). Trace to what holds in its place, or take the id out.',
  },
  *check(catalogue): Generator<Found> {
    const { register } = catalogue;
    // Where nothing is registered, a preset may still trace to what other checkouts have.
    if (!register || register.requirements.length === 0) return;
    const known = new Map(register.requirements.map((one) => [one.id, one]));
    for (const named of namedIn(catalogue)) {
      const { id } = named;
      const requirement = known.get(id);
      if (!requirement) {
        const meant = suggest(id, known.keys());
        yield meant === undefined
          ? { message: 'unknown', data: { id }, at: named.at, anchor: id }
          : { message: 'near', data: { id, meant }, at: named.at, anchor: id };
      } else if (requirement.state === 'retired') {
        const { status = requirement.state } = requirement;
        yield { message: 'retired', level: 'warning', data: { id, status }, at: named.at, anchor: id };
      }
    }
  },
});

interface Named {
  readonly id: string;
  readonly at: Place;
}

/** Every id that somebody traces to. */
function* namedIn({ register, seeds }: Catalogue): Generator<Named> {
  if (!register) return;
  for (const { id, place } of register.declared) yield { id, at: place };
  for (const document of [...register.prompts, ...register.documents]) {
    for (const key of register.keys.requirements) {
      for (const one of valuesUnder(document, key)) {
        if (typeof one.value !== 'string' && typeof one.value !== 'number') continue;
        yield {
          id: String(one.value),
          get at() {
            return one.place;
          },
        };
      }
    }
  }
  for (const seed of seeds) {
    // Where languages share a mark, each of them sees it.
    const seen = new Set<number>();
    for (const { ids, place } of seed.views.flatMap((view) => traceMarks(seed, view))) {
      if (seen.has(place.start)) continue;
      seen.add(place.start);
      for (const id of ids) yield { id, at: place };
    }
  }
}
