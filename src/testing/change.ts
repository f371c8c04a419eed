import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { changeBetween, type Side } from '../cli/guard-sides.ts';
import type { Change } from '../core/change.ts';
import type { Rule } from '../core/rule.ts';
import { guard, type GuardVerdict } from '../guard/guard.ts';
import { memorySource } from '../read/source-memory.ts';
import defaultCatalogue from './default-catalogue.yaml';
import { merge } from './merge.ts';

/** Files of a repository by path. A `seedlint.config.yaml` and `catalogue.yaml` of its own win over those of the tests. */
export type Files = Readonly<Record<string, string>>;

export interface ChangeOptions {
  /** Laid over the test catalogue, on both sides. */
  readonly catalogue?: unknown;
  /** What `seedlint.config.yaml` holds on both sides, besides the catalogue. */
  readonly config?: unknown;
  /** The files are all there is: none of the tests' own. */
  readonly bare?: true;
  /** ISO date. */
  readonly today?: string;
}

/** The change between two repositories that exist in memory only. */
export function changeOf(base: Files, head: Files, options: ChangeOptions = {}): Promise<Change> {
  const today = options.today ?? '2026-01-15';
  return changeBetween(sideOf('base', base, options), sideOf('head', head, options), { today });
}

/** What some rules say of a change. */
export async function guardFiles(
  base: Files,
  head: Files,
  { rules, ...options }: ChangeOptions & { readonly rules: readonly Rule[] },
): Promise<GuardVerdict> {
  return guard(await changeOf(base, head, options), { rules, digest });
}

function sideOf(label: string, files: Files, { catalogue, config, bare }: ChangeOptions): Side {
  const policies = 'policies.yaml' in files ? { policies: './policies.yaml' } : {};
  const locales = Object.keys(files).some((path) => path.startsWith('locales/')) ? { locales: ['./locales'] } : {};
  const source = memorySource({
    ...(bare
      ? {}
      : {
          'catalogue.yaml': stringify(merge(defaultCatalogue, catalogue)),
          'seedlint.config.yaml': stringify(merge({ catalogue: './catalogue.yaml', ...policies, ...locales }, config)),
        }),
    ...files,
  });
  // The root exists in no file system: nothing here may be read from a disk.
  return { label, root: '/seeds', source, top: source };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
