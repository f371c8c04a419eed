import { stringify } from 'yaml';
import type { Baseline, BaselineEntry } from '../core/baseline.ts';
import { SeedlintError } from '../core/errors.ts';
import { schemaFault } from './schema-faults.ts';
import validate from './schemas/baseline.schema.json?validate';
import { readYaml } from './yaml-file.ts';

/** The baseline out of its text; without text, an empty one. Throws SeedlintError with the place of the first fault. */
export function readBaseline(path: string, text: string | undefined): Baseline {
  if (text === undefined) return { path, entries: [] };
  const file = readYaml(path, text);
  if (!isBaseline(file.data)) throw schemaFault(file, validate.errors ?? []);
  const entries = file.data.findings.map((entry, index) => ({ ...entry, place: file.placeOf(['findings', index]) }));
  const seen = new Map<string, BaselineEntry>();
  for (const [index, entry] of entries.entries()) {
    const first = seen.get(entry.fingerprint)?.place?.line;
    if (first !== undefined) {
      const at = file.placeOf(['findings', index, 'fingerprint']);
      throw new SeedlintError('baseline-twice', { fingerprint: entry.fingerprint, line: first }, at);
    }
    seen.set(entry.fingerprint, entry);
  }
  return { path, entries };
}

/** The text of a baseline: the same for the same entries, whatever order they come in. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const findings = entries
    .toSorted((a, b) => compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint))
    .map(({ fingerprint, rule, path, message, reason, until }) => ({
      fingerprint,
      rule,
      path,
      ...(message === undefined ? {} : { message }),
      reason,
      until,
    }));
  return `${opening}${stringify({ version: 1, findings }, { lineWidth: 0 })}`;
}

function isBaseline(data: unknown): data is { readonly findings: readonly Omit<BaselineEntry, 'place'>[] } {
  return validate(data);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const opening = `# Written by "seedlint baseline add": findings that were there when seedlint came. Mend them, then run "seedlint baseline prune".
`;
