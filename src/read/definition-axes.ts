import { axes, type Axis, type CatalogueDefinition, type CellPattern } from '../core/catalogue.ts';
import { SeedlintError, type ErrorPlace } from '../core/errors.ts';
import type { Path } from './config-merge.ts';
import { suggestion } from './schema-faults.ts';
import type { WrittenAxis, WrittenCatalogue } from './written.ts';

/** Where a key of the catalogue is written. */
export type Locate = (path: Path, part?: 'key' | 'value') => ErrorPlace;

/** The values of the axes; throws SeedlintError `name-taken` when one word means two things. */
export function readAxes(written: NonNullable<WrittenCatalogue['axes']>, at: Locate): CatalogueDefinition['axes'] {
  const values = {
    stage: aliasesOf(written.stage),
    role: aliasesOf(written.role),
    mode: aliasesOf(written.mode),
    kind: aliasesOf(written.kind),
    locale: aliasesOf(written.locale),
  };
  for (const axis of axes) {
    const owners = new Map(Object.keys(values[axis]).map((value) => [value, value]));
    for (const [value, aliases] of Object.entries(values[axis])) {
      for (const [index, alias] of aliases.entries()) {
        const other = owners.get(alias);
        if (other !== undefined) {
          throw new SeedlintError('name-taken', { name: alias, axis, other }, at(['axes', axis, value, index]));
        }
        owners.set(alias, value);
      }
    }
  }
  return values;
}

/** The canonical value of an axis for a value or alias; throws SeedlintError `unknown-axis-value`. */
export function axisValue(known: CatalogueDefinition['axes'], axis: Axis, word: string, at: () => ErrorPlace): string {
  const values = known[axis];
  if (Object.hasOwn(values, word)) return word;
  const canonical = Object.keys(values).find((value) => values[value]?.includes(word));
  if (canonical !== undefined) return canonical;
  const words = Object.entries(values).flat(2);
  throw new SeedlintError('unknown-axis-value', { value: word, axis, ...suggestion(word, words) }, at());
}

/** A cell pattern with canonical values. */
export function readCells(
  known: CatalogueDefinition['axes'],
  written: CellPattern | undefined,
  path: Path,
  at: Locate,
): CellPattern {
  const cells: Partial<Record<Axis, string | readonly string[] | null>> = {};
  for (const axis of axes) {
    const wanted = written?.[axis];
    if (wanted === undefined) continue;
    if (wanted === null || wanted === '*') cells[axis] = wanted;
    else if (typeof wanted === 'string') cells[axis] = cellValue(known, axis, wanted, () => at([...path, axis]));
    else {
      refuseMixture(wanted, axis, () => at([...path, axis]));
      cells[axis] = wanted.map((word, index) => cellValue(known, axis, word, () => at([...path, axis, index])));
    }
  }
  return cells;
}

function cellValue(known: CatalogueDefinition['axes'], axis: Axis, word: string, at: () => ErrorPlace): string {
  return word.startsWith('!') ? `!${axisValue(known, axis, word.slice(1), at)}` : axisValue(known, axis, word, at);
}

function refuseMixture(words: readonly string[], axis: Axis, at: () => ErrorPlace): void {
  const excluded = words.filter((word) => word.startsWith('!'));
  if (excluded.length === 0 || excluded.length === words.length) return;
  const reason = `Some of these values are meant and others excluded.`;
  const hint = `Name either those that are meant, or those that are not: ${excluded.join(', ')}.`;
  throw new SeedlintError('config-invalid', { key: axis, reason, hint }, at());
}

function aliasesOf(written: WrittenAxis = []): Readonly<Record<string, readonly string[]>> {
  return isList(written) ? Object.fromEntries(written.map((value) => [value, []])) : written;
}

function isList(written: WrittenAxis): written is readonly string[] {
  return Array.isArray(written);
}
