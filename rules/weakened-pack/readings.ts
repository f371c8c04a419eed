import type { Change } from '../../src/core/change.ts';
import { readForce, strength, type Reading } from '../../src/core/force.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import type { Seed, Unit, View } from '../../src/core/seed.ts';

/** A directive that head's words take for more than base's do. */
export interface Stronger {
  readonly unit: Unit;
  readonly before: string;
  readonly after: string;
}

/** Head's directives, read by both packs. Sections are those each pack knows. */
export function readsStronger(before: LocalePack, after: LocalePack, { head, judged }: Change): Stronger[] {
  const now = new Map(head.catalogue.seeds.map((seed) => [seed.file.path, seed]));
  return judged.seeds.flatMap((seed) => {
    const other = now.get(seed.file.path);
    const [view, same] = [viewIn(seed, before.tag), other && viewIn(other, before.tag)];
    if (!view || !other || !same || view.units.length !== same.units.length) return [];
    const text = seed.file.text;
    return view.units.flatMap((unit, index): Stronger[] => {
      const twin = same.units[index];
      const was = readForce(unit, { text, view, pack: before });
      const is = twin && readForce(twin, { text: other.file.text, view: same, pack: after });
      const more = was && is && takesForMore(was, is);
      return more ? [{ unit, ...more }] : [];
    });
  });
}

/** More force, or fewer of the words that take force away. */
function takesForMore(was: Reading, is: Reading): { before: string; after: string } | undefined {
  if (strength(is.rung) > strength(was.rung)) return { before: was.rung, after: is.rung };
  for (const what of ['exceptions', 'hedges', 'conditions', 'some'] as const) {
    const [before, after] = [was.features[what].length, is.features[what].length];
    if (after < before) return { before: `${what} ${before}`, after: `${what} ${after}` };
  }
  return undefined;
}

function viewIn({ views }: Seed, locale: string): View | undefined {
  return views.find((view) => view.locale === locale);
}
