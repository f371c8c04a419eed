import type { TextFile } from '../core/text.ts';
import { SeedlintError } from '../core/errors.ts';
import { readYaml } from './yaml-file.ts';

/** What those of some files say that are YAML or JSON, by path. One that cannot be read, a list as a whole among them, is left out. */
export function guardData(files: ReadonlyMap<string, TextFile>): ReadonlyMap<string, unknown> {
  const data = new Map<string, unknown>();
  for (const [path, { text }] of files) {
    if (!/\.(?:ya?ml|json)$/i.test(path)) continue;
    try {
      data.set(path, readYaml(path, text).data);
    } catch (error) {
      if (!(error instanceof SeedlintError)) throw error;
    }
  }
  return data;
}
