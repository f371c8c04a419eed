import type { Catalogue } from '../core/catalogue.ts';
import type { Change } from '../core/change.ts';
import type { Seed } from '../core/seed.ts';
import { unitChanges } from './unit-drift.ts';
import type { UnitChange } from './unit-change.ts';

/** What became of a directive, as a reader of a diff asks. */
export type DiffKind = 'weaker' | 'unclear' | 'gone' | 'stronger' | 'new' | 'moved' | 'reworded' | 'rewritten';

export interface DiffEntry {
  readonly kind: DiffKind;
  readonly change: UnitChange;
}

/** One prompt in all its languages: what changed in it, in the order of its directives, translations beside each other. */
export interface DiffGroup {
  /** Paths of its files, those of head where they are there. */
  readonly paths: readonly string[];
  readonly entries: readonly DiffEntry[];
}

/** The semantic diff of a change: nothing of what only looks different. */
export function diffOf(change: Change): DiffGroup[] {
  const groups = new Map<string, { paths: Set<string>; entries: DiffEntry[] }>();
  const keyOf = groupKeys(change);
  for (const one of unitChanges(change)) {
    const kind = kindOf(one);
    const path = (one.head ?? one.base)?.file.path;
    if (!kind || path === undefined) continue;
    const key = keyOf(path);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { paths: new Set(), entries: [] }));
    group.paths.add(path);
    group.entries.push({ kind, change: one });
  }
  return [...groups.values()]
    .map(({ paths, entries }) => ({ paths: [...paths].toSorted(), entries: entries.toSorted(byDirective) }))
    .toSorted((a, b) => compare(a.paths[0] ?? '', b.paths[0] ?? ''));
}

function kindOf({ kind, judgement }: UnitChange): DiffKind | undefined {
  if (kind === 'gone' || kind === 'moved' || kind === 'rewritten') return kind;
  if (judgement === 'weakened') return 'weaker';
  if (judgement === 'unclear') return 'unclear';
  if (kind === 'new') return 'new';
  if (judgement === 'strengthened') return 'stronger';
  return kind === 'changed' ? 'reworded' : undefined;
}

/** Files that say the same in other languages go together. */
function groupKeys({ base, judged }: Change): (path: string) => string {
  const keys = new Map([...cellKeys(base.catalogue), ...cellKeys(judged)]);
  return (path) => keys.get(path) ?? path;
}

function cellKeys({ seeds }: Catalogue): [string, string][] {
  return seeds.map((seed) => [seed.file.path, cellKey(seed)]);
}

function cellKey(seed: Seed): string {
  const { stage, role, mode, kind } = seed.cell;
  return JSON.stringify([seed.class, seed.pattern, stage, role, mode, kind]);
}

function byDirective(a: DiffEntry, b: DiffEntry): number {
  const [one, other] = [a.change.head ?? a.change.base, b.change.head ?? b.change.base];
  return (one?.unit.index ?? 0) - (other?.unit.index ?? 0) || compare(one?.view.locale ?? '', other?.view.locale ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
