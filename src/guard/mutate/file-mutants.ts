import { pathIn, type Catalogue } from '../../core/catalogue.ts';
import { managedBlocks } from '../../core/managed.ts';
import { matrixOf } from '../../core/resolve.ts';
import { offsetInFile, placeInView, type Seed } from '../../core/seed.ts';
import { placeAt, wholeFile } from '../../core/text.ts';
import type { Mutant } from './mutant.ts';
import { onLine } from './mutation.ts';
import { targetsOf } from './target.ts';

/** Names of the operators below. */
export const fileOperators = ['drop-policy-block', 'delete-seed', 'shadow-seed'] as const;

/** Mutants of whole blocks and files. */
export function fileMutants(catalogue: Catalogue): Mutant[] {
  return [...policyBlocks(catalogue), ...deletedSeeds(catalogue), ...shadowedSeeds(catalogue)];
}

/** The words of a policy between its marks are gone, and the marks. */
function policyBlocks({ seeds }: Catalogue): Mutant[] {
  return seeds.flatMap((seed) =>
    seed.views.flatMap((view) =>
      managedBlocks(view)
        .filter(({ closed }) => closed)
        .map((block): Mutant => {
          const { path, text } = seed.file;
          const [start, end] = [offsetInFile(view, block.from), offsetInFile(view, block.to, true)];
          return {
            operator: 'drop-policy-block',
            at: placeInView(seed.file, view, block.from, block.to),
            locale: view.locale,
            before: onLine(view.text.slice(...block.inner)),
            after: null,
            policies: [block.policy],
            edits: () => new Map([[path, `${text.slice(0, start)}${text.slice(end).replace(/^[ \t]*\n/, '')}`]]),
          };
        }),
    ),
  );
}

/** A file whose agents were bound by something is gone. */
function deletedSeeds(catalogue: Catalogue): Mutant[] {
  return catalogue.seeds.flatMap((seed) =>
    binds(catalogue, seed)
      ? [{ ...ofFile(seed), operator: 'delete-seed', after: null, edits: () => new Map([[seed.file.path, null]]) }]
      : [],
  );
}

/** A run has got a fallback so far; now there is a file of its own with nothing in it but a title. */
function shadowedSeeds(catalogue: Catalogue): Mutant[] {
  const seeds = new Map(catalogue.seeds.map((seed) => [seed.file.path, seed]));
  const stubs = new Map<string, Mutant>();
  for (const { layers } of matrixOf(catalogue).rows) {
    for (const { layer, attempts, winner } of layers) {
      const seed = winner && seeds.get(winner.path);
      const free = attempts.find(({ exists }) => !exists);
      if (!seed || !free || attempts.indexOf(free) > attempts.indexOf(winner) || !binds(catalogue, seed)) continue;
      const { folder = '' } = catalogue.definition.classes[layer.class] ?? {};
      const path = free.path.includes('/') ? free.path : pathIn(folder, free.path);
      stubs.set(path, {
        ...ofFile(seed),
        operator: 'shadow-seed',
        after: path,
        edits: () => new Map([[path, stubOf(seed)]]),
      });
    }
  }
  return [...stubs.values()];
}

/** Front matter and first line of a file. */
function stubOf({ file, frontMatter }: Seed): string {
  const body = file.text.slice(frontMatter?.end ?? 0).trimStart();
  return `${frontMatter ? `${file.text.slice(frontMatter.start, frontMatter.end)}\n\n` : ''}${body.split('\n', 1)[0] ?? ''}\n`;
}

function ofFile({ file, views, cell }: Seed): Pick<Mutant, 'at' | 'locale' | 'before' | 'policies'> {
  const [first] = views[0]?.units ?? [];
  return {
    at: first ? placeAt(file, first.place.start, first.place.end) : wholeFile(file),
    locale: cell.locale ?? views[0]?.locale ?? '',
    before: first?.text ?? file.path,
    policies: [],
  };
}

function binds(catalogue: Catalogue, seed: Seed): boolean {
  return seed.views.some((view) => targetsOf(catalogue, seed, view).length > 0);
}
