import type { Catalogue } from '../../core/catalogue.ts';
import { SeedlintError } from '../../core/errors.ts';
import { readForce } from '../../core/force.ts';
import type { Seed, Unit, View } from '../../core/seed.ts';
import { explainUnitJson, explainUnitText, type ReadUnit } from '../../report/explain-unit.ts';
import { fromRoot } from '../narrow.ts';
import type { CommonOptions } from '../options.ts';
import { readWorkspace, textOptions } from '../workspace.ts';
import type { World } from '../world.ts';

/** Options of `seedlint explain-unit` as commander gives them. */
export interface ExplainUnitFlags extends CommonOptions {
  readonly format: 'text' | 'json';
}

/** `seedlint explain-unit <path>:<line>`: how the force of the directives on a line is read. */
export async function explainUnit(typed: string, flags: ExplainUnitFlags, world: World): Promise<number> {
  const { path: typedPath, line } = placeOf(typed);
  const { catalogue, code, config, packs } = await readWorkspace(flags, world);
  const path = fromRoot(typedPath, { cwd: world.cwd, root: config.root });
  const seed = seedAt(catalogue, path, typedPath);
  const found = unitsAt(seed, line);
  if (found.length === 0) {
    const near = nearest(seed, line);
    throw new SeedlintError('no-unit', { path, line, near: near.map((other) => `${path}:${other}`).join(', ') || '—' });
  }
  const units: ReadUnit[] = found.map(({ view, unit }) => {
    const pack = packs.get(view.locale);
    const reading = pack && readForce(unit, { text: seed.file.text, view, pack });
    if (!reading) throw new SeedlintError('no-force-words', { locale: view.locale });
    return { file: seed.file, locale: view.locale, unit, reading };
  });
  world.stdout.write(
    flags.format === 'json' ? explainUnitJson(units) : explainUnitText(units, await textOptions(flags, world)),
  );
  return code;
}

function placeOf(typed: string): { path: string; line: number } {
  const [, path, line] = /^(.+):(\d{1,9})(?::\d+)?$/.exec(typed) ?? [];
  if (path !== undefined && line !== undefined) return { path, line: Number(line) };
  throw new SeedlintError('usage', {
    reason: `"${typed}" names no line.`,
    hint: 'Write the path and the line: seedlint explain-unit prompts/dev-work_ru.md:12.',
  });
}

function seedAt({ seeds }: Catalogue, path: string, typed: string): Seed {
  const seed = seeds.find(({ file }) => file.path === path);
  if (!seed) throw new SeedlintError('path-unmatched', { path: typed });
  return seed;
}

/** The directives on a line, in every language that has them there. Of an item and those nested in it, those that begin last. */
function unitsAt({ views }: Seed, line: number): { view: View; unit: Unit }[] {
  return views.flatMap((view) => {
    const on = view.units.filter(({ place }) => place.line <= line && line <= place.endLine);
    const beginning = on.filter(({ place }) => place.line === line);
    const chosen = beginning.length > 0 ? beginning : on.slice(-1);
    return chosen.map((unit) => ({ view, unit }));
  });
}

/** The nearest line before and the nearest after that hold a directive. */
function nearest({ views }: Seed, line: number): number[] {
  const lines = views.flatMap(({ units }) => units.map(({ place }) => place.line)).toSorted((a, b) => a - b);
  const before = lines.findLast((other) => other < line);
  const after = lines.find((other) => other > line);
  return [before, after].filter((other) => other !== undefined);
}
