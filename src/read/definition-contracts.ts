import type { CatalogueDefinition, Contract, FileClass } from '../core/catalogue.ts';
import { SeedlintError } from '../core/errors.ts';
import type { Path } from './config-merge.ts';
import { axisValue, readCells, type Locate } from './definition-axes.ts';
import { checkClass, checkPattern, missing } from './definition-checks.ts';
import { suggestion } from './schema-faults.ts';
import type { WrittenCatalogue, WrittenContract } from './written.ts';

/** The contracts of a catalogue, defaults filled in; `locale` is the language of a document that names none. */
export function readContracts(
  axes: CatalogueDefinition['axes'],
  classes: Readonly<Record<string, FileClass>>,
  written: { readonly contracts: NonNullable<WrittenCatalogue['contracts']>; readonly locale: string },
  at: Locate,
): Record<string, Contract> {
  const contracts: Record<string, Contract> = {};
  for (const [id, one] of Object.entries(written.contracts)) {
    const path: Path = ['contracts', id];
    const need = (key: string, hint: string): SeedlintError => missing(key, `"contracts.${id}"`, hint, at(path, 'key'));
    const { items = [] } = one;
    if (one.document === undefined) throw need('document', 'Name the Markdown document that states the contract.');
    if (items.length === 0) throw need('items', 'Say what its inline code looks like: "## *".');
    if (one.seeds?.class === undefined) throw need('seeds', 'Name the class of the files that carry it: { class: … }.');
    const locale =
      one.locale === undefined ? written.locale : axisValue(axes, 'locale', one.locale, () => at([...path, 'locale']));
    const carriers = readCarriers(axes, classes, one.seeds, one.seeds.class, [...path, 'seeds'], at);
    contracts[id] = {
      document: readDocument(one.document, [...path, 'document'], at),
      locale,
      sections: one.sections ?? [],
      items,
      except: one.except ?? [],
      compare: one.compare ?? 'patterns',
      // A text in another language says the same in other words.
      seeds: { ...carriers, match: { locale, ...carriers.match } },
      ...(one.readers ? { readers: readReaders(one.readers, one.compare, path, at) } : {}),
    };
  }
  refuseTwoLanguages(contracts, at);
  return contracts;
}

function readCarriers(
  axes: CatalogueDefinition['axes'],
  classes: Readonly<Record<string, FileClass>>,
  { names = [], match }: NonNullable<WrittenContract['seeds']>,
  id: string,
  path: Path,
  at: Locate,
): Contract['seeds'] {
  checkClass(classes, id, [...path, 'class'], at);
  const known = classes[id]?.names ?? [];
  for (const [index, name] of names.entries()) {
    if (known.includes(name)) continue;
    const reason = `"${name}" is not among the names of class "${id}".`;
    const { hint } = suggestion(name, known);
    throw new SeedlintError('config-invalid', { key: 'names', reason, hint }, at([...path, 'names', index]));
  }
  return { class: id, names, match: readCells(axes, match, [...path, 'match'], at) };
}

function readReaders(
  { names = [], fields = {} }: NonNullable<WrittenContract['readers']>,
  compare: WrittenContract['compare'],
  path: Path,
  at: Locate,
): NonNullable<Contract['readers']> {
  if (compare !== 'lists') {
    const reason = 'Patterns are compared each for itself, so that nobody asks whom they are for.';
    const hint = 'Write "compare: lists", or remove the readers.';
    throw new SeedlintError('config-invalid', { key: 'readers', reason, hint }, at([...path, 'readers'], 'key'));
  }
  for (const [index, name] of names.entries()) checkPattern(name, [...path, 'readers', 'names', index], at);
  return { names, fields };
}

/** A path from the root of the checkout, as a source lists it. */
function readDocument(document: string, path: Path, at: Locate): string {
  const parts = document.split(/[\\/]/).filter((part) => part !== '.');
  if (!/^(?:[a-zA-Z]:|[\\/])/.test(document) && !parts.includes('..') && !parts.includes('')) return parts.join('/');
  const reason = `Document "${document}" does not lie in the checkout.`;
  const hint = 'Write it from the root of the checkout: "docs/process.md".';
  throw new SeedlintError('config-invalid', { key: 'document', reason, hint }, at(path));
}

// A document is read once, with the words of one language.
function refuseTwoLanguages(contracts: Readonly<Record<string, Contract>>, at: Locate): void {
  const languages = new Map<string, string>();
  for (const [id, { document, locale }] of Object.entries(contracts)) {
    const other = languages.get(document) ?? locale;
    languages.set(document, other);
    if (other === locale) continue;
    const reason = `"${document}" is said to be in ${other} and in ${locale}.`;
    const hint = 'Contracts of one document name one locale.';
    throw new SeedlintError('config-invalid', { key: 'locale', reason, hint }, at(['contracts', id, 'locale']));
  }
}
