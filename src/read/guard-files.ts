import { SeedlintError } from '../core/errors.ts';
import type { TextFile } from '../core/text.ts';
import type { Source } from './source.ts';
import { decode } from './text-file.ts';

/** Files of a repository that decide whether seedlint runs and who has to look, by path. One that cannot be read is left out. */
export function guardFiles(source: Source): ReadonlyMap<string, TextFile> {
  const files = new Map<string, TextFile>();
  for (const path of source.list(patterns)) {
    try {
      files.set(path, decode(path, source.read(path, largest)));
    } catch (error) {
      // What was binary or too large before and after tells nothing; what became so is told by its absence.
      if (!(error instanceof SeedlintError)) throw error;
    }
  }
  return files;
}

const patterns = [
  '.github/workflows/*.{yml,yaml}',
  '.github/actions/**/action.{yml,yaml}',
  '{.github/,docs/,}CODEOWNERS',
  '.gitlab-ci.yml',
  '{Makefile,makefile,GNUmakefile}',
  '**/package.json',
  '{.pre-commit-config.yaml,lefthook.yml,.husky/*}',
];

const largest = 1024 * 1024;
