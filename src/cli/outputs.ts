import { SeedlintError } from '../core/errors.ts';
import { suggest } from '../core/suggest.ts';
import { formats, type Format } from '../report/index.ts';

/** One report to write: its format and the file it goes to; without a file it goes to stdout. */
export interface OutputTarget {
  readonly format: Format;
  readonly file?: string;
}

export interface OutputFlags {
  /** Undefined: `pretty`, to stdout. */
  readonly format?: readonly string[];
  readonly outputFile?: string;
}

/** Reads `--format name[=file]` (any number) and `--output-file`. Throws a usage error where two reports would mix. */
export function outputTargets({ format: asked = ['pretty'], outputFile }: OutputFlags): OutputTarget[] {
  const targets = asked.map(targetOf);
  const unnamed = targets.filter((target) => target.file === undefined);
  if (unnamed.length > 1) {
    const names = unnamed.map(({ format }) => format);
    throw new SeedlintError('usage', {
      reason: `Two reports cannot share stdout: ${names.join(' and ')}.`,
      hint: `Give one a file: --format ${names[1]}=report.${names[1]}.`,
    });
  }
  const [first] = unnamed;
  if (outputFile !== undefined && !first) {
    throw new SeedlintError('usage', {
      reason: '--output-file has no report left to write: every --format names its own file.',
      hint: 'Drop --output-file, or the "=file" of one format.',
    });
  }
  const placed = targets.map((target) =>
    target === first && outputFile !== undefined ? { ...target, file: outputFile } : target,
  );
  const files = placed.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) {
    throw new SeedlintError('usage', {
      reason: `Two reports would be written to ${twice}.`,
      hint: 'Give each a file of its own.',
    });
  }
  return placed;
}

function targetOf(text: string): OutputTarget {
  const cut = text.indexOf('=');
  const format = cut === -1 ? text : text.slice(0, cut);
  if (!isFormat(format)) {
    const known = Object.keys(formats);
    const near = suggest(format, known);
    throw new SeedlintError('usage', {
      reason: `There is no format "${format}".`,
      hint: near === undefined ? `Formats: ${known.join(', ')}.` : `Did you mean ${near}?`,
    });
  }
  if (cut === -1) return { format };
  const file = text.slice(cut + 1);
  if (file === '') {
    throw new SeedlintError('usage', {
      reason: `--format ${text} names no file.`,
      hint: `Write --format ${format}=report.${format}.`,
    });
  }
  return { format, file };
}

function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}
