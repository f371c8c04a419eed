import { SeedlintError } from '../../core/errors.ts';
import type { CommonOptions } from '../options.ts';
import type { OutputFlags } from '../outputs.ts';
import type { SourceFlags } from '../sources.ts';

/** Options of `seedlint lint` as commander gives them. */
export interface LintFlags extends CommonOptions, SourceFlags, OutputFlags {
  readonly fix?: boolean;
  readonly fixUnsafe?: boolean;
  readonly fixDryRun?: boolean;
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly stats?: boolean;
}

/** Throws a usage error for options that contradict each other. */
export function assertLintFlags(flags: LintFlags): void {
  const { fixDryRun, staged, stdin, stdinFilename } = flags;
  if (stdin && stdinFilename === undefined) {
    throw usage('--stdin needs --stdin-filename.', 'Name the prompt file that the text stands for.');
  }
  if (!stdin && stdinFilename !== undefined) {
    throw usage('--stdin-filename needs --stdin.', 'Add --stdin and pipe the text in.');
  }
  const writes = (flags.fix || flags.fixUnsafe) && !fixDryRun;
  if (writes && stdin) {
    throw usage('--fix has no file to write when the text comes from stdin.', 'Use --fix-dry-run: it prints a diff.');
  }
  if (writes && staged) {
    throw usage('--fix does not write into the git index.', 'Run it without --staged, then git add.');
  }
  const shown = flags.format?.find((format) => !format.includes('='));
  if (fixDryRun && shown !== undefined && flags.outputFile === undefined) {
    throw usage(
      '--fix-dry-run prints its diff to stdout.',
      `Give the report a file: --format ${shown}=report.${shown}.`,
    );
  }
}

/** How far fixing may go; undefined: no fixing was asked for. */
export function fixLevel({ fix, fixUnsafe, fixDryRun }: LintFlags): 'safe' | 'unsafe' | undefined {
  if (fixUnsafe) return 'unsafe';
  return fix || fixDryRun ? 'safe' : undefined;
}

function usage(reason: string, hint: string): SeedlintError {
  return new SeedlintError('usage', { reason, hint });
}
