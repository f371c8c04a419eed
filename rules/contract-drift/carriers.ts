import { matches, type Catalogue, type Contract } from '../../src/core/catalogue.ts';
import { addTo } from '../../src/core/group.ts';
import type { Seed, View } from '../../src/core/seed.ts';
import type { TextFile } from '../../src/core/text.ts';
import { listsIn, type ItemList } from './items.ts';
import { readingsOf } from './readings.ts';

/** A view that must carry a contract. */
export interface Carrier {
  readonly seed: Seed;
  readonly file: TextFile;
  readonly view: View;
}

/** The views that must carry a contract, by language. */
export function carriersOf({ seeds }: Catalogue, { document, seeds: wanted }: Contract): Map<string, Carrier[]> {
  const carriers = new Map<string, Carrier[]>();
  for (const seed of seeds) {
    if (seed.class !== wanted.class || seed.file.path === document) continue;
    if (wanted.names.length > 0 && !wanted.names.includes(seed.pattern)) continue;
    for (const view of seed.views) {
      if (!matches({ ...seed.cell, locale: view.locale }, wanted.match)) continue;
      addTo(carriers, view.locale, { seed, file: seed.file, view });
    }
  }
  return carriers;
}

/** A file that could not be read may carry what no other does. */
export function areAllRead({ unread = [], closed = [] }: Catalogue, { seeds }: Contract): boolean {
  return closed.length === 0 && !unread.some((file) => file.class === seeds.class);
}

/** The lists of some prompts, each once however many ways of reading show it. */
export class CarriedLists {
  /** A prompt could not be taken apart. */
  incomplete = false;
  readonly #lists = new Map<string, ItemList>();
  readonly #contract: Contract;
  readonly #localeField: string | undefined;

  constructor({ definition }: Catalogue, contract: Contract) {
    this.#contract = contract;
    this.#localeField = definition.locale.variable?.replace(/^\./, '');
  }

  get all(): readonly ItemList[] {
    return [...this.#lists.values()];
  }

  /** The lists of one prompt, for those who read it with these values of its fields. */
  of(carrier: Carrier, fields: ReadonlyMap<string, string> = new Map()): ItemList[] {
    const { seed, view } = carrier;
    const known = new Map(fields);
    // The view has settled the language.
    if (this.#localeField !== undefined) known.set(this.#localeField, view.locale);
    const readings = readingsOf(seed, known);
    if (readings.length === 0) this.incomplete = true;
    return readings
      .flatMap((reading) => listsIn(carrier, view.sections, this.#contract, reading))
      .map((list) => {
        const key = JSON.stringify(list.items.map(({ place }) => [place.path, place.start]));
        const same = this.#lists.get(key) ?? list;
        this.#lists.set(key, same);
        return same;
      });
  }
}
