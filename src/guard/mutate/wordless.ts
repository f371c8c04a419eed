import type { Catalogue } from '../../core/catalogue.ts';
import type { MutantWords } from '../../core/mutant-words.ts';
import { operators } from './operators.ts';

/** Language of a catalogue → operators that have no words in it. Not named are languages that have all. */
export function wordless({ definition, packs }: Catalogue, wanted: readonly string[]): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const locale of Object.keys(definition.axes.locale)) {
    const pack = packs.get(locale);
    // Of a language whose force nobody can read, no directive is tried at all.
    const missing = pack?.force
      ? operators.filter(({ name }) => !hasWords(name, pack.mutants)).map(({ name }) => name)
      : operators.map(({ name }) => name);
    const names = [...new Set(missing)].filter((name) => wanted.includes(name));
    if (names.length > 0) found.set(locale, names);
  }
  return found;
}

/** Words for one of those that share a name are enough. */
function hasWords(name: string, words: MutantWords | undefined): boolean {
  return operators.some(
    (operator) =>
      operator.name === name && (operator.needs === undefined || words?.[operator.needs][name] !== undefined),
  );
}
