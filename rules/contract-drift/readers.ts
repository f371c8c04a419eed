import { axes, matches, type Catalogue, type Contract } from '../../src/core/catalogue.ts';
import { parseName } from '../../src/core/name.ts';
import { matrixOf, type Run } from '../../src/core/resolve.ts';
import type { Cell, Token } from '../../src/core/seed.ts';
import type { CarriedLists, Carrier } from './carriers.ts';
import type { ItemList } from './items.ts';
import { isWithin } from './list-index.ts';
import type { Partners } from './partners.ts';

/** A list of the document that is for somebody whose prompt has another one, or none. */
export interface Misread {
  readonly name: Token;
  readonly stated: ItemList;
  readonly run: Run;
  /** What the prompt has instead. */
  readonly carried?: ItemList;
}

/** Do those whom the document names get the lists it means for them? One run of those that fit a name is enough. */
export function* misreadLists(
  catalogue: Catalogue,
  readers: NonNullable<Contract['readers']>,
  { carriers, lists, partners }: { carriers: readonly Carrier[]; lists: CarriedLists; partners: Partners },
  stated: readonly ItemList[],
): Generator<Misread> {
  const met = new Set(partners.values());
  const locale = carriers[0]?.view.locale;
  const rows = matrixOf(catalogue).rows.filter(({ run }) => run.locale === locale);
  for (const list of stated) {
    // What no prompt carries has been told.
    if (!met.has(list)) continue;
    for (const name of list.names) {
      const cell = cellFor(name.text, readers.names, catalogue);
      if (!cell) continue;
      const served = rows.filter(({ run }) => matches(run, cell));
      const found = served.map(({ run, layers }) => {
        const paths = new Set(layers.map(({ winner }) => winner?.path));
        const own = carriers.filter(({ file }) => paths.has(file.path));
        return { run, lists: own.flatMap((carrier) => lists.of(carrier, fieldsOf(run, readers.fields))) };
      });
      const [first] = found;
      const isServed = found.some((one) =>
        one.lists.some((other) => partners.get(other) === list || isWithin(list, other)),
      );
      if (!first || isServed) continue;
      const other = found.find((one) => one.lists.length > 0);
      const [carried] = other?.lists ?? [];
      yield { name, stated: list, run: (other ?? first).run, ...(carried ? { carried } : {}) };
    }
  }
}

function cellFor(name: string, patterns: readonly string[], { definition }: Catalogue): Cell | undefined {
  for (const pattern of patterns) {
    const cell = parseName(pattern, name, definition.axes);
    if (cell && axes.some((axis) => cell[axis] !== undefined)) return cell;
  }
  return undefined;
}

function fieldsOf(run: Run, fields: NonNullable<Contract['readers']>['fields']): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const [field, axis] of Object.entries(fields)) {
    const value = run[axis];
    if (value !== undefined) known.set(field.replace(/^\./, ''), value);
  }
  return known;
}
