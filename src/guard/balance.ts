import { strength } from '../core/force.ts';
import type { ChangeReason, Stated, UnitChange } from './unit-change.ts';

/** How many directives of a text forbid, order, recommend and allow. */
export interface Balance {
  readonly prohibitions: number;
  readonly duties: number;
  readonly recommendations: number;
  readonly permissions: number;
}

/** A text most of whose directives gave way to others was written anew: then it is judged as a whole. Where they are only gone, it was not. */
export function isRewritten(changes: readonly UnitChange[]): boolean {
  const were = changes.filter(({ base }) => base);
  const kept = were.filter(
    ({ kind, judgement }) => kind !== 'gone' && judgement !== 'unclear' && judgement !== 'weakened',
  );
  const lost = were.filter(({ kind }) => kind === 'gone').length;
  const come = changes.filter(({ kind }) => kind === 'new').length;
  return were.length >= fewest && kept.length < were.length * keptShare && (come * 2 >= lost || come === 0);
}

/**
 * One change for all of a text, weakened when it forbids or orders less than before, else for a reader to judge; after it
 * those directives that are plainly another version of an old one, and a weaker one.
 */
export function rewritten(changes: readonly UnitChange[]): UnitChange[] {
  const before = balanceOf(changes.flatMap(({ base }) => base ?? []));
  const after = balanceOf(changes.flatMap(({ head }) => head ?? []));
  const base = firstOf(changes.flatMap((change) => change.base ?? []));
  const head = firstOf(changes.flatMap((change) => change.head ?? []));
  const less = after.prohibitions < before.prohibitions || after.duties < before.duties;
  const plain = changes.filter(
    ({ kind, judgement, reasons }) =>
      judgement === 'weakened' &&
      (kind === 'changed' || kind === 'same') &&
      reasons.some(({ direction, feature }) => direction === 'weaker' && !lexical.has(feature)),
  );
  return [
    {
      kind: 'rewritten',
      judgement: less ? 'weakened' : 'unclear',
      ...(base ? { base } : {}),
      ...(head ? { head } : {}),
      reasons: [{ direction: less ? 'weaker' : 'ask', feature: 'rewritten' }],
      balance: { before, after },
    },
    ...plain,
  ];
}

// Other words stand there because all of it is told in other words.
const lexical: ReadonlySet<ChangeReason['feature']> = new Set([
  'dropped',
  'set',
  'scale',
  'alternative',
  'order',
  'actor',
  'universal',
]);

/** The one that stands first in its file. */
function firstOf(stated: readonly Stated[]): Stated | undefined {
  return stated.toSorted((a, b) => a.unit.place.start - b.unit.place.start)[0];
}

function balanceOf(stated: readonly Stated[]): Balance {
  const balance = { prohibitions: 0, duties: 0, recommendations: 0, permissions: 0 };
  for (const { reading } of stated) {
    if (!reading) continue;
    const { rung, mode } = reading;
    if (strength(rung) >= strength('must-unless')) balance[mode === 'forbid' ? 'prohibitions' : 'duties']++;
    else if (strength(rung) > strength('may-if')) balance.recommendations++;
    else if (rung !== 'describe') balance.permissions++;
  }
  return balance;
}

const fewest = 4;
const keptShare = 0.5;
