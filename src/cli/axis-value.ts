import { canonicalValue, type Axis, type CatalogueDefinition } from '../core/catalogue.ts';
import { SeedlintError } from '../core/errors.ts';
import { suggest } from '../core/suggest.ts';

/** The value of an axis that somebody typed, aliases included. Throws `unknown-axis-value`. */
export function axisValue(axis: Axis, asked: string, definition: CatalogueDefinition): string {
  const value = canonicalValue(definition, axis, asked);
  if (value !== undefined) return value;
  const known = Object.keys(definition.axes[axis]);
  const near = suggest(asked, known);
  const hint = near === undefined ? `Known: ${known.join(', ') || '—'}.` : `Did you mean "${near}"?`;
  throw new SeedlintError('unknown-axis-value', { value: asked, axis, hint });
}

/** The kind that was typed, or the only one there is; undefined in a catalogue without kinds. Throws `usage` where it has to be said. */
export function kindValue(asked: string | undefined, definition: CatalogueDefinition): string | undefined {
  if (asked !== undefined) return axisValue('kind', asked, definition);
  const kinds = Object.keys(definition.axes.kind);
  const [only] = kinds;
  // A catalogue need not have kinds at all.
  if (kinds.length <= 1) return only;
  throw new SeedlintError('usage', {
    reason: 'The catalogue has several kinds of prompt: say which.',
    hint: `Add --kind with one of: ${kinds.join(', ')}.`,
  });
}
