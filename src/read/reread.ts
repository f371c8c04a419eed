import type { Catalogue } from '../core/catalogue.ts';
import type { Config } from '../core/config.ts';
import type { Seed } from '../core/seed.ts';
import { readCatalogue } from './catalogue.ts';
import { readSeed } from './seed.ts';
import { overlaySource } from './source-overlay.ts';
import type { Source } from './source.ts';

/**
 * A catalogue with some prompt files in other words, null for one that is gone. Only they are read again, unless there is a
 * new one among them. Throws SeedlintError for a file that cannot be read.
 */
export function reread(
  catalogue: Catalogue,
  edits: ReadonlyMap<string, string | null>,
  { source, config }: { readonly source: Source; readonly config: Config },
): Catalogue {
  const known = new Set(catalogue.seeds.map(({ file }) => file.path));
  if ([...edits.keys()].some((path) => !known.has(path))) {
    const { catalogue: read, problems } = readCatalogue(overlaySource(source, edits), config, catalogue.packs);
    const [first] = problems;
    if (first) throw first;
    return read;
  }
  return { ...catalogue, seeds: catalogue.seeds.flatMap((seed) => again(seed, edits, catalogue) ?? []) };
}

function again(
  seed: Seed,
  edits: ReadonlyMap<string, string | null>,
  { definition, packs }: Catalogue,
): Seed | undefined {
  const text = edits.get(seed.file.path);
  const fileClass = definition.classes[seed.class];
  if (text === null) return undefined;
  if (text === undefined || !fileClass) return seed;
  return readSeed({ ...seed.file, text }, { ...seed, fileClass, definition, packs });
}
