import { axes as allAxes, type CatalogueDefinition, type RunData } from '../core/catalogue.ts';
import { isPreset } from '../core/errors.ts';
import type { Path } from './config-merge.ts';
import { readCells, type Locate } from './definition-axes.ts';
import type { WrittenCatalogue, WrittenData } from './written.ts';

/** The data of runs, in the order it is written. What a preset says of values that the catalogue has given up is left out. */
export function readData(
  axes: CatalogueDefinition['axes'],
  written: NonNullable<WrittenCatalogue['data']>,
  at: Locate,
): RunData[] {
  const entries = isList(written)
    ? written.map((entry, index) => ({ entry, path: ['data', index] }))
    : [{ entry: written, path: ['data'] }];
  return entries.flatMap(({ entry, path }) =>
    isPreset(at([...path, 'match'])) && !isKnown(axes, entry) ? [] : [readEntry(axes, entry, path, at)],
  );
}

function readEntry(axes: CatalogueDefinition['axes'], written: WrittenData, path: Path, at: Locate): RunData {
  return { match: readCells(axes, written.match, [...path, 'match'], at), values: written.values ?? {} };
}

/** Does the catalogue have all values that an entry names? */
function isKnown(axes: CatalogueDefinition['axes'], { match = {} }: WrittenData): boolean {
  return allAxes.every((axis) => {
    const wanted = match[axis] ?? '*';
    const words = typeof wanted === 'string' ? [wanted] : wanted;
    const known = new Set(Object.entries(axes[axis]).flat(2));
    return words.every((word) => word === '*' || known.has(word.replace(/^!/, '')));
  });
}

function isList(written: NonNullable<WrittenCatalogue['data']>): written is readonly WrittenData[] {
  return Array.isArray(written);
}
