import type { Axis, CatalogueDefinition } from '../core/catalogue.ts';
import { normaliseLocale, runsOf, type Run } from '../core/resolve.ts';
import { describeCell } from '../core/seed.ts';
import { axisValue, kindValue } from './axis-value.ts';

/** Options that name a run. */
export type RunFlags = Readonly<Partial<Record<Axis, string>>>;

/** The run somebody typed, aliases and locales normalised. Throws `unknown-axis-value`, and `usage` where the kind has to be said. */
export function runFrom(flags: RunFlags, definition: CatalogueDefinition): Run {
  const values: Partial<Record<Axis, string>> = {};
  for (const axis of ['stage', 'role', 'mode'] as const) {
    const asked = flags[axis];
    if (asked !== undefined) values[axis] = axisValue(axis, asked, definition);
  }
  const kind = kindValue(flags.kind, definition);
  if (kind !== undefined) values.kind = kind;
  return { ...values, locale: localeFrom(flags.locale, definition) };
}

/** Does the catalogue declare the run? */
export function isDeclared(run: Run, definition: CatalogueDefinition): boolean {
  return runsOf(definition).some((declared) => describeCell(declared) === describeCell(run));
}

function localeFrom(asked: string | undefined, definition: CatalogueDefinition): string {
  return normaliseLocale(definition, asked) ?? axisValue('locale', asked ?? '', definition);
}
