import { canonicalValue, type Axis, type CatalogueDefinition } from '../../core/catalogue.ts';
import { SeedlintError } from '../../core/errors.ts';
import { normaliseLocale, resolve as resolveRun, runsOf, type Run } from '../../core/resolve.ts';
import { describeCell } from '../../core/seed.ts';
import { suggest } from '../../core/suggest.ts';
import { resolveJson, resolveText } from '../../report/resolve.ts';
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
    if (asked !== undefined) values[axis] = valueOf(axis, asked, definition);
  }
  const kind = kindFrom(flags.kind, definition);
  if (kind !== undefined) values.kind = kind;
  return { ...values, locale: localeFrom(flags.locale, definition) };
}

function kindFrom(asked: string | undefined, definition: CatalogueDefinition): string | undefined {
  if (asked !== undefined) return valueOf('kind', asked, definition);
  const kinds = Object.keys(definition.axes.kind);
  const [only] = kinds;
  // A catalogue need not have kinds at all.
  if (kinds.length <= 1) return only;
  throw new SeedlintError('usage', {
    reason: 'The catalogue has several kinds of prompt: say which.',
    hint: `Add --kind with one of: ${kinds.join(', ')}.`,
  });
}

function localeFrom(asked: string | undefined, definition: CatalogueDefinition): string {
  return normaliseLocale(definition, asked) ?? valueOf('locale', asked ?? '', definition);
}

function valueOf(axis: Axis, asked: string, definition: CatalogueDefinition): string {
  const value = canonicalValue(definition, axis, asked);
  if (value !== undefined) return value;
  const known = Object.keys(definition.axes[axis]);
  const near = suggest(asked, known);
  const hint = near === undefined ? `Known: ${known.join(', ') || '—'}.` : `Did you mean "${near}"?`;
  throw new SeedlintError('unknown-axis-value', { value: asked, axis, hint });
}

function isDeclared(run: Run, definition: CatalogueDefinition): boolean {
  return runsOf(definition).some((declared) => describeCell(declared) === describeCell(run));
}
