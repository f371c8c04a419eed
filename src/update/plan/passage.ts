import { carrying } from '../../core/carried.ts';
import { groupBy } from '../../core/group.ts';
import type { AddPolicyChange, Texts } from '../../core/plan.ts';
import { concerns, type Policy } from '../../core/policy.ts';
import type { Unit, View } from '../../core/seed.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import { endOfItem, type Spot } from '../placing.ts';

/** How the seeds that say a policy in words of their own say it, by language, and where. */
export interface Passage extends Pick<AddPolicyChange, 'section' | 'position'> {
  readonly text: Texts;
  readonly after?: Texts;
}

/** The words of the first seeds that carry a policy, one for each language; undefined where some language has none that stands by itself. */
export function passageOf(policy: Policy, catalogue: Catalogue): Passage | undefined {
  const spots = catalogue.seeds.flatMap((seed) =>
    seed.views
      .filter(({ locale }) => concerns(policy, seed.class, { ...seed.cell, locale }))
      .map((view): Spot => ({ seed, view })),
  );
  const found = new Map<string, Said>();
  for (const [locale, ofLocale] of groupBy(spots, ({ view }) => view.locale)) {
    const said = ofLocale.map((spot) => saidIn(spot, policy, catalogue)).find((one) => one !== undefined);
    if (!said) return undefined;
    found.set(locale, said);
  }
  const [first] = found.values();
  if (!first) return undefined;
  const after = [...found].flatMap(([locale, { before }]) => (before === undefined ? [] : [[locale, before] as const]));
  return {
    ...(first.section === undefined ? {} : { section: first.section }),
    position: first.position,
    ...(after.length > 0 ? { after: Object.fromEntries(after) } : {}),
    text: Object.fromEntries([...found].map(([locale, { text }]) => [locale, text])),
  };
}

interface Said {
  readonly text: string;
  /** The directive before it. */
  readonly before?: string;
  readonly section?: string;
  readonly position: 'first' | 'last';
}

/** The one outermost directive, with all that is nested in it, that says the policy. */
function saidIn(spot: Spot, policy: Policy, catalogue: Catalogue): Said | undefined {
  const found = carrying(policy, [spot], catalogue);
  if (found.state !== 'carried') return undefined;
  const outer = new Set(found.by.map(({ unit }) => outermost(unit, spot.view)));
  const [unit] = outer;
  if (!unit || outer.size > 1 || unit.guards.length > 0) return undefined;
  const { text } = spot.seed.file;
  const start = text.lastIndexOf('\n', unit.place.start - 1) + 1;
  const section = spot.view.sections[unit.section];
  const siblings = (section?.units ?? []).filter(({ depth }) => depth === 0);
  const at = siblings.indexOf(unit);
  const before = siblings[at - 1]?.text;
  return {
    text: dedented(text.slice(start, endOfItem(spot, unit))),
    ...(before === undefined ? {} : { before }),
    ...(section?.role === undefined ? {} : { section: section.role }),
    position: at === siblings.length - 1 && at > 0 ? 'last' : 'first',
  };
}

function outermost(unit: Unit, view: View): Unit {
  let one = unit;
  while (one.parent !== undefined) {
    const parent = view.units[one.parent];
    if (!parent) return one;
    one = parent;
  }
  return one;
}

function dedented(text: string): string {
  const indent = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  return text.replaceAll('\r\n', '\n').replace(new RegExp(`^[ \\t]{0,${indent}}`, 'gm'), '');
}
