import { operators } from '../guard/mutate/operators.ts';
import { unitMutants } from '../guard/mutate/unit-mutants.ts';
import { readFiles } from './lint-files.ts';

/** What becomes of the only directive of a file, by operator; null where nothing is left of it. */
export async function mutantsOf(text: string, locale: 'ru' | 'en'): Promise<Record<string, (string | null)[]>> {
  const { catalogue } = await readFiles({ [`dev-work_${locale}.md`]: `${text}\n` }, { rules: [] });
  const found: Record<string, (string | null)[]> = {};
  for (const { operator, after } of unitMutants(catalogue, operators)) (found[operator] ??= []).push(after);
  return found;
}
