import type { CatalogueDefinition, FileClass, FrontMatterContract, Listing } from '../core/catalogue.ts';
import { SeedlintError } from '../core/errors.ts';
import type { Path } from './config-merge.ts';
import { readCells, type Locate } from './definition-axes.ts';
import { checkPattern, missing } from './definition-checks.ts';
import type { WrittenClass } from './written.ts';

/** The file classes of a catalogue, defaults filled in. */
export function readClasses(
  axes: CatalogueDefinition['axes'],
  written: Readonly<Record<string, WrittenClass>>,
  at: Locate,
): Record<string, FileClass> {
  const classes: Record<string, FileClass> = {};
  for (const [id, one] of Object.entries(written)) {
    const path: Path = ['classes', id];
    const listing = one.listing && readListing(axes, id, one.listing, at);
    classes[id] = {
      folder: readFolder(one.folder ?? '', [...path, 'folder'], at),
      names: readNames(id, one.names ?? [], at),
      ignore: one.ignore ?? [],
      languages: one.languages ?? 'files',
      ...(one.template ? { template: { ...one.template, language: 'go' } } : {}),
      frontMatter: readFrontMatter(one.frontMatter ?? 'allowed', [...path, 'frontMatter'], at),
      sections: (one.sections ?? []).map(({ match, require }, index) => ({
        match: readCells(axes, match, [...path, 'sections', index, 'match'], at),
        require,
      })),
      ...(listing ? { listing } : {}),
    };
  }
  if (Object.keys(classes).length > 0) return classes;
  throw missing('classes', 'the catalogue', 'Describe at least one kind of prompt files.', at([]));
}

function readNames(id: string, names: readonly string[], at: Locate): readonly string[] {
  if (names.length === 0) {
    throw missing('names', `"classes.${id}"`, 'Say what its files are called.', at(['classes', id], 'key'));
  }
  for (const [index, pattern] of names.entries()) checkPattern(pattern, ['classes', id, 'names', index], at);
  return names;
}

/** Forward slashes, no `./`, no slash at the end. */
function readFolder(folder: string, path: Path, at: Locate): string {
  const parts = folder.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  if (!/^(?:[a-zA-Z]:|[\\/])/.test(folder) && !parts.includes('..')) return parts.join('/');
  const reason = `Folder "${folder}" does not lie in the checkout.`;
  const hint = 'Write it from the root of the checkout: "docs/product/prompt-seeds".';
  throw new SeedlintError('config-invalid', { key: 'folder', reason, hint }, at(path));
}

function readFrontMatter(
  written: NonNullable<WrittenClass['frontMatter']>,
  path: Path,
  at: Locate,
): FrontMatterContract {
  const { mode = 'required', schema } = typeof written === 'string' ? { mode: written } : written;
  if (mode === 'required') return schema ? { mode, schema } : { mode };
  if (!schema) return { mode };
  const reason = `Front matter is ${mode}, so its schema is never asked.`;
  const hint = 'Write "mode: required", or remove the schema.';
  throw new SeedlintError('config-invalid', { key: 'schema', reason, hint }, at([...path, 'schema'], 'key'));
}

function readListing(
  axes: CatalogueDefinition['axes'],
  id: string,
  { file, covers }: NonNullable<WrittenClass['listing']>,
  at: Locate,
): Listing {
  const path: Path = ['classes', id, 'listing'];
  if (file === undefined) {
    throw missing('file', `"classes.${id}.listing"`, 'Name the Markdown file that lists them.', at(path, 'key'));
  }
  return { file, covers: readCells(axes, covers, [...path, 'covers'], at) };
}
