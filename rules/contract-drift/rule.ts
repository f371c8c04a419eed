import type { Catalogue, Contract } from '../../src/core/catalogue.ts';
import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import { describeCell, type Section, type View } from '../../src/core/seed.ts';
import { placeAt, wholeFile, type TextFile } from '../../src/core/text.ts';
import { areAllRead, CarriedLists, carriersOf, type Carrier } from './carriers.ts';
import { listsIn, sectionsFor, type Item, type ItemList } from './items.ts';
import { compareLists, type Difference } from './lists.ts';
import { partnersFor } from './partners.ts';
import { comparePatterns } from './patterns.ts';
import { misreadLists, type Misread } from './readers.ts';

export default defineRule({
  id: 'contract-drift',
  scope: 'catalogue',
  category: 'catalogue',
  severity: 'error',
  summary: 'A document states titles or sections that prompts must carry, and the prompts say something else.',
  messages: {
    differs: '{document} states "{stated}"; here it is "{carried}". Write both the same.',
    missing: 'This list lacks "{stated}", which {document} states. Add it here, or remove it there.',
    unstated: '{document} does not state "{carried}" in this list. Remove it here, or add it there.',
    order: '"{carried}" stands elsewhere in the list of {document}. Keep the order the same.',
    uncarried: 'No prompt ({locale}) carries "{stated}". Add it there, or remove it here.',
    unknown: '{document} does not state "{carried}". Remove it here, or add it there.',
    uncarriedList:
      'No prompt ({locale}) carries the list that begins with "{stated}". Add it there, or remove it here.',
    unknownList: '{document} has no list like the one that begins with "{carried}". Remove it here, or add it there.',
    otherList:
      'The list for {name} holds "{stated}", and a run with {run} gets another one, with "{carried}". Mend one of them.',
    noList: 'The list for {name} begins with "{stated}", and a run with {run} gets no such list. Mend one of them.',
    document: '{document} states contract "{contract}", and there is no such file. Restore it, or mend the catalogue.',
    section:
      'There is no section "{section}", where contract "{contract}" is stated. Restore it, or mend the catalogue.',
    empty: 'Nothing here looks like {items}, as contract "{contract}" should. Restore it, or mend the catalogue.',
    there: 'Stated here',
    here: 'What the run gets',
  },
  *check(catalogue) {
    for (const [id, contract] of Object.entries(catalogue.definition.contracts)) {
      const carriers = carriersOf(catalogue, contract);
      // The prompts may be younger than this checkout, and the document does not speak of them yet.
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

/** A contract and the document that states it. */
interface Stated {
  readonly id: string;
  readonly contract: Contract;
  readonly file: TextFile;
  readonly view: View;
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
    const data = { contract: id, section: pattern };
    yield { message: 'section', data, at: wholeFile(file), anchor: JSON.stringify([id, pattern]) };
  }
  const [first] = sections;
  if (!first) return;
  const lists = listsIn(stated, [...sections], contract);
  if (lists.length === 0) {
    const data = { contract: id, items: contract.items.join(', ') };
    yield { message: 'empty', data, at: first.place, anchor: JSON.stringify([id, 'empty']) };
    return;
  }
  for (const [locale, views] of carriers) {
    const found = contract.compare === 'lists' ? inLists : inPatterns;
    for (const difference of found(catalogue, contract, lists, views)) {
      yield difference.type === 'misread' ? tellMisread(difference, id) : tell(difference, { id, contract, locale });
    }
  }
}

type Told = Difference | (Misread & { readonly type: 'misread' });

function* inPatterns(
  catalogue: Catalogue,
  contract: Contract,
  stated: readonly ItemList[],
  carriers: readonly Carrier[],
): Generator<Told> {
  const carried = carriers.flatMap((carrier) => listsIn(carrier, carrier.view.sections, contract));
  const all = areAllRead(catalogue, contract);
  for (const difference of comparePatterns(itemsOf(stated), itemsOf(carried))) {
    if (all || difference.type !== 'uncarried') yield difference;
  }
}

function itemsOf(lists: readonly ItemList[]): Item[] {
  return lists.flatMap(({ items }) => items);
}

function* inLists(
  catalogue: Catalogue,
  contract: Contract,
  stated: readonly ItemList[],
  carriers: readonly Carrier[],
): Generator<Told> {
  const lists = new CarriedLists(catalogue, contract);
  for (const carrier of carriers) lists.of(carrier);
  const partners = partnersFor(stated, lists.all);
  const all = !lists.incomplete && areAllRead(catalogue, contract);
  for (const difference of compareLists(stated, partners)) {
    if (all || difference.type !== 'uncarried') yield difference;
  }
  if (!all || !contract.readers) return;
  for (const one of misreadLists(catalogue, contract.readers, { carriers, lists, partners }, stated)) {
    yield { type: 'misread', ...one };
  }
}

function tellMisread({ name, stated, run, carried }: Misread, id: string): Found {
  const { locale: _, kind: __, ...reader } = run;
  const reads = describeCell(reader);
  const anchor = JSON.stringify([id, name.text, stated.items.map(({ key }) => key)]);
  if (!carried) {
    const data = { name: name.text, stated: stated.items[0].text, run: reads };
    return { message: 'noList', data, at: name.place, anchor };
  }
  const other = firstBut(carried, stated);
  return {
    message: 'otherList',
    data: { name: name.text, stated: firstBut(stated, carried).text, run: reads, carried: other.text },
    at: name.place,
    related: [{ at: other.place, message: 'here' }],
    anchor,
  };
}

/** The first item that another list does not have: lists that begin alike are told apart by it. */
function firstBut({ items }: ItemList, other: ItemList): Item {
  const keys = new Set(other.items.map(({ key }) => key));
  return items.find(({ key }) => !keys.has(key)) ?? items[0];
}

function tell(difference: Difference, where: { id: string; contract: Contract; locale: string }): Found {
  const { id, contract, locale } = where;
  const { document } = contract;
  if ('list' in difference) {
    const [first] = difference.list.items;
    const told = tellAlone(difference.type, contract.compare === 'lists');
    const data = difference.type === 'unknown' ? { document, carried: first.text } : { locale, stated: first.text };
    return { ...told, data, at: first.place, anchor: JSON.stringify([id, told.message, locale, first.key]) };
  }
  const { type, stated, carried } = difference;
  return {
    message: type,
    data: {
      document,
      ...(type === 'differs' || type === 'missing' ? { stated: stated.text } : {}),
      ...(type === 'missing' ? {} : { carried: carried.text }),
    },
    at: carried.place,
    related: [{ at: stated.place, message: 'there' }],
    anchor: JSON.stringify([id, type, stated.key, carried.key]),
  };
}

function tellAlone(type: 'uncarried' | 'unknown', asList: boolean): { message: string } {
  if (type === 'uncarried') return asList ? { message: 'uncarriedList' } : { message: 'uncarried' };
  return asList ? { message: 'unknownList' } : { message: 'unknown' };
}
