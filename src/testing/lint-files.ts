import { stringify } from 'yaml';
import type { Config } from '../core/config.ts';
import type { Report } from '../core/report.ts';
import type { Rule } from '../core/rule.ts';
import type { FixLevel } from '../lint/edits.ts';
import { fixUntilStable, type FixResult } from '../lint/fix.ts';
import { lint } from '../lint/lint.ts';
import { readCatalogue, type ReadResult } from '../read/catalogue.ts';
import { loadConfig } from '../read/config.ts';
import { memorySource } from '../read/source-memory.ts';
import defaultCatalogue from './default-catalogue.yaml';
import { merge } from './merge.ts';
import { packsIn } from './packs.ts';

export interface LintFilesOptions {
  readonly rules: readonly Rule[];
  /** Merged over the test catalogue: objects by key, everything else replaced. */
  readonly catalogue?: unknown;
  /** What seedlint.config.yaml would hold. Default: every rule of `rules` on, each with its own severity. */
  readonly config?: unknown;
  /** ISO date. */
  readonly today?: string;
}

/** Lints a catalogue that exists in memory only, from the bytes to the settled findings. Files in `locales/<tag>/` add to the packs. */
export async function lintFiles(files: Readonly<Record<string, string>>, options: LintFilesOptions): Promise<Report> {
  const { config, catalogue, problems } = await readFiles(files, options);
  return lint(catalogue, { rules: options.rules, config, problems, today: options.today ?? '2026-01-15' });
}

/** The same files, read and not judged. */
export async function readFiles(
  files: Readonly<Record<string, string>>,
  options: LintFilesOptions,
): Promise<ReadResult & { readonly config: Config }> {
  const config = await configOf(files, options);
  const prompts = Object.fromEntries(Object.entries(files).filter(([path]) => !isConfiguration(path)));
  return { config, ...readCatalogue(memorySource(prompts), config, await packsIn(files)) };
}

/** Lints and mends files in memory, again and again until nothing changes. */
export async function fixFiles(
  files: Readonly<Record<string, string>>,
  level: FixLevel,
  options: LintFilesOptions,
): Promise<FixResult> {
  return fixUntilStable(
    {
      report: await lintFiles(files, options),
      text: (path) => files[path] ?? '',
      relint: (overlay) => lintFiles({ ...files, ...Object.fromEntries(overlay) }, options),
    },
    level,
  );
}

function isConfiguration(path: string): boolean {
  return path.startsWith('locales/') || path === 'policies.yaml';
}

function configOf(
  files: Readonly<Record<string, string>>,
  { rules, catalogue, config }: LintFilesOptions,
): Promise<Config> {
  // The root exists in no file system: nothing here may be read from a disk.
  const root = '/seeds';
  const policies = 'policies.yaml' in files ? { policies: './policies.yaml' } : {};
  const written: Record<string, string> = {
    [`${root}/catalogue.yaml`]: stringify(merge(defaultCatalogue, catalogue)),
    [`${root}/seedlint.config.yaml`]: stringify(
      merge({ catalogue: './catalogue.yaml', ...policies, rules: allOn(rules) }, config),
    ),
  };
  return loadConfig({
    config: `${root}/seedlint.config.yaml`,
    cwd: root,
    from: root,
    rules,
    // A configuration may name files of the case: an inventory, a preset of its own.
    files: { read: (path) => written[path] ?? files[path.slice(root.length + 1)] },
  });
}

function allOn(rules: readonly Rule[]): Record<string, string> {
  return Object.fromEntries(rules.map(({ id, severity }) => [id, severity === 'off' ? 'warning' : severity]));
}
