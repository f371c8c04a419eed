import type { Carrier, Carrying, Said } from '../core/carried.ts';
import { isUnread, type Catalogue } from '../core/catalogue.ts';
import { dutiesOf, textsKey, type Duty } from '../core/duties.ts';
import { groupBy } from '../core/group.ts';
import { managedBlocks, unitsIn, type ManagedBlock } from '../core/managed.ts';
import { concerns, isMeant, waiverOf, type Policy, type Waiver } from '../core/policy.ts';
import { promptsOf, type Prompt } from '../core/prompt.ts';
import { matrixOf } from '../core/resolve.ts';
import { placeInView } from '../core/seed.ts';
import { readersOf } from './alive.ts';
import { byPath } from './cell-order.ts';
import type { Depth } from './depth.ts';
import type { CellDoubt, CellTrace, Excuse, SaidUnit } from './trace.ts';

/** Where each policy of the law must be carried, and whether it is: by id, in the order of the law. */
export function policyCells(catalogue: Catalogue, depth: Depth): ReadonlyMap<string, readonly CellTrace[]> {
  const duties = groupBy(dutiesOf(catalogue), ({ policy }) => policy.id);
  const unwanted = groupBy(unwantedBlocks(catalogue), ({ policy }) => policy ?? '');
  return new Map(
    catalogue.law.policies.map((policy) => {
      const own = duties.get(policy.id) ?? [];
      const cells =
        policy.within === 'seed' ? ofFiles(policy, own, catalogue, depth) : ofRuns(policy, own, catalogue, depth);
      return [policy.id, [...cells, ...(unwanted.get(policy.id) ?? [])]];
    }),
  );
}

/** The directives that carry a policy, or were meant to. */
export function saidIn(found: Carrying): readonly Said[] {
  if (found.state === 'missing') return [];
  if (found.state === 'carried') return found.by;
  if (found.state === 'weak' || found.state === 'elsewhere') return [found.by];
  const units =
    found.state === 'altered-block' ? unitsIn(found.block, found.carrier) : found.altered.map(({ unit }) => unit);
  return units.map((unit) => ({ ...found.carrier, unit }));
}

/** A directive as a trace shows it. */
export function shown({ seed, unit }: Said): SaidUnit {
  return { path: seed.file.path, line: unit.place.line, text: unit.text };
}

function ofFiles(policy: Policy, duties: readonly Duty[], catalogue: Catalogue, depth: Depth): CellTrace[] {
  const cells = duties.map(({ home, carrying }) => {
    const doubt = carrying.state === 'carried' ? depth.inFile(policy, carrying.by, home) : undefined;
    return judged({ ...home.seed.cell, locale: home.view.locale }, policy, home, carrying, doubt);
  });
  const waived = policy.waivers.length > 0 ? waivedFiles(policy, catalogue) : [];
  // A file that should be there and is not carries nothing.
  const absent = matrixOf(catalogue)
    .required.filter(
      (file) => !file.present && !isUnread(catalogue, file.path) && concerns(policy, file.class, file.cell),
    )
    .map(({ cell, path }) => lacking(cell, policy, path));
  return [...cells, ...waived, ...absent].toSorted(byPath);
}

function waivedFiles(policy: Policy, { seeds }: Catalogue): CellTrace[] {
  return seeds.flatMap((seed) =>
    seed.views.flatMap(({ locale }) => {
      const cell = { ...seed.cell, locale };
      const waiver = isMeant(policy, seed.class, cell) ? waiverOf(policy, seed.class, cell) : undefined;
      return waiver ? [letOff(cell, policy, seed.file.path, waiver)] : [];
    }),
  );
}

