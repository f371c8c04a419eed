import type { Axis, CatalogueDefinition } from '../../core/catalogue.ts';
import { normaliseLocale, resolve as resolveRun, runsOf, type Run } from '../../core/resolve.ts';
import { describeCell } from '../../core/seed.ts';
import { resolveJson, resolveText } from '../../report/resolve.ts';
import { axisValue, kindValue } from '../axis-value.ts';
import type { CommonOptions } from '../options.ts';
import { readWorkspace, textOptions } from '../workspace.ts';
import type { World } from '../world.ts';

/** Options of `seedlint resolve` as commander gives them. */
export interface ResolveFlags extends CommonOptions, Readonly<Partial<Record<Axis, string>>> {
  readonly format: 'text' | 'json';
}

/** `seedlint resolve`: what one run gets, and why. Exit code 1 when a required part has no file. */
export async function resolve(flags: ResolveFlags, world: World): Promise<number> {
  const { catalogue, code, words } = await readWorkspace(flags, world);
  const run = runFrom(flags, catalogue.definition);
  const layers = resolveRun(catalogue, run);
  world.stdout.write(
    flags.format === 'json' ? resolveJson(run, layers) : resolveText(run, layers, await textOptions(flags, world)),
  );
  if (!isDeclared(run, catalogue.definition)) world.stderr.write(`${words.ui('resolve.undeclared')}\n`);
  const broken = layers.some(({ layer, state }) => layer.required && state === 'missing');
  return code || (broken ? 1 : 0);
}

function runFrom(flags: ResolveFlags, definition: CatalogueDefinition): Run {
  const values: Partial<Record<Axis, string>> = {};
  for (const axis of ['stage', 'role', 'mode'] as const) {
    const asked = flags[axis];
    if (asked !== undefined) values[axis] = axisValue(axis, asked, definition);
  }
  const kind = kindValue(flags.kind, definition);
  if (kind !== undefined) values.kind = kind;
  return { ...values, locale: localeFrom(flags.locale, definition) };
}

function localeFrom(asked: string | undefined, definition: CatalogueDefinition): string {
  return normaliseLocale(definition, asked) ?? axisValue('locale', asked ?? '', definition);
}

function isDeclared(run: Run, definition: CatalogueDefinition): boolean {
  return runsOf(definition).some((declared) => describeCell(declared) === describeCell(run));
}
