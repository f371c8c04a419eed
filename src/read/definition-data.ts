import type { CatalogueDefinition, RunData } from '../core/catalogue.ts';
import type { Path } from './config-merge.ts';
import { readCells, type Locate } from './definition-axes.ts';
import type { WrittenCatalogue, WrittenData } from './written.ts';

/** The data of runs, in the order it is written. */
export function readData(
  axes: CatalogueDefinition['axes'],
  written: NonNullable<WrittenCatalogue['data']>,
  at: Locate,
): RunData[] {
  if (!isList(written)) return [readEntry(axes, written, ['data'], at)];
  return written.map((entry, index) => readEntry(axes, entry, ['data', index], at));
}

function readEntry(axes: CatalogueDefinition['axes'], written: WrittenData, path: Path, at: Locate): RunData {
  return { match: readCells(axes, written.match, [...path, 'match'], at), values: written.values ?? {} };
}

function isList(written: NonNullable<WrittenCatalogue['data']>): written is readonly WrittenData[] {
  return Array.isArray(written);
}