/** Runs that read the same files are judged once, and each has a cell of its own. */
function ofRuns(policy: Policy, duties: readonly Duty[], catalogue: Catalogue, depth: Depth): CellTrace[] {
  const judgedTexts = new Map(duties.map((duty) => [textsKey(duty.carriers), duty]));
  return promptsOf(catalogue).flatMap((prompt) => {
    const { run, parts, whole } = prompt;
    if (!isMeant(policy, undefined, run)) return [];
    const home = parts.at(-1);
    const waiver = waiverOf(policy, undefined, run);
    if (waiver) return [letOff(run, policy, home?.seed.file.path ?? absentPart(prompt, catalogue), waiver)];
    const duty = judgedTexts.get(textsKey(parts));
    if (!whole || !home || !duty) return [lacking(run, policy, absentPart(prompt, catalogue))];
    const { carrying } = duty;
    const doubt = carrying.state === 'carried' ? depth.inPrompt(policy, carrying.by, prompt) : undefined;
    return [judged(run, policy, home, carrying, doubt)];
  });
}

function judged(
  cell: CellTrace['cell'],
  policy: Policy,
  home: Carrier,
  found: Carrying,
  doubt: CellDoubt | undefined,
): CellTrace {
  const said = saidIn(found);
  const why = doubt ?? doubts[found.state];
  const covered = found.state === 'carried';
  return {
    cell,
    policy: policy.id,
    state: covered ? 'covered' : found.state === 'missing' ? 'missing' : 'outdated',
    deep: covered && doubt === undefined,
    ...(why ? { why } : {}),
    path: said[0]?.seed.file.path ?? home.seed.file.path,
    line: said[0]?.unit.place.line ?? (found.state === 'altered-block' ? lineOf(found.block, found.carrier) : 1),
    said: said.map(shown),
  };
}

const doubts: Readonly<Record<Carrying['state'], CellDoubt | undefined>> = {
  carried: undefined,
  weak: 'weak',
  elsewhere: 'elsewhere',
  'altered-block': 'altered',
  'altered-text': 'altered',
  missing: undefined,
};

function lacking(cell: CellTrace['cell'], { id }: Policy, path: string): CellTrace {
  return { cell, policy: id, state: 'missing', deep: false, why: 'absent', path, line: 1, said: [] };
}

function letOff(cell: CellTrace['cell'], { id }: Policy, path: string, waiver: Waiver): CellTrace {
  return { cell, policy: id, state: 'waived', deep: false, path, line: 1, said: [], waiver: excuse(waiver) };
}

/** What of a waiver people are told. */
export function excuse({ reason, owner, until }: Excuse): Excuse {
  return { reason, owner, until };
}

/** Where the first required part that a run lacks should be. */
function absentPart({ run, parts }: Prompt, catalogue: Catalogue): string {
  const layers = matrixOf(catalogue).rows.find((row) => row.run === run)?.layers ?? [];
  const lacks = layers.find(({ state, layer }) => state === 'missing' && layer.required);
  // A part that is there and cannot be read is a problem of its own.
  const unread = layers.find(({ winner }) => winner && !parts.some(({ seed }) => seed.file.path === winner.path));
  return unread?.winner?.path ?? (lacks ?? layers[0])?.attempts[0]?.path ?? '';
}

/** Blocks of policies where those do not belong. */
function* unwantedBlocks(catalogue: Catalogue): Generator<CellTrace> {
  const policies = new Map(catalogue.law.policies.map((policy) => [policy.id, policy]));
  for (const seed of catalogue.seeds) {
    for (const view of seed.views) {
      for (const block of managedBlocks(view)) {
        const policy = policies.get(block.policy);
        const carrier = { seed, view };
        if (!policy || isWanted(policy, carrier, catalogue)) continue;
        const said = unitsIn(block, carrier).map((unit) => shown({ ...carrier, unit }));
        yield {
          cell: { ...seed.cell, locale: view.locale },
          policy: policy.id,
          state: 'unwanted',
          deep: false,
          path: seed.file.path,
          line: lineOf(block, carrier),
          said,
        };
      }
    }
  }
}

function isWanted(policy: Policy, carrier: Carrier, catalogue: Catalogue): boolean {
  const { seed, view } = carrier;
  if (policy.within === 'seed') return isMeant(policy, seed.class, { ...seed.cell, locale: view.locale });
  const prompts = readersOf(catalogue).of(carrier);
  return prompts.length === 0 || prompts.some(({ run }) => isMeant(policy, undefined, run));
}

function lineOf(block: ManagedBlock, { seed, view }: Carrier): number {
  return placeInView(seed.file, view, block.from, block.to).line;
}
