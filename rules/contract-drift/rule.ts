import { matches, type Catalogue, type Contract } from '../../src/core/catalogue.ts';
import type { Found } from '../../src/core/finding.ts';
import { addTo } from '../../src/core/group.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Section, Seed, View } from '../../src/core/seed.ts';
import { placeAt, wholeFile, type TextFile } from '../../src/core/text.ts';
import { listsIn, sectionsFor, type Item, type ItemList } from './items.ts';
import { compareLists, type Difference } from './lists.ts';
import { comparePatterns } from './patterns.ts';
import { readingsOf } from './readings.ts';

export default defineRule({
  id: 'contract-drift',
  scope: 'catalogue',
  category: 'catalogue',
  severity: 'error',
  summary: 'A document states a title, a section or an order that prompts must carry, and they do not agree.',
  messages: {
    differs: '{document} states "{stated}", and here it is "{carried}". Write both the same.',
    missing: 'This list lacks "{stated}", which {document} states. Add it here, or remove it there.',
    unstated: '{document} does not state "{carried}" in this list. Remove it here, or add it there.',
    order: '"{carried}" stands elsewhere in the list of {document}. Keep the order the same.',
    uncarried: 'No {locale} prompt of contract {contract} carries "{stated}". Add it there, or remove it here.',
    unknown: '{document} does not state "{carried}". Remove it here, or add it there.',
    uncarriedList:
      'No {locale} prompt of contract {contract} carries the list that begins with "{stated}". Add it there, or remove it here.',
    unknownList: '{document} has no list like the one that begins with "{carried}". Remove it here, or add it there.',
    document: 'Contract {contract} is stated in {document}, and there is no such file. Restore it, or mend the catalogue.',
    section: 'Contract {contract} is stated in section "{section}", and there is none. Restore it, or mend the catalogue.',
    empty: 'Contract {contract} looks for {items}, and nothing here looks like it. Restore it, or mend the catalogue.',
    there: 'Stated here',
    here: 'Carried here',
  },
  *check(catalogue) {
    for (const [id, contract] of Object.entries(catalogue.definition.contracts)) {
      const carriers = carriersOf(catalogue, contract);
      // The contract may be older or younger than the prompts of this checkout.
      if (carriers.size === 0) continue;
      const file = catalogue.documents.get(contract.document);
      const view = catalogue.pages?.get(contract.document);
      if (file && view) yield* checkContract(catalogue, { id, contract, file, view }, carriers);
      else if (!catalogue.exists(contract.document)) {
        yield {
          message: 'document',
          data: { contract: id, document: contract.document },
          at: placeAt({ path: contract.document, text: '', bom: false }, 0),
          anchor: JSON.stringify([id, 'document']),
        };
      }
    }
  },
});

interface Stated {
  readonly id: string;
  readonly contract: Contract;
  readonly file: TextFile;
  readonly view: View;
}

interface Carrier {
  readonly seed: Seed;
  readonly view: View;
}

/** The views that must carry a contract, by language. */
function carriersOf({ seeds }: Catalogue, { seeds: wanted }: Contract): ReadonlyMap<string, readonly Carrier[]> {
  const carriers = new Map<string, Carrier[]>();
  for (const seed of seeds) {
    if (seed.class !== wanted.class || (wanted.names.length > 0 && !wanted.names.includes(seed.pattern))) continue;
    for (const view of seed.views) {
      if (matches({ ...seed.cell, locale: view.locale }, wanted.match)) addTo(carriers, view.locale, { seed, view });
    }
  }
  return carriers;
}

function* checkContract(
  catalogue: Catalogue,
  stated: Stated,
  carriers: ReadonlyMap<string, readonly Carrier[]>,
): Generator<Found> {
  const { id, contract, file, view } = stated;
  const sections = new Set<Section>(contract.sections.length === 0 ? view.sections : []);
  for (const pattern of contract.sections) {
    const found = sectionsFor(view, pattern);
    for (const section of found) sections.add(section);
    if (found.length > 0) continue;
    yield {
      message: 'section',
      data: { contract: id, section: pattern },
      at: wholeFile(file),
      anchor: JSON.stringify([id, pattern]),
    };
  }
  if (contract.sections.length > 0 && sections.size === 0) return;
  const lists = listsIn(file, [...sections], contract);
  if (lists.length === 0) {
    const [first] = sections;
    const at = first && contract.sections.length > 0 ? first.place : wholeFile(file);
    const data = { contract: id, items: contract.items.join(', ') };
    yield { message: 'empty', data, at, anchor: JSON.stringify([id, 'empty']) };
    return;
  }
  for (const [locale, views] of carriers) {
    for (const difference of differences(catalogue, contract, lists, views)) yield found(difference, stated, locale);
  }
}

/** A file that could not be read may carry what no other does. */
function isComplete({ unread = [], closed = [] }: Catalogue, { seeds }: Contract): boolean {
  return closed.length === 0 && !unread.some((file) => file.class === seeds.class);
}

function differences(
  catalogue: Catalogue,
  contract: Contract,
  stated: readonly ItemList[],
  carriers: readonly Carrier[],
): readonly Difference[] {
  let all = isComplete(catalogue, contract);
  const found: Difference[] = [];
  if (contract.compare === 'patterns') {
    const carried = carriers.flatMap(({ seed, view }) => listsIn(seed.file, view.sections, contract));
    found.push(...comparePatterns(stated.flat(), carried.flat()));
  } else {
    const carried = new Map<string, ItemList>();
    for (const { seed, view } of carriers) {
      const readings = readingsOf(seed, view, catalogue.definition.locale.variable);
      if (readings.length === 0) all = false;
      for (const list of readings.flatMap((reading) => listsIn(seed.file, view.sections, contract, reading))) {
        carried.set(JSON.stringify(list.map(({ place }) => [place.path, place.start])), list);
      }
    }
    found.push(...compareLists(stated, [...carried.values()]));
  }
  return all ? found : found.filter(({ type }) => type !== 'uncarried');
}

function found(difference: Difference, { id, contract }: Stated, locale: string): Found {
  const { document } = contract;
  switch (difference.type) {
    case 'differs':
    case 'order': {
      const { stated, carried, type } = difference;
      const data = { document, carried: carried.text };
      return {
        message: type,
        data: type === 'order' ? data : { ...data, stated: stated.text },
        at: carried.place,
        related: [{ at: stated.place, message: 'there' }],
        anchor: anchor(id, type, stated, carried),
      };
    }
    case 'missing': {
      const { stated, beside } = difference;
      return {
        message: 'missing',
        data: { document, stated: stated.text },
        at: beside.place,
        related: [{ at: stated.place, message: 'there' }],
        anchor: anchor(id, 'missing', stated, beside),
      };
    }
    case 'unstated': {
      const { carried, beside } = difference;
      return {
        message: 'unstated',
        data: { document, carried: carried.text },
        at: carried.place,
        related: [{ at: beside.place, message: 'there' }],
        anchor: anchor(id, 'unstated', carried, beside),
      };
    }
    case 'uncarried':
    case 'unknown': {
      const { type, list } = difference;
      const [first] = list;
      const message = contract.compare === 'lists' ? `${type}List` : type;
      const data =
        type === 'unknown' ? { document, carried: first.text } : { contract: id, locale, stated: first.text };
      return { message, data, at: first.place, anchor: anchor(id, message, first, first) };
    }
  }
}

function anchor(...[id, message, one, other]: [string, string, Item, Item]): string {
  return JSON.stringify([id, message, one.key, other.key]);
}
